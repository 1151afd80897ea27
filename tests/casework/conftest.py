"""A family in Kotayk and their caseworker, a colleague there, and others further away."""

import pytest

from tests.casework import referring
from tests.casework.cases import NOON, SAFETY, opened
from tests.factories import family, head_of, make_user


@pytest.fixture
def worker():
    """The caseworker of Kotayk."""
    return make_user(places=["AM07"], language="en", username="worker")


@pytest.fixture
def colleague():
    """Another caseworker of Kotayk."""
    return make_user(places=["AM07"], language="en", username="colleague")


@pytest.fixture
def far():
    """A caseworker of another marz."""
    return make_user(places=["AM09"], language="en", username="far")


@pytest.fixture
def supervisor():
    return make_user("supervisor", places=["AM07"], language="en", username="supervisor")


@pytest.fixture
def home(worker):
    """A family whom the caseworker registered long ago."""
    return family(by=worker)


@pytest.fixture
def case(home, worker):
    """What the family can't do alone: an open case of social support."""
    return opened(home, by=worker)


@pytest.fixture
def safety(home, worker):
    """A protection case of the same family."""
    return opened(home, by=worker, **SAFETY)


@pytest.fixture
def at_work(client, worker, monkeypatch):
    """The caseworker's browser, on one day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    client.force_login(worker)
    return client


@pytest.fixture
def head(home):
    """The woman who is its head."""
    return head_of(home)


@pytest.fixture
def meals():
    """A partner's service."""
    return referring.service()


@pytest.fixture
def partner(meals):
    """One of its people, who answers referrals."""
    return referring.receiver(meals.organisation)


@pytest.fixture
def referral(head, meals, worker):
    """The woman agreed, and was referred to it."""
    referring.says(head, partner=meals.organisation, by=worker)
    return referring.sent(head, [head], to=meals, by=worker)
