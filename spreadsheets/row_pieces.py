"""Cuts the XML of a sheet into pieces of whole rows, each small enough to be parsed by itself.

calamine holds a parsed sheet as one rectangle from its first to its last cell. A piece bounds it:
its rows are few and follow one another closely, and no cell says an address outside of them, so
that a file of a few bytes can't ask for gigabytes.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import SimpleNamespace

from spreadsheets.cells import Broken, column_letters
from spreadsheets.table_rows import too_wide
from spreadsheets.unreadable import MOST_COLUMNS, MOST_ROWS, UnreadableFile

_BLOCK = 1 << 20
_PIECE, _ROWS_OF_PIECE = 8_000_000, 65_536
# The rectangle of a piece may have so many cells, or more where one in twenty has something in it.
_ALWAYS, _SPARSE = 16_000_000, 20
# So many columns have names of at most two letters, and of three that begin with A or B.
_TWO_LETTERS, _THREE_LETTERS = 702, 2_054
_INDEX = {column_letters(index).encode(): index for index in range(MOST_COLUMNS)}


@dataclass(frozen=True)
class Piece:
    """Whole rows of a sheet: their XML, the number of the first and of the last one."""

    xml: bytes
    first: int
    last: int
    patterns: SimpleNamespace

    @cached_property
    def broken(self):
        """Row number → {column index: Broken} of the formulas with nothing to read."""
        found = {}
        if self.patterns.formula in self.xml:
            for cell in self.patterns.unvalued.finditer(self.xml):
                # A formula that says "" has a value, which is nothing.
                if not (cell[2] and b't="str"' in cell[1]):
                    _note(found, cell[1], Broken.NO_VALUE)
        if b'="e"' in self.xml:
            for cell in self.patterns.error.finditer(self.xml):
                _note(found, cell[1], Broken.ERROR)
        return found


def _note(found, attributes, fault):
    address = _OWN_ADDRESS.search(attributes)
    if address and address[1] in _INDEX:
        found.setdefault(int(address[2]), {})[_INDEX[address[1]]] = fault


@lru_cache(maxsize=8)
def _patterns(prefix):
    """What is looked for, where the elements of the sheet are named with this prefix."""
    p = re.escape(prefix).encode()
    return SimpleNamespace(
        row=re.compile(rb"""<%srow\b(?:[^>]*?\sr\s*=\s*["'](\d+)["'])?""" % p),
        row_end=f"</{prefix}row>".encode(),
        end=f"</{prefix}sheetData".encode(),
        cell=f"<{prefix}c".encode(),
        addressed=re.compile(_ADDRESSED % p),
        formula=f"<{prefix}f".encode(),
        unvalued=re.compile(_UNVALUED.replace(b"PREFIX", p)),
        error=re.compile(rb'<%sc\b([^>]*\st="e"[^>]*)>' % p),
    )


_OWN_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_UNVALUED = (
    rb"<PREFIXc\b([^>]*)><PREFIXf\b[^>]*?(?:/>|>[^<]*</PREFIXf>)\s*"
    rb"(<PREFIXv\s*/>|<PREFIXv></PREFIXv>)?</PREFIXc>"
)
# A cell with an address, whatever attributes stand before it; what it ends with.
_ADDRESSED = (
    rb"""<%sc(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*?\s+r\s*=\s*["']\s*"""
    rb"""([A-Za-z]+)(\d+)\s*["'][^>]*?(/?)>"""
)
_SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*?(/?)>")
# These reach past the last column that is read; others are looked at more closely.
_ADDRESS = re.compile(rb' r="(?:[A-Z]{1,2}|[AB][A-Z]{2})(\d+)"')
_COLUMN = re.compile(rb"[A-Z]{1,2}|[AB][A-Z]{2}")
_FAR = re.compile(rb' r="[D-Z][A-Z]| r="[A-Z]{3}')
_VERY_FAR = re.compile(rb' r="[A-Z]{3}')
# How the cells of our own exports begin, which say no address.
_OUR_OWN = (b'<c t="inlineStr"><is>', b"<c><v>", b'<c s="1"><v>', b'<c t="b"><v>', b"<c/>")


def pieces(stream, title):
    """The pieces of a sheet, of the stream of its XML. Raises UnreadableFile."""
    begin, found = b"", None
    while not (found := _SHEET_DATA.search(begin)):
        block = stream.read(_BLOCK)
        if not block or len(begin) > 16 * _BLOCK:
            raise UnreadableFile("damaged")
        begin += block
    if found[2]:
        return
    patterns = _patterns(found[1].decode())
    for piece in _cut(_whole_rows(stream, begin[found.end() :], patterns), patterns, title):
        yield _checked(piece, title)


def _whole_rows(stream, rest, patterns):
    """Blocks of whole rows, until the end of the sheet's data."""
    while True:
        end = rest.find(patterns.end)
        if end >= 0:
            yield rest[:end]
            return
        cut = rest.rfind(patterns.row_end) + len(patterns.row_end)
        if cut >= len(patterns.row_end):
            yield rest[:cut]
            rest = rest[cut:]
        block = stream.read(_BLOCK)
        if not block or len(rest) > _PIECE:
            raise UnreadableFile("damaged")
        rest += block


def _cut(blocks, patterns, title):
    """Rows in pieces; where a piece begins with a row without a number, it is given its own."""
    held, size, first, last = [], 0, 0, 0
    for block in blocks:
        begin = 0
        for row, number in _row_numbers(block, last, patterns, title):
            if not first or _is_full(size + row.start() - begin, number - first):
                held.append(block[begin : row.start()])
                if first:
                    yield Piece(b"".join(held), first, last, patterns)
                held, size, first, begin = [_numbered(row, number)], 0, number, row.end()
            last = number
        held.append(block[begin:])
        size += len(block) - begin
    if first:
        yield Piece(b"".join(held), first, last, patterns)


def _row_numbers(block, number, patterns, title):
    """(match, number) of each row of a block that follows the row of this number."""
    for row in patterns.row.finditer(block):
        number = int(row[1][:9]) if row[1] else number + 1
        if number > MOST_ROWS:
            raise UnreadableFile("too_many_rows", sheet=title, most=MOST_ROWS)
        yield row, number


def _is_full(size, rows):
    return size > _PIECE or not 0 <= rows < _ROWS_OF_PIECE


def _numbered(row, number):
    return row[0] if row[1] else row[0] + b' r="%d"' % number


def _checked(piece, title):
    """The piece, none of whose cells says an address outside of it, or too far to the right."""
    said = _rows_said(piece, title)
    rows = [int(number[:9]) for number in set(said)]
    if rows and not piece.first <= min(rows) <= max(rows) <= piece.last:
        raise UnreadableFile("damaged")
    if rows and _is_scattered(piece, len(said)):
        raise UnreadableFile("scattered", sheet=title)
    return piece


def _is_scattered(piece, cells):
    """Whether a few cells lie so far apart that their rectangle would fill the memory."""
    rows, most = piece.last - piece.first + 1, max(_ALWAYS, _SPARSE * cells)
    if rows * _TWO_LETTERS > most:
        return bool(_FAR.search(piece.xml))
    return rows * _THREE_LETTERS > most and bool(_VERY_FAR.search(piece.xml))


def _rows_said(piece, title):
    """The row that each cell with an address says. The usual spellings are told by counting."""
    xml = piece.xml
    said, cells = _ADDRESS.findall(xml), xml.count(piece.patterns.cell)
    if len(said) == cells or sum(map(xml.count, _OUR_OWN)) == cells:
        return said
    found = piece.patterns.addressed.findall(xml)
    # A cell far to the right that has nothing in it, as colouring a row leaves it, is allowed.
    if any(not (empty or _COLUMN.fullmatch(letters)) for letters, _, empty in found):
        raise too_wide(title)
    return [number for _, number, _ in found]
