"""A WSGI function of one query: what PostgreSQL's own JSON costs with nothing around it.

It asks nobody who they are, judges no parameter and checks no scope.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import psycopg

SQL = Path(__file__).with_name("sql") / "individuals.sql"


@cache
def _connection():
    return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


@cache
def _statement():
    return SQL.read_text(encoding="utf-8")


def application(environ, start_response):
    """The page of people after the number `after`, as of the day `day`."""
    asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
    values = {"day": date.fromisoformat(asked["day"]), "after": asked.get("after", "")}
    body = _connection().execute(_statement(), values).fetchone()[0].encode()
    start_response(
        "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]
