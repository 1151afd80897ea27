"""What a household's registration still lacks: computed each time, never kept.

Pure functions over plain values. A household that was registered in a hurry stands in “to complete”
(`is_complete` is False) until a worker says that it is complete: some families have no telephone
and no papers, so what is missing never decides by itself. Only a member without a name holds it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cases import documents, phones
from cases.choices import Accommodation, BirthPrecision, Relationship, Sex
from places.choices import Level

_ROUGHLY = frozenset({"", BirthPrecision.ESTIMATED.value})
_PREGNANT = "PG"
# Of these places it is known which town or village is meant.
_SOMEWHERE = frozenset({Level.SETTLEMENT.value, Level.SITE.value})


@dataclass(frozen=True)
class Home:
    """Where a household lives: the level of its place, its address, what it lives in."""

    level: str
    address: str = ""
    accommodation: str = ""


@dataclass(frozen=True)
class Missing:
    """One thing to ask for; `holds` says that the household cannot be complete without it."""

    code: str
    message: Promise | str
    holds: bool = False


def missing(household, *, home):
    """What is missing in a household (`quality.Household`) that lives in a `Home`, or nowhere.

    Names first, then what a desk asks in its order.
    """
    people = household.people
    counted = (
        ("names", sum(person.unnamed for person in people)),
        ("people", _not_registered(household)),
        ("births", sum(person.birth_precision in _ROUGHLY for person in people)),
        ("sexes", sum(person.sex == Sex.UNKNOWN for person in people)),
        ("relationships", sum(_is_unrelated(person) for person in people)),
        ("pregnancies", undated_pregnancies(people)),
        ("papers", sum(_has_no_paper(person) for person in people)),
    )
    found = [
        Missing(code, _COUNTED[code] % {"count": count}, code == "names")
        for code, count in counted
        if count
    ]
    if not _is_within_reach(people):
        found.append(Missing("phone", _("telephone")))
    if home is None or not _is_exact(home):
        found.append(Missing("place", _("exact place or address")))
    return found


_COUNTED = {
    "names": ngettext_lazy("name of %(count)d", "names of %(count)d", "count"),
    "people": ngettext_lazy("%(count)d more person", "%(count)d more people", "count"),
    "births": ngettext_lazy("birth date of %(count)d", "birth dates of %(count)d", "count"),
    "sexes": ngettext_lazy("sex of %(count)d", "sex of %(count)d", "count"),
    "relationships": ngettext_lazy(
        "relationship of %(count)d", "relationships of %(count)d", "count"
    ),
    "pregnancies": ngettext_lazy(
        "expected day of %(count)d pregnancy", "expected days of %(count)d pregnancies", "count"
    ),
    "papers": ngettext_lazy("document of %(count)d", "documents of %(count)d", "count"),
}


def _not_registered(household):
    return max((household.declared_size or 0) - len(household.people), 0)


def _is_unrelated(person):
    return person.relationship == Relationship.UNKNOWN


def undated_pregnancies(people):
    """How many of them were flagged as pregnant, and the expected day was not asked yet."""
    return sum(
        _PREGNANT in person.needs and person.pregnancy_expected_on is None for person in people
    )


def _has_no_paper(person):
    """Whether a member who is here was never seen with a paper that says who they are."""
    if person.documents is None or person.absent:
        return False
    return not documents.say_who(person.documents)


def _is_within_reach(people):
    """Whether one of them has a telephone in a network that still answers."""
    return any(not phones.is_silent(number) for person in people for number in person.phones)


def _is_exact(home):
    """Whether somebody could find them: an address or a site, and a town rather than a marz."""
    housed = home.accommodation not in ("", Accommodation.UNKNOWN)
    return home.level == Level.SITE or (home.level in _SOMEWHERE and bool(home.address or housed))
