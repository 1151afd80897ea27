"""CSV as a sheet of rows, in the encodings and with the delimiters that people's programs write."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from spreadsheets.table_rows import numbered
from spreadsheets.unreadable import UnreadableFile

_SAMPLE, _BLOCK = 1 << 16, 1 << 20
_ROWS = 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
# Excel obeys this first line, and shows it to nobody.
_TOLD = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n|\Z)")


class CsvSheet:
    """The one sheet of a CSV file; `encoding` and `delimiter` are found when it is opened.

    UTF-8, UTF-16 with its mark, or else Windows-1251, in which Russian programs write. Raises
    UnreadableFile for what is no table of text.
    """

    is_hidden = False

    def __init__(self, stream, title):
        self.title = title
        self._stream = stream
        self.encoding = _encoding(stream)
        self.delimiter, self._told = self._look()

    def rows(self):
        """(number, values) of each row that says something; values are str or None."""
        self._stream.seek(0)
        text = io.TextIOWrapper(self._stream, self.encoding, newline="")
        try:
            if self._told:
                text.readline()
            yield from numbered(self._read(text), self.title)
        finally:
            # Who stops reading half-way may have closed the file first.
            if not text.closed:
                text.detach()

    def _read(self, text):
        number, lines = 0, csv.reader(text, delimiter=self.delimiter, strict=True)
        try:
            for number, values in enumerate(lines, start=1):
                yield number, [value or None for value in values]
        except csv.Error as fault:
            if "limit" in str(fault):
                most = csv.field_size_limit()
                raise UnreadableFile("cell_too_long", row=number + 1, most=most) from None
            raise UnreadableFile("quotes", row=number + 1) from None

    def _look(self):
        """The delimiter, and whether the first line did nothing but tell it."""
        self._stream.seek(0)
        text = io.TextIOWrapper(self._stream, self.encoding, newline="")
        try:
            sample = text.read(_SAMPLE)
        finally:
            text.detach()
        if told := _TOLD.match(sample):
            return told[1], True
        return max(_DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter)), False


def _agreement(sample, delimiter):
    """(how many of the first rows are of one width, that width) if this divided the values."""
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), _ROWS))
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((times, width) for width, times in widths.items()), default=(0, 0))


def _encoding(stream):
    begin = stream.read(_SAMPLE)
    if not begin.strip():
        raise UnreadableFile("empty")
    for mark, encoding in _MARKS:
        if begin.startswith(mark):
            return _proven(stream, encoding, "damaged")
    if begin.lstrip()[:1] == b"<" or begin.startswith((b"%PDF", b"{\\rtf")) or b"\0" in begin:
        raise UnreadableFile("not_a_workbook")
    if _reads_as(stream, "utf-8"):
        return "utf-8"
    return _proven(stream, "cp1251", "not_text")


def _proven(stream, encoding, code):
    if not _reads_as(stream, encoding):
        raise UnreadableFile(code)
    return encoding


def _reads_as(stream, encoding):
    """Whether the whole file is text of this encoding, without what no text has."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := stream.read(_BLOCK):
            if "\0" in decoder.decode(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
