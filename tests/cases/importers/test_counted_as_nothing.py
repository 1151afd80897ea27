"""Tables that PostgreSQL counts while an import fills them, and nobody else sees what it wrote."""

import psycopg
import pytest
from django.db import connection

from cases.importers.digests import rows, whole_tables
from tests.factories import make_household

pytestmark = pytest.mark.django_db
PAPERS = (
    "EXPLAIN SELECT paper.number FROM cases_identitydocument AS paper"
    " JOIN cases_individual AS person ON person.number = paper.individual_id"
)


@pytest.fixture
def counted_as_nothing():
    """Both tables, with a family that is not committed yet."""
    make_household({}, at="AM07")
    names = ("host", "port", "user", "password", "dbname")
    server = {name: connection.get_connection_params().get(name) for name in names}
    with psycopg.connect(**server, autocommit=True) as other:
        other.execute("ANALYZE cases_individual, cases_identitydocument")


def how():
    """How PostgreSQL would join each paper with its person."""
    return "\n".join(line for (line,) in rows(PAPERS))


def test_whole_tables_are_compared_by_hash(counted_as_nothing):
    assert "Nested Loop" in how()

    with whole_tables():
        assert "Nested Loop" not in how()

    assert "Nested Loop" in how()
