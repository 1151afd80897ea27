"""Which sheet of a workbook is what, where its headings stand, and what its columns mean.

A sheet of people has a name among its headings; a sheet of households the household's number and
something else. People may have the household's columns beside them: one flat table. Titles above
the headings, summaries and other sheets are passed over, and told.
"""

from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from cases.importers import columns
from cases.importers.column_words import HOUSEHOLD, PERSON
from cases.importers.faults import Finding, shown
from spreadsheets import cells

# Headings are looked for in so many rows from the top.
ROWS_ABOVE = 40
_NAMES = {"given_name", "family_name", "full_name", "latin_given_name", "latin_family_name",
          "unnamed"}  # fmt: skip


@dataclass(slots=True)
class Table:
    """A sheet with people or households: its columns by position, and its rows below them."""

    title: str
    kind: str
    heading_row: int
    places: dict
    headings: dict
    rows: object
    ignored: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    @property
    def fields(self):
        """Field → position of its column."""
        return {column.field: position for position, column in self.places.items()}

    def position(self, wanted):
        """Where the file tells a field; None where it does not.

        A name that was split from one column stands in that column.
        """
        known = self.fields
        return next((known[n] for n in (wanted, *_INSTEAD.get(wanted, ())) if n in known), None)

    def column_name(self, wanted):
        """What the file calls a field's column, with its letter; our word where it has none."""
        position = self.position(wanted)
        if position is None:
            return columns.heading_of(wanted)
        return f"{cells.column_letters(position)} ({self.headings[position]})"


# Where a fault of a field stands when the file tells it in another column.
_INSTEAD = {
    "family_name": ("full_name", "given_name", "latin_family_name"),
    "given_name": ("full_name",),
    "patronymic": ("full_name",),
    "birth_date": ("age",),
    "birth_precision": ("birth_date", "age"),
}


def table_of(sheet):
    """The table of a sheet; None where it holds neither people nor households."""
    rows = iter(sheet.rows())
    for number, values in islice(rows, ROWS_ABOVE):
        headings = _headings(values)
        kind = _kind(headings)
        if kind:
            return _table(sheet.title, kind, number, headings, rows)
    return None


def _headings(values):
    """Position → heading, of the cells that hold text."""
    return {
        position: " ".join(value.split())
        for position, value in enumerate(values)
        if isinstance(value, str) and value.strip()
    }


def _kind(headings):
    people = _fields(headings, PERSON)
    if (len(people) > 1 and people & _NAMES) or {"household", "sex"} <= people:
        return PERSON
    households = _fields(headings, HOUSEHOLD)
    return HOUSEHOLD if "household" in households and len(households) > 1 else None


def _fields(headings, kind):
    named = (columns.column_named(heading, kind) for heading in headings.values())
    return {column.field for column in named if column}


def _table(title, kind, number, headings, rows):
    table = Table(title, kind, number, {}, headings, rows)
    for position, heading in headings.items():
        column = columns.column_named(heading, kind)
        if column is None or (kind == HOUSEHOLD and column.about == PERSON):
            table.ignored.append((title, cells.column_letters(position), shown(heading)))
        elif column.field in table.fields:
            table.faults.append(_twice(table, position, column))
        else:
            table.places[position] = column
    return table


def _twice(table, position, column):
    first = table.column_name(column.field)
    message = _("The column %(first)s says the same: remove one of the two.") % {"first": first}
    heading = f"{cells.column_letters(position)} ({table.headings[position]})"
    return Finding(
        table.title, table.heading_row, heading, "", column.field, "column_twice", message
    )
