"""Query sets that are composed once, and then asked again and again with other values.

To compose a query of many parts takes Django longer than PostgreSQL needs to answer it. What is
asked with every page is composed by stand-ins, which occur nowhere else in it and from which
nothing is computed; they are exchanged for the values of each request. Unlike what is `prepared`,
it is planned anew for those values, and gives whatever the query set gives: records, with what is
read along, or rows.
"""

import copy

from django.core.exceptions import EmptyResultSet
from django.db import connections


class Composed:
    """A query set with stand-ins, whose statement is kept."""

    def __init__(self, rows):
        self._rows, self._alias = rows, rows.db
        self._compiler = rows.query.get_compiler(using=self._alias)
        try:
            self._statement, self.parameters = self._compiler.as_sql()
        except EmptyResultSet:
            self._statement, self.parameters = None, ()

    def asked(self, known):
        """What it finds where each stand-in (a key of `known`) has the value there: a list."""
        return self.exchanged(lambda value: known.get(value, value))

    def exchanged(self, exchange):
        """What it finds with its values as `exchange` gives them: a list.

        No query set is given back: a filter that is added to it would be left out.
        """
        if self._statement is None:
            return []
        values = tuple(map(exchange, self.parameters))
        # Nothing of one request may reach another, which may run beside it.
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[self._alias]
        compiler.as_sql = lambda *_args, **_how: (self._statement, values)
        rows = self._rows.all()
        rows.query.get_compiler = lambda *_args, **_how: compiler
        return list(rows)
