"""Who asks for jobs, and what there is to ask for."""

import pytest

from tests.accounts.jobs.kinds_to_try import declared
from tests.factories import make_user


@pytest.fixture(autouse=True)
def _kinds():
    with declared():
        yield


@pytest.fixture
def worker(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user
