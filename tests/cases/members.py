"""Plain values of a household's members, and the flags that they make."""

from datetime import date

from cases.flags import Flag, household_flags
from cases.kinship import Member, Ties

DAY = date(2026, 3, 1)
GIRL, ADULT, OLDER = date(2015, 5, 5), date(1985, 5, 5), date(1950, 5, 5)


def member(number, relationship, born, sex="female", kind=Member, **others):
    """One member with an exact birth date, or with none, unless `others` say more."""
    return kind(
        number=number,
        relationship=relationship,
        sex=sex,
        birth_date=born,
        **{"birth_precision": "day" if born else "", **others},
    )


def parents(*numbers):
    """The ties of somebody whose parents are these people."""
    return Ties(parents=frozenset(numbers))


def values(*members, on=DAY):
    """What each flag says, by its code."""
    found = vars(household_flags(members, on=on))
    return {code: flag.value for code, flag in found.items() if isinstance(flag, Flag)}


def flag(code, *members, on=DAY):
    """(value, how) of one flag."""
    found = getattr(household_flags(members, on=on), code)
    return found.value, found.how
