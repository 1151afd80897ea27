"""One world for all tests of a module: they leave it as it is."""

import pytest

from tests.access.world import standing


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Everybody who asks, every relation, every kind of record."""
    with django_db_blocker.unblock(), standing() as made:
        yield made
