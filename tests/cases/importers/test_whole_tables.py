"""Whole tables are compared by hash, whatever PostgreSQL believes to know of their size."""

import pytest

from cases.importers.digests import rows, whole_tables

pytestmark = pytest.mark.django_db
# For one row it would walk from each paper to its person, if it were free to.
PAPERS = (
    "EXPLAIN SELECT paper.number FROM cases_identitydocument AS paper"
    " JOIN cases_individual AS person ON person.number = paper.individual_id LIMIT 1"
)


def how():
    """How PostgreSQL would join each paper with its person."""
    return "\n".join(line for (line,) in rows(PAPERS))


def test_whole_tables_are_compared_by_hash():
    assert "Nested Loop" in how()

    with whole_tables():
        assert "Nested Loop" not in how()

    assert "Nested Loop" in how()
