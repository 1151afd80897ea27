"""Queries that are asked with every request: composed once, and then only given their values."""

from collections import namedtuple
from datetime import date
from functools import cached_property

from django.db import connection

# What stands in the composed query for the values of a request.
_NUMBERS, _DAY = ["the numbers asked for"], date.max


class Prepared:
    """Rows about the records with some numbers, as of a day.

    `compose(numbers, day)` returns the query set; both are passed on to it and nothing is computed
    from them, since they are put in afterwards. Django's composing would cost a page of the API
    more than PostgreSQL's answer.
    """

    def __init__(self, compose, columns):
        self._compose, self._columns = compose, columns

    def rows(self, numbers, day):
        """The rows as named tuples of the columns, in no order of their own unless composed so."""
        if not numbers:
            return []
        statement, parameters = self._composed
        values = [self._value(parameter, numbers, day) for parameter in parameters]
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(map(self._row._make, cursor.fetchall()))

    @cached_property
    def _composed(self):
        return self._compose(_NUMBERS, _DAY).values_list(*self._columns).query.sql_with_params()

    @cached_property
    def _row(self):
        return namedtuple("Row", self._columns)

    @staticmethod
    def _value(parameter, numbers, day):
        if parameter == _DAY:
            return day
        return numbers if parameter == _NUMBERS else parameter
