"""Households as a file tells them: in a sheet of their own, or beside each of their members."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from cases import rules
from cases.choices import Accommodation, HouseholdKind, Relationship
from cases.importers import digests
from cases.importers.people import REQUIRED, REQUIRED_HERE
from cases.importers.values import CLEARED
from cases.words import SAID

DEFAULTS = {
    "kind": HouseholdKind.HOUSEHOLD.value,
    "declared_size": None,
    "registered_on": None,
    "registered_at_id": "",
    "place_id": "",
    "address": "",
    "accommodation": Accommodation.UNKNOWN.value,
    "home_from": None,
}
_RENAMED = {"place": "place_id", "registered_at": "registered_at_id"}
_DAYS = ("registered_on", "home_from")
# The fields of `DEFAULTS`, each with the column in which the file tells it.
COLUMN_OF = {name: name for name in DEFAULTS} | {new: old for old, new in _RENAMED.items()}


@dataclass(slots=True, eq=False)
class Home:
    """A household of the file: the rows that tell it, its members, what becomes of it.

    `parts` are (reader, row, cells) of rows that tell something else; `members` (relationship,
    birth date, table, row, position among the new people or -1); `number` is ours, where the file
    names it by one, or once it is drawn. `is_judged` ends when a member cannot be read;
    `has_ours` begins when a row names one of its members by our number.
    """

    key: str
    table: object
    row: int
    number: str = ""
    is_listed: bool = False
    is_alone: bool = False
    is_unnamed: bool = False
    is_judged: bool = True
    has_ours: bool = False
    parts: list = field(default_factory=list)
    members: list = field(default_factory=list)
    values: dict | None = None
    digest: str = ""
    known: object = None
    presumed: str = ""
    source_id: str = ""

    def tell(self, reader, row, cells):
        """Add what a row tells of the household; most rows repeat the one before."""
        if self.parts and self.parts[-1][2] == cells and self.parts[-1][0] is reader:
            return
        self.parts.append((reader, row, cells))

    @property
    def has_head(self):
        """Whether one of its members is the head."""
        return any(member[0] == Relationship.HEAD for member in self.members)

    def has_column(self, field):
        """Whether one of its rows stands in a table with this column."""
        return any(field in reader.table.fields for reader, _row, _cells in self.parts)

    def cell(self, field):
        """What the file says of it in a column, as somebody typed it."""
        for reader, _row, cells in self.parts:
            typed = dict(zip(reader.fields, cells, strict=True)).get(field)
            if typed is not None and typed != "":
                return typed
        return None

    @property
    def row_digest(self):
        """The digest of all that the file tells of the household."""
        if len(self.parts) == 1:
            reader, _row, cells = self.parts[0]
            return digests.row_digest(reader.prefixes, cells)
        told = {}
        for reader, _row, cells in self.parts:
            for prefix, cell in zip(reader.prefixes, cells, strict=True):
                if cell is not None and cell != "":
                    told.setdefault(prefix, cell)
        return digests.row_digest(sorted(told), [told[prefix] for prefix in sorted(told)])


def told(home, fault):
    """Fields of the household that the file tells, in every row alike.

    `fault(reader's table, row, field, value, code, message)` is called for each cell that cannot be
    read, and for each that contradicts an earlier row.
    """
    found, first_rows = {}, {}
    for reader, row, cells in home.parts:
        values, unreadable = reader.read(cells)
        for column, cell, refusal in unreadable:
            fault(reader.table, row, column, cell, refusal.code, refusal.message)
        typed = dict(zip(reader.fields, cells, strict=True))
        for column, value in values.items():
            name = _RENAMED.get(column, column)
            value = DEFAULTS[name] if value is CLEARED else value
            if found.setdefault(name, value) != value:
                message = _("Row %(number)d says something else of the same household.")
                message = message % {"number": first_rows[name]}
                fault(reader.table, row, column, typed[column], "contradiction", message)
            first_rows.setdefault(name, row)
    return found


def faults_of(values, *, office_is_mine, strict, on):
    """[(field, code, message)] of a new household's values, as the form judges them."""
    yield from (fault for name in _DAYS for fault in _day_faults(name, values[name], on))
    for column in ("registered_on", "place", "registered_at"):
        if not values[_RENAMED.get(column, column)] and (strict or column != "place"):
            yield column, "required", REQUIRED_HERE if column == "place" else REQUIRED
    if values["registered_at_id"] and not office_is_mine(values["registered_at_id"]):
        message = _("You register at your own places: choose one of them.")
        yield "registered_at", "not_your_place", message


def _day_faults(name, day, on):
    if rules.is_too_early(day):
        yield name, "too_early", SAID["too_early"]
    elif day and day > on:
        yield name, "future", SAID["future"]
