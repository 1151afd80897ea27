"""Queries that are asked with every request: composed and planned once, then only given values."""

from enum import Enum
from functools import cached_property

from django.db import connection
from psycopg import RawCursor
from psycopg.sql import Literal


class Prepared:
    """Rows of values in which `stand_ins` stand for the values of each request.

    `compose()` returns the query set; its stand-ins occur nowhere else in it, and nothing is
    computed from them, since they are exchanged afterwards. Composing by Django and planning by
    PostgreSQL would cost more than the answer.
    """

    def __init__(self, compose, stand_ins):
        self._compose, self._stand_ins = compose, frozenset(stand_ins)

    def rows(self, known):
        """What the query finds where each stand-in (a key of `known`) has the value there."""
        statement, parameters = self._composed
        return fetch(statement, [known.get(value, value) for value in parameters])

    @cached_property
    def _composed(self):
        return composed(self._compose(), self._stand_ins.__contains__)


def composed(rows, is_exchanged):
    """A query set as a statement whose plan PostgreSQL keeps, and the parameters it leaves open.

    Words of our own that no request exchanges stand in it as they are: PostgreSQL plans by them.
    """
    statement, parameters = rows.query.sql_with_params()
    parts = [part.replace("%%", "%") for part in statement.split("%s")]
    told, places = [parts[0]], {}
    for parameter, part in zip(parameters, parts[1:], strict=True):
        value = None if is_exchanged(parameter) else _constant(parameter)
        if value is None:
            # One that stands in several places is given once.
            value = f"${places.setdefault(parameter, len(places) + 1)}"
        told += [value, part]
    return "".join(told), list(places)


def _constant(value):
    """A word, number or truth as SQL writes it; None for anything else."""
    if not isinstance(value, str | int):
        return None
    connection.ensure_connection()
    plain = value.value if isinstance(value, Enum) else value
    return Literal(plain).as_string(connection.connection)


def fetch(statement, parameters):
    """The rows that a composed statement finds.

    Behind a pooler of connections, that has to pool sessions, not transactions.
    """
    with _cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


class _PreparingCursor(RawCursor):
    """A cursor of which PostgreSQL keeps the plans, in the session of this connection."""

    def execute(self, query, params=None):
        # Django forbids it for the whole connection, since its own statements differ every time.
        self.connection.prepare_threshold = 0
        try:
            return super().execute(query, params, prepare=True)
        finally:
            self.connection.prepare_threshold = None


def _cursor():
    """As Django's own, with its errors and its log of queries."""
    connection.ensure_connection()
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(_PreparingCursor(connection.connection))
