"""Which households the staff of the register's controller see and change: one function a clause."""

from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import Coalesce

from accounts.choices import Role
from accounts.policy import places_of
from cases.keys import PlaceKeys

# For so long an office, or a partner, still sees whom it registered, though they live elsewhere.
REGISTERED_HERE_DAYS = 30
REGISTRAR_SEES = timedelta(hours=24)

NOBODY = Q(pk__in=[])


def _in_places(user, on):
    """It lives in the user's places, or was lately registered there."""
    places = PlaceKeys(places_of(user))
    lately = on - timedelta(days=REGISTERED_HERE_DAYS)
    lately_here = Q(registered_on__gte=lately, registered_at__among=places)
    return Q(lives_in__among=places) | lately_here


def _assigned(user, on):
    """The user works with it, or with somebody in it, on the day."""
    return Q(pk__among=assigned_households(user, on))


def _lately_registered_by(user, on):
    """The user registered it in the last 24 hours; without a moment, nothing is told."""
    moment = getattr(user, "at", None)
    if moment is None:
        return NOBODY
    return Q(registered_by=user, recorded_at__gt=moment - REGISTRAR_SEES)


def _behind_broken_glass(user, on):
    """The user broke the glass before it within the hour."""
    moment = getattr(user, "at", None)
    if moment is None:
        return NOBODY
    opened = apps.get_model("cases", "BrokenGlass").objects.filter(
        user=user, opened_at__lte=moment, ends_at__gt=moment
    )
    return Q(pk__among=ArraySubquery(opened.values("household")))


def _of_staff(user, on):
    return _in_places(user, on) | _assigned(user, on)


def _of_staff_and_in_danger(user, on):
    return _of_staff(user, on) | _behind_broken_glass(user, on)


OF_HOUSEHOLDS = {
    Role.REGISTRAR: _lately_registered_by,
    Role.CASEWORKER: _of_staff_and_in_danger,
    Role.SUPERVISOR: _of_staff_and_in_danger,
}
# Behind broken glass one reads.
CHANGED = {
    Role.REGISTRAR: _lately_registered_by,
    Role.CASEWORKER: _of_staff,
    Role.SUPERVISOR: _of_staff,
}


def assigned_households(user, on):
    """Keys of the households whose team, or a member's, the user belongs to on the day."""
    rows = apps.get_model("cases", "Assignment").objects.on(on).filter(user=user)
    return ArraySubquery(rows.values_list(Coalesce("household", "individual__household")))
