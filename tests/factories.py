"""Plain functions that make what a test is about, with visible defaults.

A household is made through the register's own action, so that what tests build is what users build.
"""

from datetime import UTC, date, datetime
from itertools import count

from accounts import actions as account_actions
from accounts.models import Organisation, User
from cases import actions
from places.models import Place

DAY = date(2023, 10, 1)
NOON = datetime(2023, 10, 1, 12, tzinfo=UTC)
PASSWORD = "kept-in-tests-only"
_serial = count(1)


def place(code="AM07"):
    """A place of the gazetteer; Kotayk unless another is named."""
    return Place.objects.get(pk=code)


def make_organisation(acronym="MLSA", *, is_controller=True, kind="government"):
    """An organisation; the register's controller unless said otherwise."""
    return Organisation.objects.get_or_create(
        acronym=acronym, defaults={"name": acronym, "kind": kind, "is_controller": is_controller}
    )[0]


def make_partner(acronym="KAMURJ"):
    """An organisation that is not the register's controller."""
    return make_organisation(acronym, is_controller=False, kind="national_ngo")


def make_user(role="caseworker", *, places=(), organisation=None, **fields):
    """A user of the controlling organisation who works at these places (codes or places)."""
    user = User.objects.create_user(
        username=fields.pop("username", f"{role}-{next(_serial)}"),
        password=PASSWORD,
        role=role,
        organisation=organisation or (make_partner() if role == "partner" else make_organisation()),
        **fields,
    )
    user.places.set([place(p) if isinstance(p, str) else p for p in places])
    return user


def make_link(user, *, by=None, at=NOON):
    """What a one-time link of a user holds."""
    return account_actions.new_link(user=user, by=by, at=at)


def person_values(**values):
    """The values of one member: a woman of 39 who is the head, unless said otherwise."""
    return {
        "given_name": "Գոհար",
        "patronymic": "Սերգեյի",
        "family_name": "Ավանեսյան",
        "relationship": "head",
        "sex": "female",
        "birth_date": date(1984, 3, 12),
        "birth_precision": "day",
        "arrived_on": date(2023, 9, 27),
    } | values


def make_household(*members, at="AM07", registered_at=None, on=DAY, by=None, **household):
    """A household that lives at a place; `members` are changes to `person_values`."""
    home = place(at) if isinstance(at, str) else at
    office = place(registered_at) if isinstance(registered_at, str) else registered_at
    return actions.register_household(
        household={"registered_at": office or home} | household,
        residence={"place": home},
        members=[person_values(**member) for member in members or ({},)],
        by=by or make_user(),
        on=on,
    )


def child(**values):
    """A boy of 13, to stand beside a head."""
    return {
        "given_name": "Արամ",
        "patronymic": "Կարենի",
        "relationship": "child",
        "sex": "male",
        "birth_date": date(2010, 1, 15),
    } | values


def head_of(household):
    """The present head of a household."""
    return household.members.get(is_head=True)


def member(household, relationship):
    """The present member of a household who is this to its head."""
    return household.members.get(relationship=relationship, left_on__isnull=True)


def family(**household):
    """A woman who is the head, her husband and their son."""
    husband = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
    return make_household({}, husband, child(), **household)
