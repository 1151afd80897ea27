"""`confirm_role`: on the machine, where nobody is there yet who confirms roles."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts import actions
from accounts.account_events import told
from accounts.models import User


class Command(BaseCommand):
    help = "Let a role hold that waits, while nobody in the system could confirm it."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"No user is called {username}.")
        try:
            confirmed = actions.confirm_on_the_machine(user=user)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        told("access_changed", user=confirmed, request=None, door="command")
        self.stdout.write(f"{username} is {confirmed.role} now.")
