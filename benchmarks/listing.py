"""The API's list of people, 100 a page, against a bare WSGI function that hands on PostgreSQL's JSON.

Both answer in this process, one request after another: the rate of one is the other's times the
figure. The bare function asks nobody who they are, judges no parameter and checks no scope.
"""

import base64
from pathlib import Path

from django.db import connection
from django.test import Client

from benchmarks.peers import against

# At least half of the bare function's requests in a second.
RATIO = 2.0
AT_DEPTH = 100_000
REQUESTS = 10
SQL = Path(__file__).with_name("sql") / "individuals.sql"


def measure():
    """The first page, and the one after a hundred thousand people."""
    from cases.models import Individual

    numbers = Individual.objects.order_by("number").values_list("number", flat=True)
    deep = list(numbers[AT_DEPTH : AT_DEPTH + 1]) or [numbers.last()]
    return [
        _against("API: 100 people, first page", ""),
        _against(f"API: 100 people, after {AT_DEPTH:,}", deep[0]),
    ]


def _against(name, after):
    from accounts.models import User

    reader = Client()
    reader.force_login(User.objects.create_superuser(f"bench {name}", password=None))
    asked = {"page_size": "100"}
    if after:
        asked["cursor"] = base64.urlsafe_b64encode(after.encode()).decode()

    def ours():
        for _request in range(REQUESTS):
            answer = reader.get("/api/v1/individuals/", asked)
            if answer.status_code != 200:
                raise SystemExit(f"The API answered {answer.status_code}")

    def bare():
        for _request in range(REQUESTS):
            b"".join(_bare({"after": after}, lambda status, headers: None))

    return against(name, ours, bare, ratio=RATIO)


def _bare(environ, start_response):
    """A WSGI application of one query."""
    from accounts.clock import today

    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ({SQL.read_text(encoding='utf-8')})::text",
            {"day": today(), "after": environ["after"]},
        )
        body = cursor.fetchone()[0].encode()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [body]
