"""`questionnaires`: keep those that come with the system, and ask by them where none is in use."""

from django.core.management.base import BaseCommand

from accounts.clock import now, today
from accounts.history.commands import DoorOfCommand
from assessments import actions


class Command(DoorOfCommand, BaseCommand):
    help = "Add the questionnaires that come with the system; those that are kept stay as they are."

    def handle(self, *args, **options):
        added = actions.add_shipped(on=today(), at=now())
        for instrument in added:
            self.stdout.write(str(instrument))
        if not added:
            self.stdout.write("All of them are kept already.")
