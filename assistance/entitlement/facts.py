"""What a rule may ask about: facts of a member, and of the family that applies together.

What is not known is None, and no condition over it holds or fails: somebody has to ask. A family is
who applies as one unit, which may be a part of a household.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# In state programmes of Armenia, pensioner means 63 and over.
PENSIONABLE_AGE, ADULT_AGE = 63, 18


@dataclass(frozen=True)
class Member:
    """A person of the family, as known on the day. Money is in AMD."""

    number: str
    birth_date: date | None = None
    is_displaced: bool | None = True
    displaced_on: date | None = None
    is_present: bool | None = True
    is_citizen: bool | None = None
    has_disability: bool | None = None
    is_student: bool | None = None
    is_in_care: bool | None = False
    lodging: str | None = None
    bank_balance: Decimal | None = None
    income: Decimal | None = None


@dataclass(frozen=True)
class Family:
    """Who applies together, and what they own; 0 where they have none, None where nobody knows.

    `dwelling_share` is the largest share of a home; `car_year` the year in which the newest car was
    made, `car_tax` its tax. `zone` is that of the settlement where a home is bought, `price` and
    `area` (m²) are the home's.
    """

    members: tuple
    dwelling_share: Decimal | None = None
    car_year: int | None = None
    car_tax: Decimal | None = None
    zone: str | None = None
    price: Decimal | None = None
    area: Decimal | None = None
    is_mortgage: bool | None = None

    @property
    def income(self):
        """What all members earn and receive in a month; None where one of them is not known."""
        return _sum(member.income for member in self.members)


def of_member(name, member, on):
    """The value of a fact of a member on the day; None where it is not known."""
    return _OF_MEMBER[name](member, on)


def of_family(name, family, covered, on):
    """The value of a fact of a family on the day, of whom `covered` are those that are counted."""
    return _OF_FAMILY[name](family, covered, on)


def age_on(birth_date, on):
    """Whole years; who was born on 29 February turns a year older on 1 March.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    if birth_date is None:
        return None
    before = (on.month, on.day) < (birth_date.month, birth_date.day)
    return on.year - birth_date.year - before


def _sum(values):
    found = list(values)
    return None if None in found else sum(found, Decimal(0))


def _age(member, on):
    return age_on(member.birth_date, on)


def _is_minor(member, on):
    age = _age(member, on)
    return None if age is None else age < ADULT_AGE


def _is_pensioner(member, on):
    age = _age(member, on)
    return None if age is None else age >= PENSIONABLE_AGE


def _own(name):
    return lambda member, on: getattr(member, name)


def _of_all(name):
    """Whether it holds of every member who is counted."""

    def fact(family, covered, on):
        values = [_OF_MEMBER[name](member, on) for member in covered]
        if False in values:
            return False
        return None if None in values else True

    return fact


def _first(name):
    """The least of the members' values; None where one is not known, or nobody is counted."""

    def fact(family, covered, on):
        values = [_OF_MEMBER[name](member, on) for member in covered]
        return None if None in values or not values else min(values)

    return fact


def _per_member(name):
    def fact(family, covered, on):
        value = getattr(family, name)
        return None if value is None or not covered else Decimal(value) / len(covered)

    return fact


def _of_itself(name):
    return lambda family, covered, on: getattr(family, name)


_OF_MEMBER = {
    "age": _age,
    "is_minor": _is_minor,
    "is_pensioner": _is_pensioner,
    **{
        name: _own(name)
        for name in (
            "is_displaced",
            "displaced_on",
            "is_present",
            "is_citizen",
            "has_disability",
            "is_student",
            "is_in_care",
            "lodging",
            "bank_balance",
        )
    },
}
_OF_FAMILY = {
    "size": lambda family, covered, on: len(covered),
    "income_per_member": _per_member("income"),
    "area_per_member": _per_member("area"),
    "all_citizens": _of_all("is_citizen"),
    "first_displaced_on": _first("displaced_on"),
    **{
        name: _of_itself(name)
        for name in ("dwelling_share", "car_year", "car_tax", "zone", "price", "is_mortgage")
    },
}
FACTS_OF_MEMBER, FACTS_OF_FAMILY = frozenset(_OF_MEMBER), frozenset(_OF_FAMILY)
