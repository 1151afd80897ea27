"""A long list on paper: a heading, rows with room for a signature, and the page of so many."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from printing.lettering import BOLD, MONO, REGULAR, fitting, lines, printable, width
from printing.pen import MM, WIDE, Pen

_SIZE, _LEADING, _SMALL = 9, 11, 7.5
_PADDING = 1.5 * MM
_MARGIN, _FOOT = 10 * MM, 8 * MM
# Rows are high enough to sign in; a cell with more lines than these ends with “…”.
_LOWEST, _MOST_LINES = 9.5 * MM, 10
_FACTS_A_ROW, _TO_SIGN = 4, 20 * MM
# What of the words for the page's number is known when all pages are drawn.
_OF = "%(of)s"
_GREY, _PALE = 0.35, 0.9


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the page's width, and how its cells stand."""

    heading: str
    share: float
    is_number: bool = False
    is_code: bool = False

    @property
    def font(self):
        """The font of its cells."""
        return MONO if self.is_code else REGULAR


@dataclass(frozen=True)
class Sheet:
    """What stands around the rows.

    `facts` are (what, value) under the title of the first page; `mark` runs pale across every page,
    such as “NOT APPROVED”; `foot` stands under each page; `pages` says which page of how many it
    is; `empty` stands where there is no row; `signers` sign under the last row.
    """

    title: str
    language: str
    facts: tuple = ()
    mark: str = ""
    foot: str = ""
    pages: str = "page %(page)s of %(of)s"
    empty: str = "–"
    signers: tuple = ()


def table(rows, *, columns, sheet):
    """The list as PDF: a generator of bytes, which returns how many rows there were.

    A row is a text for each column, taken one at a time: there may be tens of thousands.
    """
    drawn = _Table(columns, sheet)
    count = 0
    for row in rows:
        drawn.add(row)
        count += 1
    drawn.end(is_empty=count == 0)
    yield from drawn.pen.pieces()
    return count


class _Table:
    """The pages as they are drawn, from above to below; `_at` is how far down they are."""

    def __init__(self, columns, sheet):
        self._columns, self._sheet = columns, sheet
        self._fonts = [column.font for column in columns]
        self.pen = Pen(WIDE, title=sheet.title, language=sheet.language)
        self._right, self._room = WIDE[0] - _MARGIN, WIDE[0] - 2 * _MARGIN
        scale = self._room / sum(column.share for column in columns)
        shares = accumulate((column.share * scale for column in columns), initial=_MARGIN)
        self._edges = list(shares)
        self._rooms = [end - start - 2 * _PADDING for start, end in pairwise(self._edges)]
        self._page = 0
        if sheet.mark:
            self._make_mark()
        self._begin()

    def add(self, row):
        """Draw a row, on the next page where this one is full."""
        cells = [
            lines(text, room, name, _SIZE, _MOST_LINES)
            for text, room, name in zip(row, self._rooms, self._fonts, strict=True)
        ]
        height = max(_LOWEST, max(map(len, cells)) * _LEADING + 2 * _PADDING)
        if self._at - height < _MARGIN + _FOOT:
            self._finish()
            self._begin()
        self._draw(cells, self._fonts, _SIZE, _LEADING)
        self._at -= height
        self._rule()

    def end(self, *, is_empty):
        """The last page, its signers, and how many pages there are."""
        if is_empty:
            self.pen.text(_MARGIN + _PADDING, self._at - _LOWEST / 2, printable(self._sheet.empty))
            self._at -= _LOWEST
        if self._sheet.signers:
            self._sign()
        self._finish()
        rest = self._sheet.pages.partition(_OF)[2]
        with self.pen.stamp("of"):
            self.pen.text(0, 0, printable(f"{self._page}{rest}"), REGULAR, _SMALL, _GREY)

    def _begin(self):
        """A new page, down to the headings of the columns."""
        self._page += 1
        self._at = WIDE[1] - _MARGIN
        if self._sheet.mark:
            self.pen.stamped("mark", WIDE[0] / 2, WIDE[1] / 2)
        if self._page == 1:
            self._title(16, most=3)
            self._facts()
        else:
            self._title(_SIZE, most=1)
        self._top = self._at
        self._rule()
        cells = [
            lines(column.heading, room, BOLD, _SMALL, 3)
            for column, room in zip(self._columns, self._rooms, strict=True)
        ]
        self._draw(cells, [BOLD] * len(cells), _SMALL, 9)
        self._at -= max(map(len, cells)) * 9 + 2 * _PADDING
        self._rule(thickness=1)

    def _finish(self):
        """Lines between the columns, and the foot; how many pages there are is stamped later."""
        self.pen.lines([(x, self._top, x, self._at) for x in self._edges])
        [foot] = lines(self._sheet.foot, self._room * 0.8, REGULAR, _SMALL, 1)
        self.pen.text(_MARGIN, _MARGIN, foot, REGULAR, _SMALL, _GREY)
        page = printable(self._sheet.pages.partition(_OF)[0] % {"page": self._page}) + " "
        run = width(page, REGULAR, _SMALL)
        x = self._right - run - width("00000", REGULAR, _SMALL)
        self.pen.text(x, _MARGIN, page, REGULAR, _SMALL, _GREY)
        self.pen.stamped("of", x + run, _MARGIN)
        self.pen.next_sheet()

    def _title(self, size, most):
        for line in lines(self._sheet.title, self._room, BOLD, size, most):
            self.pen.text(_MARGIN, self._at - size, line, BOLD, size)
            self._at -= size * 1.25
        self._at -= 2 * MM

    def _facts(self):
        """What is to be known of the list, four beside each other."""
        room = self._room / _FACTS_A_ROW
        for first in range(0, len(self._sheet.facts), _FACTS_A_ROW):
            beside = self._sheet.facts[first : first + _FACTS_A_ROW]
            deepest = max(
                self._fact(fact, _MARGIN + place * room, room - 4 * MM)
                for place, fact in enumerate(beside)
            )
            self._at -= _SMALL + deepest * _LEADING + 2.5 * MM

    def _fact(self, fact, x, room):
        """A fact under what it is; returns in how many lines."""
        what, value = fact
        [label] = lines(what, room, REGULAR, _SMALL, 1)
        self.pen.text(x, self._at - _SMALL, label, REGULAR, _SMALL, _GREY)
        told = lines(value, room, REGULAR, _SIZE, 3)
        for number, line in enumerate(told, start=1):
            self.pen.text(x, self._at - _SMALL - number * _LEADING, line)
        return len(told)

    def _draw(self, cells, names, size, leading):
        """The lines of every cell of a row, from its top; figures end under each other."""
        top = self._at - _PADDING - size * 0.85
        for at, (found, name) in enumerate(zip(cells, names, strict=True)):
            x = self._edges[at] + _PADDING
            for number, line in enumerate(found):
                if self._columns[at].is_number:
                    x = self._edges[at + 1] - _PADDING - width(line, name, size)
                if line:
                    self.pen.text(x, top - number * leading, line, name, size)

    def _rule(self, thickness=0.4):
        self.pen.lines([(_MARGIN, self._at, self._right, self._at)], thickness)

    def _sign(self):
        """Lines to sign on, between the last row and the foot."""
        if self._at - _TO_SIGN < _MARGIN + _FOOT:
            self._finish()
            self._begin()
        room = self._room / len(self._sheet.signers)
        y = self._at - _TO_SIGN + 2 * _SMALL
        for place, signer in enumerate(self._sheet.signers):
            x = _MARGIN + place * room
            self.pen.lines([(x, y, x + room - 10 * MM, y)])
            [words] = lines(signer, room, REGULAR, _SMALL, 1)
            self.pen.text(x, y - _SMALL - 2, words, REGULAR, _SMALL, _GREY)

    def _make_mark(self):
        """The words that run across every page."""
        words = printable(self._sheet.mark, BOLD)
        size = fitting(words, WIDE[0] * 0.75, BOLD, 90, 12)
        with self.pen.stamp("mark", turned=25):
            self.pen.text(-width(words, BOLD, size) / 2, -size / 3, words, BOLD, size, _PALE)
