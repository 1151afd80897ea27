"""How much of the register lives in some places: a list is read in one way or another by that."""

from enum import Enum, auto
from math import sqrt

from accounts.prepared import fetch
from cases.keys import are_very_many

# So many households PostgreSQL looks up one by one sooner than it puts them in a table of its own.
VERY_MANY_HOUSEHOLDS = 5_000
# To gather people takes time by how many they are, to read a list in order by how thinly they are
# spread in it; both take as long where the square of their households is seven times all of them.
GATHERED_OF = 7

_LIVING_THERE = """
SELECT (SELECT count(*) FROM (SELECT FROM cases_household WHERE lives_in_id = ANY($1::text[])
                               LIMIT $2) AS living_there),
       (SELECT reltuples FROM pg_class WHERE oid = 'cases_household'::regclass)
"""


class Spread(Enum):
    """How many of all households live in some places."""

    FEW = auto()
    MANY = auto()
    VERY_MANY = auto()


def spread_of(codes):
    """The spread of the households that live in the places with these codes, counted no further.

    The whole register PostgreSQL knows from when it last counted; before that it is thought empty.
    """
    if not codes:
        return Spread.FEW
    if are_very_many(codes):
        return Spread.VERY_MANY
    [(living_there, register)] = fetch(_LIVING_THERE, [list(codes), VERY_MANY_HOUSEHOLDS])
    return spread_among(living_there, register)


def spread_among(living_there, register):
    """The spread of so many households in a register of so many."""
    if living_there >= VERY_MANY_HOUSEHOLDS:
        return Spread.VERY_MANY
    return Spread.MANY if living_there > sqrt(GATHERED_OF * max(register, 0)) else Spread.FEW
