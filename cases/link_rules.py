"""Whether the values of a link fit together and fit the two people: pure, over plain values.

Form and action call these, as they do those of `fact_rules.py`.
"""

from cases import population
from cases.choices import Kinship, Whereabouts
from cases.fact_rules import dated_faults
from cases.rules import Fault, is_too_early
from cases.words import SAID

LEGAL_GUARDIANS = frozenset({Kinship.GUARDIAN.value, Kinship.TRUSTEE.value})
# Who is missing, detained or dead neither collects nor consents for anybody.
AWAY_FOR_LONG = (Whereabouts.MISSING, Whereabouts.DETAINED, Whereabouts.DIED)
_ASKED_OF_UNREGISTERED = ("whereabouts", "last_seen_place", "last_seen_on")
_ALLOWS = ("may_collect", "may_consent")


def link_faults(values, person, *, on, row=None):
    """Faults of a link of this person; each of the two has a `number` and a `birth_date`.

    `values["other"]` is the other where they are registered. A guardianship may be given until a
    day to come.
    """
    other = values.get("other")
    found = (
        *_of_the_other(values, person, other),
        *_of_guardians(values, person, other),
        *_of_who_is_away(values, on),
    )
    faults = [Fault(field, code, SAID[code], row) for field, code in found]
    return [*dated_faults(values, on=on, row=row), *faults]


def ceases_with_adulthood(link, born):
    """Whether what a link allows was given for a child, who has grown up: a day, else None.

    It is the 18th birthday of whoever was a child when the link (a mapping) began.
    """
    if born is None:
        return None
    grown = population.birthday(born, population.ADULT_AGE)
    return grown if link["from_on"] < grown else None


def _of_the_other(values, person, other):
    named = values.get("other_name")
    if bool(other) == bool(named):
        yield "other", "link_without_other"
    elif other and other.number == person.number:
        yield "other", "link_to_self"
    if other and any(values.get(field) for field in _ASKED_OF_UNREGISTERED):
        yield "whereabouts", "seen_of_registered"


def _of_guardians(values, person, other):
    begins = values.get("from_on")
    if values.get("kind") not in LEGAL_GUARDIANS or begins is None:
        return
    if population.is_child(person.birth_date, begins) is False:
        yield "kind", "ward_is_adult"
    if other and population.is_child(other.birth_date, begins):
        yield "other", "guardian_is_child"


def _of_who_is_away(values, on):
    if values.get("whereabouts") in AWAY_FOR_LONG and any(values.get(name) for name in _ALLOWS):
        yield "whereabouts", "helper_is_away"
    seen = values.get("last_seen_on")
    if is_too_early(seen):
        yield "last_seen_on", "too_early"
    if seen and seen > on:
        yield "last_seen_on", "future"
