"""A caseworker of Kotayk on a day, a family there, and the page that they find."""

import pytest

from tests.factories import family, make_user
from tests.today.reasons import DAY, DOORS, cards_of


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    for door in DOORS:
        monkeypatch.setattr(f"{door}.today", lambda: DAY)


@pytest.fixture
def worker():
    return make_user(places=["AM07"], language="en", username="worker")


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def page(client):
    """The text of Today as a user sees it, by its cards: title → (address, count, lines)."""

    def shown(user):
        client.force_login(user)
        return cards_of(client.get("/admin/").content.decode())

    return shown
