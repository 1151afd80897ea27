"""What an import found: faults that stop it, and notices that do not, each at its cell."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

# A value is repeated in a fault as far as a person needs it to find the cell.
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at a cell: where, what stands there, and what to do.

    `field` and `code` are those that a form shows for the same fault; `column` is what the file
    calls the column, with its letter. `row` is the spreadsheet's own, 0 where it is the sheet.
    `people` are the numbers of people to look at, all of them visible to who imports.
    """

    sheet: str
    row: int
    column: str
    value: str
    field: str
    code: str
    message: str
    people: tuple = ()

    def __str__(self):
        parts = [self.sheet, _("row %(number)d") % {"number": self.row} if self.row else ""]
        where = ", ".join(filter(None, [*parts, self.column]))
        value = f" “{self.value}”" if self.value else ""
        return f"{where}{value}: {self.message}"


@dataclass(frozen=True, slots=True)
class Beyond:
    """A row whose person is maybe registered in households out of the sight of who imports."""

    finding: Finding
    households: frozenset

    def __str__(self):
        return str(self.finding)


@dataclass(slots=True)
class Tally:
    """How many rows of one kind were read, and what became of them."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    refused: int = 0

    @property
    def accepted(self):
        """Rows in which nothing was found that would stop them."""
        return self.read - self.refused


@dataclass(slots=True)
class Outcome:
    """What an import did or, in a dry run, would do.

    `faults` stop it all. `differences` say field by field what the file and the register say, where
    the register was mended since the last import; `notices` are the rest worth reading. `beyond` is
    about people whom who imports does not see: a door tells of it what may be told, and records it.
    """

    households: Tally = field(default_factory=Tally)
    people: Tally = field(default_factory=Tally)
    faults: list = field(default_factory=list)
    differences: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    beyond: list = field(default_factory=list)
    ignored: list = field(default_factory=list)
    sheets_of_people: object = ()
    written: bool = False

    def count_refused(self):
        """Count the rows in which something is to be mended."""
        rows = {(fault.sheet, fault.row) for fault in self.faults if fault.row}
        of_people = [row for row in rows if row[0] in self.sheets_of_people]
        self.people.refused = len(of_people)
        self.households.refused = len(rows) - len(of_people)

    @property
    def holds(self):
        """Whether nothing stands in the way of writing."""
        return not self.faults

    @property
    def is_nothing_new(self):
        """Whether the register already says all that the file says."""
        tallies = (self.households, self.people)
        return not self.faults and not any(t.new or t.changed or t.kept for t in tallies)


def cut(findings, most):
    """Leave as many as somebody reads, and say how many more there are."""
    more = len(findings) - most
    if more > 0:
        words = _("%(count)d more: they are not listed.") % {"count": more}
        findings[most:] = [Finding("", 0, "", "", "", "more", words)]


def shown(value):
    """A cell's value as a fault repeats it."""
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
