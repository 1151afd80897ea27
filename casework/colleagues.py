"""Who may work on cases: all of the register's staff who do, and those of an office."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from accounts.choices import Role
from casework.sight import MAY_WORK

WORK_ON_CASES = (Role.CASEWORKER, Role.SUPERVISOR)


def colleagues(on):
    """Everybody who may work on cases on the day, by name."""
    people = get_user_model().objects.filter(
        role__in=WORK_ON_CASES,
        role_waits=False,
        is_active=True,
        organisation__is_controller=True,
    )
    in_role = people.filter(Q(role_until__isnull=True) | Q(role_until__gte=on))
    return in_role.order_by("last_name", "first_name", "username")


def works_on_cases(user, on):
    """Whether somebody may work on cases on the day."""
    return user.is_active and user.has_role_on(on) and user.has_perm(MAY_WORK)


def colleagues_at(place, on):
    """Those who work at the place, or at one that it lies in."""
    around = [code for code in place.path.strip("/").split("/") if code]
    return colleagues(on).filter(places__in=around).distinct()


def cleared(people):
    """Of these colleagues those who read what is of protection, of whomever they see."""
    return people.filter(Q(role=Role.SUPERVISOR) | Q(is_cleared=True))


def name_of(user):
    """How somebody is called on pages."""
    return user.get_full_name() or user.username
