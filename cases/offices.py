"""Whom to ask about a family beyond one's places, and about whom not even that is told."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from accounts.choices import Role
from cases.models import Individual, Restriction
from places.choices import Level
from places.models import Place

# An office serves a marz or a community; what lies below would tell in which house they live.
SERVED = (Level.MARZ, Level.COMMUNITY)


@dataclass(frozen=True)
class Office:
    """Whom to ask: the place of an office and its telephone, as far as it is recorded."""

    place: Place
    telephone: str = ""


def with_hidden(households, *, on):
    """Add `is_hidden`: the household, or a present member, is hidden from partners on the day.

    Of those nobody beyond their places learns even where they came to an office.
    """
    in_force = Restriction.objects.on(on)
    members = Individual.objects.present().filter(household=OuterRef("pk"))
    hidden_member = members.filter(Exists(in_force.filter(individual=OuterRef("pk"))))
    return households.annotate(
        is_hidden=Exists(in_force.filter(household=OuterRef("pk"))) | Exists(hidden_member)
    )


def offices_of(households):
    """Number of each household → the office to ask about it.

    That is the office nearest to where they live of which a telephone is recorded, else the one
    that registered them.
    """
    households = list(households)
    wanted = {code for each in households for code in _around(each.lives_in, each.registered_at)}
    known = Place.objects.in_bulk(list(wanted))
    return {each.pk: _office_of(each, known) for each in households}


def _office_of(household, known):
    for place in (household.lives_in, household.registered_at):
        for code in reversed(list(_around(place))):
            near = known[code]
            if near.telephone and near.level in SERVED:
                return Office(near, near.telephone)
    return Office(household.registered_at, household.registered_at.telephone)


def _around(*places):
    """Codes of these places and of all that they lie in, the widest first."""
    return [code for place in places if place for code in place.path.strip("/").split("/")]


def supervisors_of(user, on):
    """The active supervisors of a user's places, by name."""
    places = _around(*user.places.all())
    people = get_user_model().objects.filter(
        role=Role.SUPERVISOR,
        role_waits=False,
        is_active=True,
        organisation=user.organisation_id,
        places__in=places,
    )
    in_role = people.filter(Q(role_until__isnull=True) | Q(role_until__gte=on))
    return in_role.exclude(pk=user.pk).distinct().order_by("last_name", "first_name", "username")
