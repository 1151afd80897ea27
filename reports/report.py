"""What a report is: one description from which screen, files and API are made."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from reports import cube, disclosure
from reports.choosing import Chosen

HIDDEN = "*"


@dataclass(frozen=True)
class Column:
    """A column: its words, the unit of its numbers (empty for words), and its HXL tag.

    `group` is the heading that neighbours share on the screen; files join it to the label.
    """

    key: str
    label: str
    tag: str
    unit: str = ""
    group: str = ""

    @property
    def full_label(self):
        """The label as it stands alone, without the heading above it."""
        return f"{self.group}: {self.label}" if self.group else str(self.label)


@dataclass(frozen=True)
class Row:
    """A row of a finished table: words, numbers and HIDDEN, in the order of the columns.

    `level` is "detail", "subtotal" or "total".
    """

    level: str
    values: tuple


@dataclass(frozen=True)
class Line:
    """A row before its numbers: its words, and the key of the cell in each number's column."""

    level: str
    words: tuple
    keys: tuple


@dataclass(frozen=True)
class Table:
    """A report as of a day, with small numbers hidden: what every door shows."""

    report: "Report"
    as_of: date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: int
    hidden: int
    chosen: Chosen = field(default_factory=Chosen)
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self):
        """How to read it, whom it counts, and whom it does not: (term, meaning)."""
        return (*self.report.notes, *self.chosen.notes(), *self.beside)


class Report(ABC):
    """Counts of people by dimensions, as of a day.

    A report is one file in `catalogue/`: its words, its columns, one grouped query, and the order
    of its rows. Hiding small numbers is done here, for everybody and at every door.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]
    source: ClassVar[str]
    # How to read it: (term, meaning).
    notes: ClassVar[tuple[tuple[str, str], ...]]
    below: ClassVar[int] = disclosure.BELOW

    @abstractmethod
    def columns(self):
        """The columns, words first."""

    @abstractmethod
    def count(self, stays, on):
        """Counts by key, from one grouped query over the memberships that may be counted."""

    def beside(self, stays, on):
        """What is known beside the table and stands in none of its rows: (term, meaning)."""
        return ()

    @abstractmethod
    def lines(self, counts):
        """The rows in their order, as `Line`s; `counts` says what there is."""

    def table(self, stays, *, on, chosen=None):
        """The report as of the day `on` over these memberships, small numbers hidden.

        `chosen` says in words who of all people they are (`choosing.Chosen`).
        """
        counts = cube.with_totals(self.count(stays, on))
        lines = list(self.lines(counts))
        cells = {key: counts.get(key, 0) for line in lines for key in line.keys}
        hidden = disclosure.hide(cells, cube.lines(cells), below=self.below)
        rows = tuple(
            Row(
                line.level,
                (*line.words, *(HIDDEN if key in hidden else cells[key] for key in line.keys)),
            )
            for line in lines
        )
        chosen = chosen or Chosen()
        return Table(
            report=self,
            as_of=on,
            columns=tuple(self.columns()),
            rows=rows,
            cells=len(cells),
            hidden=len(hidden),
            chosen=chosen,
            # Of some people only, nobody knows how many of them are not registered yet.
            beside=tuple(self.beside(stays, on)) if chosen == Chosen() else (),
        )
