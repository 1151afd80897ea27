"""Whole tables are compared by hash, whatever PostgreSQL believes to know of their size."""

import pytest

from cases.importers.digests import rows, whole_tables

pytestmark = pytest.mark.django_db


def may_walk():
    """Whether PostgreSQL may walk one table for each row of another."""
    [(answer,)] = rows("SHOW enable_nestloop")
    return answer == "on"


def test_whole_tables_are_not_walked_row_by_row_and_others_may_be_again():
    assert may_walk()

    with whole_tables():
        assert not may_walk()

    assert may_walk()
