"""Organisations and users of the demo, and the passwords that `make run` prints."""

import json
import os
import secrets

from django.conf import settings

from accounts.choices import OrganisationKind, Role
from accounts.history.acting import MACHINE, acting
from accounts.models import Organisation, User
from places.choices import Level
from places.models import Place

CONTROLLER = "MLSA"
ORGANISATIONS = {
    CONTROLLER: ("Ministry of Labour and Social Affairs", OrganisationKind.GOVERNMENT),
    "UNHCR": ("United Nations High Commissioner for Refugees", OrganisationKind.UNITED_NATIONS),
    "KAMURJ": ("Kamurj Foundation (invented)", OrganisationKind.NATIONAL_NGO),
}
# User name, which is the role: organisation, places, first and last name.
USERS = {
    Role.CASEWORKER: (CONTROLLER, ("AM07",), "Նարե", "Մանուկյան"),
    Role.SUPERVISOR: (CONTROLLER, ("AM07", "AM03"), "Արտակ", "Սիմոնյան"),
    Role.COORDINATOR: ("UNHCR", (), "Elena", "Marchetti"),
    Role.ADMINISTRATOR: (CONTROLLER, (), "Լիլիթ", "Զաքարյան"),
}
LOGINS_FILE = "demo_logins"


def demo_logins():
    """(role, user name, password) of one user for each role; empty before the demo was made."""
    try:
        passwords = json.loads(_logins_path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [(role.value, role.value, passwords[role.value]) for role in USERS]


def create():
    """Make the organisations and users that are missing; the second time nothing changes.

    Returns the key of the user who registers households, by code of marz; those can't sign in.
    Passwords are drawn once and kept in `.local/demo_logins`, which only its owner may read; where
    that file is lost, the users get new ones.
    """
    with acting(by=MACHINE):
        return _create()


def _create():
    organisations = {
        acronym: Organisation.objects.get_or_create(
            acronym=acronym,
            defaults={"name": name, "kind": kind, "is_controller": acronym == CONTROLLER},
        )[0]
        for acronym, (name, kind) in ORGANISATIONS.items()
    }
    fresh = not _logins_path().exists()
    if fresh:
        _keep({role.value: secrets.token_urlsafe(12) for role in USERS})
    for role, username, password in demo_logins():
        _user(organisations, role, username, password, renew=fresh)
    return _registrars(organisations[CONTROLLER])


def _user(organisations, role, username, password, *, renew):
    acronym, places, first_name, last_name = USERS[Role(role)]
    user, created = User.objects.get_or_create(
        username=username,
        defaults={
            "role": role,
            "organisation": organisations[acronym],
            "first_name": first_name,
            "last_name": last_name,
        },
    )
    if created:
        user.places.set(places)
    if created or renew:
        user.set_password(password)
        user.save(update_fields=["password"])


def _registrars(controller):
    marzes = Place.objects.at_level(Level.MARZ).filter(path__startswith="AM/").order_by("code")
    return {marz.code: _registrar(controller, marz) for marz in marzes}


def _registrar(controller, marz):
    user, created = User.objects.get_or_create(
        username=f"registration-{marz.name_en.lower().replace(' ', '-')}",
        defaults={"role": Role.CASEWORKER, "organisation": controller, "last_name": marz.name_en},
    )
    if created:
        user.places.set([marz])
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user.pk


def _logins_path():
    return settings.ROOT / ".local" / LOGINS_FILE


def _keep(passwords):
    path = _logins_path()
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(passwords, file, indent=1)
