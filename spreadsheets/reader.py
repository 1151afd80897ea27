"""Reads a workbook or a CSV file as sheets of numbered rows.

What the file is, its content says: XLSX (and XLSM, whose macros are not run), CSV, or a zip of CSV
files, each of which is a sheet. Memory stays bounded whatever the file holds; what is too large,
damaged or protected is refused in words.

Formulas give the value that was last computed. A formula that has none (written by a program that
computes nothing), or that ended in an error, stands as `cells.Broken`, which every function of
`cells` refuses. CSV keeps no formulas.
"""

import os
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import PurePath

from spreadsheets.csv_archive import is_csv_archive, open_archive
from spreadsheets.csv_reader import CsvSheet
from spreadsheets.unreadable import UnreadableFile
from spreadsheets.xlsx_reader import open_workbook

__all__ = ["Book", "UnreadableFile", "open_book"]

_ARCHIVE, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How a compound file, which both are, calls the content of a workbook that has a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class Book:
    """An opened file: its sheets in order; for CSV also its encoding and delimiter."""

    name: str
    sheets: list = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""

    @property
    def is_csv(self):
        """Whether its cells say nothing of themselves but their text."""
        return bool(self.encoding)


@contextmanager
def open_book(source, name=""):
    """The book of a file: a path, or a binary stream that can be sought.

    Each of its sheets has `title`, `is_hidden` and `rows()`, which gives (row number as the
    spreadsheet shows it, list of values): str, int, float, bool, date, datetime, time, timedelta,
    None or `Broken`. Blank cells at the end of a row and blank rows are left out, and so are the
    notes that close our own exports. Raises UnreadableFile, also while rows are read.
    """
    is_path = isinstance(source, (str, os.PathLike))
    name = name or (os.fspath(source) if is_path else "")
    with open(source, "rb") if is_path else nullcontext(source) as stream:
        stream.seek(0)
        begin = stream.read(8)
        stream.seek(0)
        if begin.startswith(_ARCHIVE) and is_csv_archive(stream):
            with open_archive(stream) as sheets:
                yield Book(name, sheets, sheets[0].encoding, sheets[0].delimiter)
        elif begin.startswith(_ARCHIVE):
            with open_workbook(stream) as sheets:
                yield Book(name, sheets)
        else:
            yield _csv_book(stream, begin, name)


def _csv_book(stream, begin, name):
    if begin == _COMPOUND:
        stream.seek(0)
        raise UnreadableFile("protected" if _ENCRYPTED in stream.read(1 << 22) else "old_workbook")
    if begin and name.casefold().endswith(_WORKBOOKS):
        raise UnreadableFile("not_a_workbook")
    sheet = CsvSheet(stream, PurePath(name).stem)
    return Book(name, [sheet], sheet.encoding, sheet.delimiter)
