"""Which people a partner and the data protection officer see and change: one function a clause."""

from datetime import timedelta
from functools import partial

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from accounts.agreements import agreements_of
from accounts.choices import Role
from cases.access_choices import ConsentState
from cases.keys import PlaceKeys
from cases.policy.parts import OneByOne, Part, Parts, opaque, there_is
from cases.policy.staff import REGISTERED_HERE_DAYS


def _of_partner(user, on):
    """A partner's people: by agreement, registered or followed by the user."""
    return Parts(*_by_agreements(user, on), *_own(user, on))


def _by_agreements(user, on):
    """Members who live where an agreement holds and who agreed to it; never hidden ones."""
    for sharing in agreements_of(user, on):
        agreed = _consenting(user, on) if sharing.needs_consent else Q()
        covered = partial(_covered, PlaceKeys(sharing.places))
        yield Part(covered, Q(left_on__isnull=True) & agreed & ~_restricted(on))


def _covered(places, path):
    """An active household that lives in one of the places."""
    return at(path, lives_in__among=places, inactive_on__isnull=True)


def _consenting(user, on):
    """Agreed to the user's purpose, for all partners or for theirs, which was not refused."""
    answers = apps.get_model("cases", "Consent").objects.filter(
        individual=OuterRef("pk"), purpose=user.purpose
    )
    of_theirs = Q(partner=user.organisation_id)
    given = answers.in_force_on(on).filter(of_theirs | Q(partner__isnull=True))
    refused = answers.current().filter(of_theirs).exclude(state=ConsentState.GIVEN)
    return there_is(given) & ~there_is(refused)


def _own(user, on):
    """Lately registered by the user, or theirs by assignment on the day; never hidden ones."""
    rows = apps.get_model("cases", "Assignment").objects.on(on).filter(user=user)
    homes = ArraySubquery(rows.values("individual__household"))
    theirs = (
        (partial(_lately_registered, user, on), Q()),
        (partial(_one_of, ArraySubquery(rows.values("household"))), Q()),
        (partial(_one_of, homes), Q(pk__among=ArraySubquery(rows.values("individual")))),
    )
    for households, members in theirs:
        yield Part(households, members & ~_restricted(on))


def _lately_registered(user, on, path):
    lately = on - timedelta(days=REGISTERED_HERE_DAYS)
    return at(path, registered_by=user, registered_on__gte=lately)


def _one_of(numbers, path):
    return at(path, pk__among=numbers)


def at(path, **conditions):
    """Condition on the household to which a path of the model leads; an empty one: on itself."""
    prefix = f"{path}__" if path else ""
    return Q(**{f"{prefix}{field}": value for field, value in conditions.items()})


def _restricted(on):
    """Hidden from partners, alone or with the household: few are, so that each is looked up."""
    hidden = apps.get_model("cases", "Restriction").objects.on(on)
    alone = hidden.filter(individual__isnull=False).values("individual")
    at_home = hidden.filter(household__isnull=False).values("household")
    return opaque(Q(pk__in=alone) | Q(household__in=at_home))


def _own_alone(user, on):
    return Parts(*_own(user, on))


def _asked_about(user, on):
    """A request about their data is open, which the data protection officer answers."""
    open_ones = apps.get_model("cases", "DataRequest").objects.filter(
        individual=OuterRef("pk"), closed_on__isnull=True
    )
    return OneByOne(Q(Exists(open_ones)))


OF_PEOPLE = {
    Role.PARTNER: _of_partner,
    Role.DATA_PROTECTION_OFFICER: _asked_about,
}
# By agreement one reads.
CHANGED_OF_PEOPLE = {
    Role.PARTNER: _own_alone,
    Role.DATA_PROTECTION_OFFICER: _asked_about,
}
