"""The policy without one of its clauses is caught, whichever clause it is.

`make proof` leaves out every clause in turn; `make test` one of each role, drawn by a seed.
"""

import random

import pytest

from tests.access import mutants
from tests.sampling import is_long

# Where the clauses stand that decide about a role, and who of the world tells.
OF_ROLE = {
    "registrar": ("_lately_registered_by",),
    "caseworker": ("_in_places", "_of_staff", "_behind_broken_glass"),
    "supervisor": ("_of_staff_and_in_danger", "assigned_households"),
    "partner": ("_by_agreements", "_covered", "_consenting", "_own", "_restricted"),
    "coordinator": ("ScopedQuerySet.countable_by",),
    "auditor": ("acting_role",),
    "dpo": ("_asked_about",),
    "administrator": ("works_on",),
}
SEED = 3


def drawn():
    """One mutant of each role."""
    every, draw = mutants.every_mutant(), random.Random(SEED)
    return [
        draw.choice([mutant for mutant in every if mutant.where in where])
        for where in OF_ROLE.values()
    ]


def test_the_syntax_tree_yields_the_clauses_of_the_policy():
    every = mutants.every_mutant()

    assert len(every) > 170
    assert {mutant.where for mutant in every} >= {name for o in OF_ROLE.values() for name in o}


@pytest.mark.parametrize("mutant", mutants.every_mutant() if is_long() else drawn(), ids=str)
def test_a_mutant_of_the_policy_is_caught(world, mutant):
    assert list(mutants.living(world, [mutant])) == []
