"""`createsuperuser`: the first user of all, made by whoever works on the machine itself."""

from django.contrib.auth.management.commands import createsuperuser

from accounts.history.acting import MACHINE, acting
from accounts.history.commands import DoorOfCommand


class Command(DoorOfCommand, createsuperuser.Command):
    """Django's command; nobody can be named who acts, so that history names the machine."""

    def handle(self, *args, **options):
        with acting(by=MACHINE):
            return super().handle(*args, **options)
