"""A family in Kotayk, a caseworker at work with it on one day, and what was decided of it."""

import pytest

from tests.assistance import register
from tests.assistance.deciding import RENTING, decided
from tests.assistance.programmes import DAY
from tests.factories import family, make_user


@pytest.fixture
def worker():
    """A caseworker of the register's controller."""
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def home(worker):
    """A family whom the caseworker registered."""
    return family(by=worker)


@pytest.fixture
def _today(monkeypatch):
    """The day on which the pages are opened."""
    for page in ("household_page", "record_page", "step_pages", "helped_page", "assistance"):
        monkeypatch.setattr(f"assistance.admin.{page}.today", lambda: DAY)


@pytest.fixture
def at_work(client, worker, _today):
    """The caseworker's browser."""
    client.force_login(worker)
    return client


@pytest.fixture
def other():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def household(worker):
    return register.home(by=worker)


@pytest.fixture
def of():
    return register.with_rule(eligible=RENTING)


@pytest.fixture
def refusal(of, household, worker):
    """They own their home, and are refused."""
    register.lives(household, in_="own", by=worker)
    return decided(of, household, by=worker)
