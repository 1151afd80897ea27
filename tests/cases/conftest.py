"""Who works in the tests of the register's screens, and on whom."""

import pytest

from cases.models import Household
from tests.cases.pages import ADD, Page, action_address, registration, typed_again
from tests.factories import family, make_user


@pytest.fixture
def worker(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def home(worker):
    """A woman who is the head, her husband and their son, in Kotayk since 1 October 2023."""
    return family()


@pytest.fixture
def act(client):
    """Open the page of an action, type, and send it; the answer as it comes."""

    def send(target, slug, **typed):
        page = Page(client.get(action_address(target, slug)))
        return client.post(action_address(target, slug), typed_again(page, **typed))

    return send


@pytest.fixture
def save(client, worker):
    """Send the registration page, and read the page that comes back unsaved."""

    def send(*rows, **others):
        page = Page(client.post(ADD, registration(*rows) | others))
        assert not Household.objects.exists()
        return page

    return send
