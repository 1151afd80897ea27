"""The policy without one of its clauses is caught, whichever clause it is."""

import pytest
from hypothesis import settings as hypothesis_settings

from tests.access import mutants

EVERY = mutants.every_mutant()
# `make proof` leaves out each clause in turn, `make test` one of each role.
LONG = hypothesis_settings.default.max_examples > 1_000
SEED = 3


def test_without_a_mutation_policy_and_oracle_agree(world):
    assert not mutants.is_caught(world)


@pytest.mark.parametrize("mutant", EVERY, ids=str)
def test_a_mutant_of_the_policy_is_caught(world, mutant):
    with mutant.living():
        assert mutants.is_caught(world)
