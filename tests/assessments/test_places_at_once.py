"""Two who begin to ask about a place at the same moment type in one draft."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from assessments.models import PlaceAssessment
from tests.assessments.asked_places import begin, of_places
from tests.factories import make_user


@pytest.mark.usefixtures("committed")
def test_begun_by_two_at_once_it_is_one_draft():
    workers, instrument = [make_user(places=["AM07"]) for _ in range(2)], of_places()

    def write(by):
        try:
            return begin(by=by, instrument=instrument).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(write, workers)

    assert one == other
    assert PlaceAssessment.objects.count() == 1
