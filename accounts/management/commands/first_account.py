"""`first_account`: the first users of an empty system, each by a one-time link."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from accounts import actions, clock
from accounts.account_events import told
from accounts.choices import OrganisationKind, Role
from accounts.history.acting import MACHINE, acting
from accounts.history.commands import DoorOfCommand
from accounts.models import Organisation, User

# Whom an administrator can't make alone: somebody who may as much has to be there to confirm.
ROLES = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER)


class Command(DoorOfCommand, BaseCommand):
    help = (
        "Make the first administrator (or, with --role, supervisor or data protection officer) and "
        "print the one-time link by which they choose a password."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument(
            "--role", choices=[role.value for role in ROLES], default=ROLES[0].value
        )
        parser.add_argument("--organisation", help="acronym; the controller unless given")
        parser.add_argument("--name", default="", help="the organisation's, where it is new")
        parser.add_argument("--address", help="of the system, such as https://register.example")
        parser.add_argument(
            "--again",
            action="store_true",
            help="a new link for one who is there; their second factor is forgotten",
        )

    def handle(self, *, username, role, organisation, name, address, again, **options):
        try:
            with acting(by=MACHINE):
                user, token = (
                    _again(username) if again else _first(username, role, organisation, name)
                )
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        told("link_made", user=user, request=None, door="command")
        path = reverse("one_time_link", args=[token])
        self.stdout.write(urljoin(address or _address(), path))


def _first(username, role, acronym, name):
    """The first user of a role; raises CommandError where there is one already."""
    there = User.objects.filter(role=role, is_active=True).first()
    if there is not None:
        raise CommandError(
            f"{there.username} is {role} already: users are invited in the admin. If they lost "
            f"password or telephone: first_account {there.username} --again."
        )
    user = User(username=username, role=role, organisation=_organisation(acronym, name))
    return user, actions.invite(user=user, places=[], by=None, at=clock.now())


def _again(username):
    """A way back in for somebody whom nobody else can help."""
    user = User.objects.filter(username=username, role__in=ROLES).first()
    if user is None:
        raise CommandError(f"No {', '.join(ROLES)} is called {username}.")
    actions.reset_second_factor(user=user, by=None)
    return user, actions.new_link(user=user, by=None, at=clock.now())


def _organisation(acronym, name):
    """The named organisation, or the register's controller, which is made where there is none."""
    controller = Organisation.objects.filter(is_controller=True).first()
    if acronym is None and controller is None:
        raise CommandError("Say whose register it is: --organisation ACRONYM --name NAME.")
    if acronym is None or (controller and controller.acronym == acronym):
        return controller
    found = Organisation.objects.filter(acronym=acronym).first()
    return found or _new_organisation(acronym, name, is_controller=controller is None)


def _new_organisation(acronym, name, *, is_controller):
    organisation = Organisation(
        acronym=acronym,
        name=name or acronym,
        kind=OrganisationKind.GOVERNMENT,
        is_controller=is_controller,
    )
    organisation.full_clean()
    organisation.save()
    return organisation


def _address():
    """Where the system is reached, as far as its settings say so."""
    if settings.LOCAL_DEMO:
        return "http://localhost:8000"
    origins = [*settings.CSRF_TRUSTED_ORIGINS, *(f"https://{h}" for h in settings.ALLOWED_HOSTS)]
    return origins[0]
