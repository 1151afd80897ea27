"""A family in Kotayk, who works with it, and what was decided of it."""

import pytest

from tests.assistance.deciding import RENTING, decided
from tests.assistance.register import home, lives, with_rule
from tests.factories import make_user


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def other():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(worker):
    return home(by=worker)


@pytest.fixture
def of():
    return with_rule(eligible=RENTING)


@pytest.fixture
def refusal(of, household, worker):
    """They own their home, and are refused."""
    lives(household, in_="own", by=worker)
    return decided(of, household, by=worker)
