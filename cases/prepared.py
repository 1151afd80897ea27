"""Queries that are asked with every request: composed and planned once, then only given values."""

import re
from collections import namedtuple
from datetime import date
from functools import cached_property
from itertools import count

from django.db import connection
from psycopg import RawCursor

from cases.keys import Keys

# What stands in the composed query for the values of a request.
_NUMBERS, _DAY = Keys(["the numbers asked for"]), date.max
_PLACEHOLDER = re.compile("(%s)")


class Prepared:
    """Rows about the records with some numbers, as of a day.

    `compose(numbers, day)` returns the query set; both are passed on to it and nothing is computed
    from them, since they are put in afterwards. Composing by Django and planning by PostgreSQL
    would cost a page of the API more than the answer.
    """

    def __init__(self, compose, columns):
        self._compose, self._columns = compose, columns

    def rows(self, numbers, day):
        """The rows as named tuples of the columns, in no order of their own unless composed so."""
        if not numbers:
            return []
        asked = {_DAY: day, _NUMBERS.array: Keys(numbers).array}
        statement, parameters = self._composed
        found = fetch(statement, [asked.get(value, value) for value in parameters])
        return list(map(self._row._make, found))

    @cached_property
    def _composed(self):
        return composed(self._compose(_NUMBERS, _DAY).values_list(*self._columns))

    @cached_property
    def _row(self):
        return namedtuple("Row", self._columns)


def composed(rows):
    """A query set as a statement whose plan PostgreSQL keeps, with its parameters."""
    statement, parameters = rows.query.sql_with_params()
    places = count(1)
    numbered = "".join(
        f"${next(places)}" if part == "%s" else part.replace("%%", "%")
        for part in _PLACEHOLDER.split(statement)
    )
    return numbered, parameters


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
