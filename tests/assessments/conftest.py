"""A caseworker who asks a family on the screen."""

import pytest

from tests.assessments.asked import DAY, questionnaire
from tests.factories import family, make_user


@pytest.fixture
def _today(monkeypatch):
    """The day on which the family is asked."""
    for module in ("subjects", "start_page", "needs_page", "place_pages"):
        monkeypatch.setattr(f"assessments.admin.{module}.today", lambda: DAY)


@pytest.fixture
def worker(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"], language="en")
    client.force_login(user)
    return user


@pytest.fixture
def home(worker):
    """A family whom the caseworker registered."""
    return family(by=worker)


@pytest.fixture
def begun(client, home, _today):
    """The address of a draft that was begun on the household's page."""
    asked = questionnaire()
    start = f"/admin/assessments/assessment/household/{home}/start/"
    return client.post(start, {"instrument": asked.pk, "language": "en"}).url
