"""XLSX as sheets of rows, read by calamine piece by piece.

calamine parses a sheet at once, at some hundred bytes a cell. Here each piece of a sheet becomes a
small workbook of its own, with the shared words and styles of the whole, in a private temporary
file; so memory does not grow with the rows.
"""

import posixpath
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from shutil import copyfileobj
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from spreadsheets.row_pieces import pieces
from spreadsheets.table_rows import numbered
from spreadsheets.unreadable import MOST_UNPACKED, UnreadableFile

_MOST_PARTS, _LARGEST_INDEX = 10_000, 10_000_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/styles" '
    f'Target="styles.xml"/><Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="%d"/><sheets>'
    '<sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    CalamineError,
    EOFError,
    KeyError,
    NotImplementedError,
    UnicodeError,
    ValueError,
)


@contextmanager
def _damage_told():
    """Whatever a broken file makes its readers say becomes UnreadableFile."""
    try:
        yield
    except _DAMAGES:
        raise UnreadableFile("damaged") from None
    except BaseException as fault:
        # How an unforeseen stop inside of calamine arrives; it is no Exception.
        if type(fault).__name__ == "PanicException":
            raise UnreadableFile("damaged") from None
        raise


@dataclass(frozen=True)
class XlsxSheet:
    """A sheet of a workbook; `rows()` may be asked for again."""

    title: str
    is_hidden: bool
    part: str
    archive: zipfile.ZipFile
    base: "_Base"

    def rows(self):
        """(number, values) of each row that says something."""
        return numbered(self._all(), self.title)

    def _all(self):
        with _damage_told():
            stream = self.archive.open(self.part)
        with stream:
            parts = pieces(stream, self.title)
            while piece := _next(parts):
                yield from _rows(piece, self.base)


def _next(parts):
    with _damage_told():
        return next(parts, None)


def _rows(piece, base):
    with _damage_told():
        sheet, broken = base.parsed(piece), piece.broken
        above, left = sheet.start or (0, 0)
        # calamine gives the rows above the first one too, as blanks.
        rows = enumerate(islice(sheet.iter_rows(), above, None), start=above + 1)
    left = [None] * left
    for number, row in rows:
        values = left + [None if value == "" else value for value in row]
        for column, fault in broken.pop(number, {}).items() if broken else ():
            values.extend([None] * (column + 1 - len(values)))
            values[column] = fault
        yield number, values
    # What calamine has no row for had nothing but formulas without values.
    for number, faults in sorted(broken.items()):
        yield number, [faults.get(column) for column in range(max(faults) + 1)]


class _Base:
    """A temporary workbook with all but the rows, which are put in piece by piece."""

    def __init__(self, archive, parts, counts_from_1904):
        self._file = tempfile.NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 - see close()
        with zipfile.ZipFile(self._file, "w") as book:
            book.writestr("_rels/.rels", _ROOT)
            book.writestr("xl/workbook.xml", _BOOK % counts_from_1904)
            book.writestr("xl/_rels/workbook.xml.rels", _LINKS)
            for name, part in parts.items():
                with archive.open(part) as source, book.open(f"xl/{name}.xml", "w") as copy:
                    copyfileobj(source, copy, 1 << 20)
            self._end = book.start_dir
        self._file.seek(self._end)
        self._directory = self._file.read()

    def parsed(self, piece):
        """The rows of a piece as calamine's sheet."""
        self._file.seek(self._end)
        self._file.truncate()
        self._file.write(self._directory)
        prefix = piece.patterns.row_end[2:-4].decode()
        space = f"xmlns{':' + prefix.rstrip(':') if prefix else ''}"
        with (
            zipfile.ZipFile(self._file, "a") as book,
            book.open("xl/worksheets/sheet1.xml", "w") as sheet,
        ):
            sheet.write(f'<{prefix}worksheet {space}="{_MAIN}"><{prefix}sheetData>'.encode())
            sheet.write(piece.xml)
            sheet.write(f"</{prefix}sheetData></{prefix}worksheet>".encode())
        self._file.flush()
        return CalamineWorkbook.from_path(self._file.name).get_sheet_by_index(0)

    def close(self):
        self._file.close()


@contextmanager
def open_workbook(stream):
    """The sheets of a workbook, while it is open. Raises UnreadableFile."""
    with _damage_told():
        archive = zipfile.ZipFile(stream)
        _admit(archive.infolist())
        book = _index(archive, _targets(archive, "", "officeDocument")[0])
        sheets, base = _sheets(archive, book)
    try:
        yield sheets
    finally:
        base.close()
        archive.close()


def _admit(parts):
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("protected")
    if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise UnreadableFile("too_large", most=MOST_UNPACKED // 1_000_000)


def _index(archive, part):
    """An XML part that says where things are, as (part, its root element)."""
    if archive.getinfo(part).file_size > _LARGEST_INDEX:
        raise UnreadableFile("damaged")
    xml = archive.read(part)
    # A document type could multiply what it says; no workbook has one.
    if b"<!DOCTYPE" in xml or b"\0" in xml:
        raise UnreadableFile("damaged")
    return part, ElementTree.fromstring(xml)


def _links(archive, part):
    """Id → (kind, part) of what a part points to; "" is the whole file."""
    folder, name = posixpath.split(part)
    _, root = _index(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for link in root:
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
        found[link.get("Id")] = link.get("Type", "").rpartition("/")[2], target.lstrip("/")
    return found


def _targets(archive, part, kind):
    found = [target for is_a, target in _links(archive, part).values() if is_a == kind]
    if not found and kind == "officeDocument":
        raise UnreadableFile("not_a_workbook")
    return found


def _sheets(archive, book):
    part, root = book
    if root.tag.rpartition("}")[2] != "workbook":
        raise UnreadableFile("not_a_workbook")
    links = _links(archive, part)
    shared = {
        kind: target for kind, target in links.values() if kind in ("styles", "sharedStrings")
    }
    settings = root.find("{*}workbookPr")
    counts_from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    found = [
        (one, target)
        for one in root.iterfind("{*}sheets/{*}sheet")
        for kind, target in [links.get(_link_id(one), ("", ""))]
        if kind == "worksheet"
    ]
    if not found:
        raise UnreadableFile("not_a_workbook")
    base = _Base(archive, shared, counts_from_1904)
    return [
        XlsxSheet(
            one.get("name", ""), one.get("state", "visible") != "visible", part, archive, base
        )
        for one, part in found
    ], base


def _link_id(sheet):
    return next((value for name, value in sheet.items() if name.endswith("}id")), None)
