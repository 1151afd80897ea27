"""What is recorded of people as of a day: whether they are in the country, their status, needs."""

from collections import defaultdict

from cases.choices import Status
from cases.keys import Keys
from cases.models import Absence, LegalStatus, SpecificNeed

_HERE = "AM"


def facts_of_people(people, on):
    """Number of a person → fields of a Member."""
    away, citizens, needs = _presence(people, on), _citizenship(people, on), _needs(people, on)
    return {
        person: {
            "is_present": away.get(person, True),
            "is_citizen": citizens.get(person),
            "needs": tuple(sorted(needs[person])),
        }
        for person in people
    }


def _presence(people, on):
    """Person who is away → whether they are in the country: None where that is not certain.

    Who is elsewhere in Armenia is; where nobody says in which country, or is not certain, somebody
    has to ask.
    """
    rows = Absence.objects.on(on).filter(individual__among=Keys(people))
    return {
        person: _is_here(country, is_certain)
        for person, country, is_certain in rows.values_list("individual", "country", "is_certain")
    }


def _is_here(country, is_certain):
    if country == _HERE:
        return True
    return False if country and is_certain else None


def _citizenship(people, on):
    """Person of whom a status is recorded → whether they are a citizen of Armenia.

    Who applied for citizenship is none yet.
    """
    found = defaultdict(set)
    rows = LegalStatus.objects.on(on).filter(individual__among=Keys(people))
    for person, status in rows.values_list("individual", "status"):
        found[person].add(status)
    return {person: Status.CITIZEN in statuses for person, statuses in found.items()}


def _needs(people, on):
    """Person → codes of their needs; without those that are confidential.

    Whoever reads a decision would read of them: they decide nothing.
    """
    found = defaultdict(set)
    rows = SpecificNeed.objects.on(on).filter(
        individual__among=Keys(people), need__is_confidential=False
    )
    for person, code in rows.values_list("individual", "need"):
        found[person].add(code)
    return found
