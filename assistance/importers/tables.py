"""A sheet with headings in one of three languages, read row by row; each fault knows its cell."""

from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from cases.importers import values
from cases.importers.faults import Finding, shown
from places.folding import fold
from spreadsheets import cells

# Headings are looked for in so many rows from the top.
ROWS_ABOVE = 20


@dataclass(frozen=True)
class Column:
    """A column: its field, its headings in English, Armenian and Russian, and other words for it.

    `limit` is the longest text that it takes; `note` says what to type.
    """

    field: str
    headings: tuple
    aliases: tuple = ()
    limit: int = 0
    note: str = ""

    def heading(self, language):
        """The heading in a language of ours, English where there is none."""
        return self.headings[{"hy": 1, "ru": 2}.get(language, 0)]

    @property
    def names(self):
        """All that it is called, folded."""
        return {fold(name) for name in (self.field, *self.headings, *self.aliases)}


@dataclass
class Outcome:
    """What a file said and what became of its rows.

    `faults` stop it all; `notices` are worth reading; `ignored` are (sheet, column, heading).
    `known` rows say what the register says already; of `rows` all, `done` were written.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    done: int = 0
    faults: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    ignored: list = field(default_factory=list)
    written: bool = False

    @property
    def is_nothing_new(self):
        """Whether the register says all of it already."""
        return not (self.faults or self.new)


class Table:
    """The sheet of a book that has the columns, and where each of them stands."""

    def __init__(self, sheet, row, places, rows, is_csv):
        self.title, self.heading_row, self._rows = sheet.title, row, rows
        self._places, self._is_csv = places, is_csv

    def has(self, name):
        """Whether the sheet has the column of a field."""
        return name in self._places

    def rows(self):
        """(row number, values) of each row below the headings."""
        yield from self._rows

    def cell(self, told, name):
        """What stands in a field's column; None where it says nothing, or there is none."""
        position = self._places.get(name, (None,))[0]
        return told[position] if position is not None and position < len(told) else None

    def text(self, told, name):
        """The same as text; raises values.Unreadable."""
        value = self.cell(told, name)
        return values.text_of_csv(value) if self._is_csv else values.text_of(value)

    def fault(self, row, name, value, code, message):
        """What is wrong at a cell: the Finding."""
        return Finding(self.title, row, self._named(name), shown(value), name, code, str(message))

    def _named(self, name):
        if name not in self._places:
            return ""
        position, heading = self._places[name]
        return f"{cells.column_letters(position)} ({heading})"


def table_of(book, columns, needed, outcome):
    """The first sheet that has one of the `needed` columns; None, with a fault, where none has."""
    found = None
    for sheet in book.sheets:
        table = None if sheet.is_hidden or found else _table(sheet, columns, needed, outcome, book)
        if table is None:
            outcome.ignored.append((sheet.title, "", ""))
        found = found or table
    if found is None:
        named = ", ".join(each.headings[0] for each in columns if each.field in needed)
        message = _("No sheet has a column of these: %(columns)s.") % {"columns": named}
        outcome.faults.append(Finding("", 0, "", "", "", "no_table", message))
    return found


def _table(sheet, columns, needed, outcome, book):
    rows = iter(sheet.rows())
    for number, told in islice(rows, ROWS_ABOVE):
        places, twice, others = _places(told, columns)
        if not needed & places.keys():
            continue
        table = Table(sheet, number, places, rows, book.is_csv)
        message = _("Another column says the same: remove one of the two.")
        outcome.faults += [
            table.fault(number, name, heading, "column_twice", message) for name, heading in twice
        ]
        outcome.ignored += [(sheet.title, *other) for other in others]
        return table
    return None


def _places(told, columns):
    """(field → (position, heading), columns that are there twice, (letters, heading) of others)."""
    places, twice, others = {}, [], []
    for position, value in enumerate(told):
        heading = " ".join(value.split()) if isinstance(value, str) else ""
        folded = fold(heading)
        column = next((each for each in columns if folded and folded in each.names), None)
        if column is None:
            others += [(cells.column_letters(position), shown(heading))] if heading else []
        elif column.field in places:
            twice.append((column.field, heading))
        else:
            places[column.field] = (position, heading)
    return places, twice, others
