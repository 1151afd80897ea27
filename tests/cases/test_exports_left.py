"""A file whose reader leaves half-way: it was recorded whole, and holds no connection."""

from django.db import connection
from psycopg import pq

from accounts.models import Look
from cases.models import Household
from tests.factories import child, make_household, make_user


def test_a_reader_who_leaves_half_way_frees_the_connection(committed, client):
    client.force_login(make_user(places=["AM07"]))
    for _number in range(3):
        make_household(*[{}, *[child() for _member in range(200)]])
    response = client.get("/admin/cases/individual/export.csv")
    pieces = iter(response.streaming_content)
    assert b"Household number" in next(pieces)
    assert connection.connection.pgconn.transaction_status == pq.TransactionStatus.IDLE
    assert Look.objects.get(kind="exported").count == 603

    response.close()

    assert not connection.in_atomic_block
    assert Household.objects.count() == 3
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE 'COPY%'"
            " AND datname = current_database()"
        )
        assert cursor.fetchone() == (0,)
