"""Questions about some numbered records as of a day, composed and planned once."""

from collections import namedtuple
from datetime import date
from functools import cached_property

from accounts.prepared import Prepared
from cases.keys import Keys

# What stands in the composed query for the values of a request.
_NUMBERS, _DAY = Keys(["the numbers asked for"]), date.max


class PreparedOfRecords:
    """Rows about the records with some numbers, as of a day.

    `compose(numbers, day)` returns the query set; both are passed on to it as they are.
    """

    def __init__(self, compose, columns):
        self._columns = columns
        self._prepared = Prepared(
            lambda: compose(_NUMBERS, _DAY).values_list(*columns), [_NUMBERS.array, _DAY]
        )

    def rows(self, numbers, day):
        """The rows as named tuples of the columns, in no order of their own unless composed so."""
        if not numbers:
            return []
        known = {_DAY: day, _NUMBERS.array: Keys(numbers).array}
        return list(map(self._row._make, self._prepared.rows(known)))

    @cached_property
    def _row(self):
        return namedtuple("Row", self._columns)
