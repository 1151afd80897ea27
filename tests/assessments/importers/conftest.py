"""A caseworker who brings in what was asked on devices."""

import pytest

from tests.assessments.asked import questionnaire
from tests.factories import family, make_user


@pytest.fixture
def worker(db):
    return make_user(places=["AM07"], language="en")


@pytest.fixture
def home(worker):
    return family(by=worker)


@pytest.fixture
def asked(worker):
    return questionnaire()
