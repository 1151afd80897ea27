"""Somebody in whose name the policy is composed, before it is known who asks (`visible.py`)."""

from datetime import UTC, date, datetime

from django.db import DEFAULT_DB_ALIAS

from accounts.agreements import Sharing
from accounts.choices import Role
from accounts.models import Organisation, User
from cases.keys import VERY_MANY

# The values of the stand-in: such as nobody has, so that each is found again in the query.
DAY, MOMENT = date(9000, 1, 1), datetime(9000, 1, 1, tzinfo=UTC)
USER, ORGANISATION, PURPOSE = -9000, "the organisation of who asks", "the purpose of who asks"


def stand_in(role, is_timed, has_very_many, sharings, is_cleared):
    """Somebody of a kind, with values that nobody has.

    What else a clause might ask of them was never loaded, and there is no such user to load it
    from: a policy that rests on more than is exchanged here fails, and opens nothing.
    """
    known = {
        "id": USER,
        "is_active": True,
        "role": role,
        "role_until": None,
        "role_waits": False,
        "is_cleared": is_cleared,
        "purpose": PURPOSE,
        "organisation_id": ORGANISATION,
    }
    names = [f.attname for f in User._meta.concrete_fields if f.attname in known]
    user = User.from_db(DEFAULT_DB_ALIAS, names, [known[name] for name in names])
    is_controller = role != Role.PARTNER
    user.organisation = Organisation(acronym=ORGANISATION, is_controller=is_controller)
    user.at = MOMENT if is_timed else None
    user.__dict__["_place_codes"] = _codes("who asks", has_very_many)
    user.__dict__["_sharing"] = {
        DAY: tuple(
            Sharing(needs_consent, _codes(f"agreement {index}", has_very_many), frozenset())
            for index, (needs_consent, has_very_many) in enumerate(sharings)
        )
    }
    return user


def _codes(whose, are_so_many):
    """As few or as many codes, of no place."""
    return (f"a place of {whose}",) * (VERY_MANY if are_so_many else 1)
