"""Reads a file to its end: every row is judged, and told apart by what the register knows of it.

What is new stays in memory as the line that COPY will write, and little beside it; a row that the
file has not changed since the last import is not read further than its digest.
"""

from django.utils.translation import gettext as _

from cases import numbers
from cases.choices import Presumed
from cases.importers import differences, ours, people, sheets, values
from cases.importers.column_words import HOUSEHOLD, PERSON
from cases.importers.digests import digest
from cases.importers.faults import Finding, shown
from cases.importers.households import Home
from cases.importers.people_sheet import LONGEST_KEY, MOST_ROWS, PeopleSheet
from cases.importers.rows import RowReader
from cases.importers.store import Store
from cases.importers.values import Unreadable

NEEDED = ("household", "sex", "relationship")
# So many people of ours are compared at a time, so that memory does not grow with those unchanged.
AT_ONCE = 5_000
# Rows between two words on how far the reading is.
SELDOM = 500


class Reading:
    """What was read so far: `homes` by key, `fresh` and `changed` people."""

    def __init__(self, order, outcome, readers, known_people, need_codes):
        self.order, self.outcome = order, outcome
        self.known, self.need_codes = known_people, need_codes
        self.ours, self._named_by_ours = ours.OurPeople(order), []
        self._readers = readers
        self.homes, self.fresh, self.changed = {}, Store(), []
        # Where each person of the file stands, to find those who are there twice.
        self.rows_of_people, self.unnamed = {}, {}
        # The last row whose household could not be read: its fault is told already.
        self.homeless = None
        self.sheet_titles, self.sheets_of_people, self._rows = [], {}, 0

    def read(self, book):
        """Read every sheet; what is no table of people or households is told as ignored."""
        tables = 0
        for sheet in book.sheets:
            self.sheet_titles.append(sheet.title)
            table = None if sheet.is_hidden else sheets.table_of(sheet)
            if table is None:
                self.outcome.ignored.append((sheet.title, "", ""))
                continue
            tables += 1
            self.outcome.ignored += table.ignored
            self.outcome.faults += table.faults
            self._read_table(table)
        self._sift()
        if not tables:
            message = _(
                "No sheet has the headings of people or households. The template shows them."
            )
            self.outcome.faults.append(Finding("", 0, "", "", "", "no_table", message))

    def fault(self, table, row, field, value, code, message):
        """Note what is wrong at a cell."""
        self.outcome.faults.append(
            Finding(
                table.title, row, table.column_name(field), shown(value), field, code, str(message)
            )
        )

    def place_of(self, where):
        """(table, row) of what `rows_of_people` says."""
        sheet, row = divmod(where, MOST_ROWS)
        return self.sheets_of_people[self.sheet_titles[sheet]], row

    def keep(self, changed):
        """Keep a row that says, or may say, something else than the register."""
        if not changed.known.is_ours:
            self.changed.append(changed)
            return
        self._named_by_ours.append(changed)
        if len(self._named_by_ours) == AT_ONCE:
            self._sift()

    def _sift(self):
        rows, self._named_by_ours = self._named_by_ours, []
        differing = differences.those_that_differ(rows, on=self.order.on) if rows else []
        self.outcome.people.unchanged += len(rows) - len(differing)
        self.changed += differing

    def _read_table(self, table):
        self._missing(table)
        key_at = table.fields.get("household")
        homes = RowReader(table, self._readers, HOUSEHOLD)
        if table.kind == PERSON:
            self.sheets_of_people[table.title] = table
            sheet = PeopleSheet(self, table, RowReader(table, self._readers, PERSON), homes)
            for row, told in self._counted(table):
                sheet.read(row, told, self._home_of(table, row, _at(told, key_at)))
            return
        for row, told in self._counted(table):
            self._household(homes, row, told, _at(told, key_at))

    def _counted(self, table):
        """The rows of a table, as far as so many may be read."""
        most = self.order.most_rows
        for row, told in table.rows:
            self._rows += 1
            if self._rows % SELDOM == 0:
                self.order.step(self._rows)
            if most and self._rows > most:
                message = _("At most %(limit)d rows are read here: divide the file.")
                self.fault(table, row, "", "", "too_many_rows", message % {"limit": most})
                return
            yield row, told

    def _missing(self, table):
        """A column that every row needs is missed once, and not in every row."""
        if table.kind == HOUSEHOLD or not self.order.strict:
            return
        for field in NEEDED:
            if field not in table.fields:
                message = _("The sheet has no such column: add it, or accept an incomplete list.")
                self.fault(table, table.heading_row, field, "", "no_column", message)

    def _household(self, reader, row, told, key):
        self.outcome.households.read += 1
        table, home = reader.table, self._home_of(reader.table, row, key)
        if home is None:
            if not key:
                self.fault(table, row, "household", "", "required", people.REQUIRED)
        elif home.is_listed:
            message = _("Row %(number)d has this number too: give each its own.")
            message = message % {"number": home.row}
            self.fault(table, row, "household", key, "duplicate_id", message)
        else:
            home.is_listed, home.table, home.row = True, table, row
            home.tell(reader, row, reader.cells(told))

    def _home_of(self, table, row, cell):
        """The household that a cell names, known from now on; None where it names none."""
        home = self.homes.get(cell) if cell.__class__ is str else None
        if home is not None:
            return home
        try:
            key = values.read_key(cell, 60)
            number = self._our_number(key) if key and key not in values.DASHES else None
        except Unreadable as refusal:
            self.fault(table, row, "household", cell, refusal.code, refusal.message)
            self.homeless = (table, row)
            return None
        if number is None:
            return None
        key = number or key
        if key not in self.homes:
            self.homes[key] = Home(key, table, row, number=number, source_id=key)
        return self.homes[key]

    def alone(self, table, row, source_id):
        """A household of one, for a person whom the list gives no household."""
        key = f"alone {source_id}"
        key = key if len(key) <= LONGEST_KEY else f"alone {digest(key)}"
        return self.homes.setdefault(
            key, Home(key, table, row, source_id=key, is_alone=True, presumed=Presumed.ALONE.value)
        )

    def _our_number(self, key):
        """The number of ours that a key is; '' for none."""
        if self.order.their_numbers or key[0] not in "HhНн":
            return ""
        try:
            return numbers.parse(key, numbers.HOUSEHOLD) or ""
        except numbers.NumberMistyped:
            raise Unreadable("number_mistyped", ours.MISTYPED) from None


def _at(row, position):
    return row[position] if position is not None and position < len(row) else None
