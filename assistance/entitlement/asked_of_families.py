"""The facts of a family that a rule may ask about: name → kind; nothing else is one.

Who is counted are the members whom the rule covers. Where of some it is not known, a count lies
between those of whom it is known and those of whom it may be.
"""

from decimal import Decimal
from types import MappingProxyType

from assistance.entitlement.asked_of_members import (
    ADULT_AGE,
    OLDER_AGE,
    PENSIONABLE_AGE,
    of_member,
    turned,
    younger_than,
)
from assistance.entitlement.comparisons import Between, Kind
from assistance.entitlement.conditions import all_of

# The sectors of assessments, and those of the response.
ASSESSED = ("foodsec", "snfi", "wash", "protection", "health", "education")
RESPONSE = (
    "protection",
    "child_protection",
    "gbv",
    "education",
    "food",
    "health",
    "basic_needs",
    "resilience",
    "coordination",
)


def of_family(name, family, covered, on):
    """The value of a fact of a family on the day, of whom `covered` are those that are counted."""
    found = _FOUND.get(name)
    return getattr(family, name) if found is None else found(family, covered, on)


def _is(name, value=True):
    """Whether a fact of a member has this value; None where it is not known."""

    def fact(member, on):
        known = of_member(name, member, on)
        return None if known is None else known == value

    return fact


def _count(*each):
    """How many of who is counted all these hold of."""

    def fact(family, covered, on):
        truths = [all_of([holds(member, on) for holds in each]) for member in covered]
        sure, open_ = truths.count(True), truths.count(None)
        return Between(Decimal(sure), Decimal(sure + open_)) if open_ else Decimal(sure)

    return fact


def _of_all(name):
    """Whether it holds of every member who is counted."""

    def fact(family, covered, on):
        return all_of([of_member(name, member, on) for member in covered])

    return fact


def _first(name):
    """The least of the members' values; None where one is not known, or nobody is counted."""

    def fact(family, covered, on):
        values = [of_member(name, member, on) for member in covered]
        return None if None in values or not values else min(values)

    return fact


def _per_member(name):
    def fact(family, covered, on):
        value = getattr(family, name)
        return None if value is None or not covered else Decimal(value) / len(covered)

    return fact


def _of_sector(name, sector):
    return lambda family, covered, on: getattr(family, name).get(sector)


_FEMALE, _MALE = _is("sex", "female"), _is("sex", "male")
_CHILD, _ADULT = younger_than(ADULT_AGE), turned(ADULT_AGE)
_COUNTS = {
    "children": _count(_CHILD),
    "under_2": _count(younger_than(2)),
    "under_5": _count(younger_than(5)),
    "adults": _count(_ADULT),
    "pensioners": _count(turned(PENSIONABLE_AGE)),
    "older": _count(turned(OLDER_AGE)),
    "girls": _count(_FEMALE, _CHILD),
    "boys": _count(_MALE, _CHILD),
    "women": _count(_FEMALE, _ADULT),
    "men": _count(_MALE, _ADULT),
    "disabled": _count(_is("has_disability")),
    "pregnant": _count(_is("is_pregnant")),
}
_SEVERITIES = {f"severity_{each}": _of_sector("severities", each) for each in ASSESSED}
_DAYS_SINCE = {f"days_since_{each}": _of_sector("days_since", each) for each in RESPONSE}
_FOUND = {
    "size": lambda family, covered, on: len(covered),
    "income_per_member": _per_member("income"),
    "area_per_member": _per_member("area"),
    "all_citizens": _of_all("is_citizen"),
    "first_displaced_on": _first("displaced_on"),
    "first_arrived_on": _first("arrived_on"),
    **_COUNTS,
    **_SEVERITIES,
    **_DAYS_SINCE,
}
FACTS_OF_FAMILY = MappingProxyType(
    {
        "size": Kind.NUMBER,
        **dict.fromkeys(_COUNTS, Kind.NUMBER),
        "place": Kind.PLACE,
        "accommodation": Kind.WORD,
        "first_arrived_on": Kind.DATE,
        "first_displaced_on": Kind.DATE,
        "all_citizens": Kind.TRUTH,
        **dict.fromkeys(_SEVERITIES, Kind.NUMBER),
        "msni": Kind.NUMBER,
        **dict.fromkeys(_DAYS_SINCE, Kind.NUMBER),
        "days_since_this_programme": Kind.NUMBER,
        "helped_by": Kind.WORDS,
        "is_helped": Kind.TRUTH,
        "income_per_member": Kind.NUMBER,
        "dwelling_share": Kind.NUMBER,
        "car_year": Kind.NUMBER,
        "car_tax": Kind.NUMBER,
        "zone": Kind.WORD,
        "price": Kind.NUMBER,
        "area_per_member": Kind.NUMBER,
        "is_mortgage": Kind.TRUTH,
    }
)
