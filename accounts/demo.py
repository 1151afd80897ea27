"""Organisations and users of the demo, and the passwords that `make run` prints."""

import json
import os
import secrets

from django.conf import settings

from accounts import demo_agreements
from accounts.choices import OrganisationKind, Purpose, Role
from accounts.history.acting import MACHINE, acting
from accounts.models import Organisation, User
from places.choices import Level
from places.models import Place

CONTROLLER = "MLSA"
# Of the partners, the one with a user here, who sees people by consent for one purpose.
PARTNER = demo_agreements.PARTNER
ORGANISATIONS = {
    CONTROLLER: ("Ministry of Labour and Social Affairs", OrganisationKind.GOVERNMENT),
    "UNHCR": ("United Nations High Commissioner for Refugees", OrganisationKind.UNITED_NATIONS),
    PARTNER: ("Kamurj Foundation (invented)", OrganisationKind.NATIONAL_NGO),
}
# User name, which is the role: organisation, places, first and last name.
USERS = {
    Role.CASEWORKER: (CONTROLLER, ("AM07",), "Նարե", "Մանուկյան"),
    Role.SUPERVISOR: (CONTROLLER, ("AM07", "AM03"), "Արտակ", "Սիմոնյան"),
    Role.COORDINATOR: ("UNHCR", (), "Elena", "Marchetti"),
    Role.ADMINISTRATOR: (CONTROLLER, (), "Լիլիթ", "Զաքարյան"),
    Role.REGISTRAR: (CONTROLLER, ("AM07",), "Դավիթ", "Աբրահամյան"),
    Role.PARTNER: (PARTNER, ("AM07",), "Սոնա", "Պետրոսյան"),
    Role.AUDITOR: (CONTROLLER, (), "Վահե", "Միրզոյան"),
    Role.DATA_PROTECTION_OFFICER: (CONTROLLER, (), "Աննա", "Ղազարյան"),
}
LOGINS_FILE = "demo_logins"


def demo_logins():
    """(role, user name, password) of one user for each role; empty before the demo was made."""
    passwords = _kept()
    return [(role.value, role.value, passwords[role.value]) for role in USERS if role in passwords]


def create():
    """Make the organisations and users that are missing; the second time nothing changes.

    Returns the key of the user who registers households, by code of marz; those can't sign in.
    Passwords are drawn once and kept in `.local/demo_logins`, which only its owner may read; where
    that file is lost, or knows nothing of a role, its user gets a new one.
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
    fresh = {role.value: secrets.token_urlsafe(12) for role in USERS if role not in _kept()}
    if fresh:
        _keep(_kept() | fresh)
    for role, username, password in demo_logins():
        _user(organisations, role, username, password, renew=role in fresh)
    demo_agreements.create(User.objects.in_bulk(list(Role.values), field_name="username"))
    _give_telephones()
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
            "purpose": Purpose.ASSISTANCE if role == Role.PARTNER else "",
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


def _give_telephones():
    """Offices get telephones: invented ones, of a range that nobody is called by."""
    offices = Place.objects.at_level(Level.MARZ).filter(path__startswith="AM/", telephone="")
    for office in offices:
        last = int(office.code.removeprefix("AM"))
        Place.objects.filter(pk=office.pk).update(telephone=f"+374 10 000 0{last:02d} (invented)")


def _logins_path():
    return settings.ROOT / ".local" / LOGINS_FILE


def _kept():
    try:
        return json.loads(_logins_path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _keep(passwords):
    """Write them beside the file, which then takes their place whole."""
    path = _logins_path()
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(passwords, file, indent=1)
    os.replace(fresh, path)
