"""A caseworker in Kotayk at work on the pages of assistance, on one day."""

import pytest

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
