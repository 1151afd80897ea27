"""Rows in COPY's text format become the `<row>` elements of a workbook's sheet.

One row is a line: fields divided by tabs, `\\N` where nothing is known, backslashes before what
would divide or end it. Nearly all rows pass through a template of bytes; a row with something rare
(line breaks, blanks at an edge, text too long) is made cell by cell.

Cells say no address: they follow one another from column A, which the format allows (ECMA-376,
18.3.1.4) and which makes the file a third smaller.
"""

import re
from functools import lru_cache

from spreadsheets.guard import LONGEST_TEXT, NOT_IN_XML, held

NOTHING = rb"\N"
_EMPTY = b"<c/>"
_CELLS = {
    "text": b'<c t="inlineStr"><is><t>%b</t></is></c>',
    "phone": b'<c t="inlineStr"><is><t>%b</t></is></c>',
    "integer": b"<c><v>%b</v></c>",
    "decimal": b"<c><v>%b</v></c>",
    "date": b'<c s="1"><v>%b</v></c>',
    "boolean": b'<c t="b"><v>%b</v></c>',
}
_KEPT_BLANKS = b'<c t="inlineStr"><is><t xml:space="preserve">%b</t></is></c>'
_CONTROLS = bytes(code for code in NOT_IN_XML if code < 32)
_NOT_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_RARE = re.compile(rb"\\[^N]|_x[0-9A-Fa-f]{4}_|(?:^|\t)[ '!]| (?:\t|$)")
_ESCAPE = re.compile(rb"\\(.)")
_ESCAPED = {b"n": b"&#10;", b"r": b"&#13;", b"t": b"&#9;", b"\\": b"\\"}
# Excel reads _x0041_ as a letter; the underscore before it is written in the same way.
_LIKE_AN_ESCAPE = re.compile(rb"_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_GUARDED = re.compile(rb"'+(?:[=+\-@]|&#(?:9|10|13);)")


class RowXml:
    """Makes the XML of rows whose columns are of these kinds."""

    def __init__(self, kinds):
        self.kinds = tuple(kinds)
        self._whole = self._template((False,) * len(self.kinds))
        self._with_gaps = lru_cache(maxsize=4096)(self._template)

    def of_lines(self, lines):
        """The XML of some rows, each a line of COPY's text format with its end."""
        data = b"".join(lines).translate(None, _CONTROLS)
        if b"\xef\xbf" in data:
            for character in _NOT_CHARACTERS:
                data = data.replace(character, b"")
        data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
        rows = data[:-1].split(b"\n")
        if _may_be_rare(data) or max(map(len, rows)) > LONGEST_TEXT:
            return b"".join([self._careful(row) for row in rows])
        return b"".join([self._plain(row) for row in rows])

    def _plain(self, row):
        fields = tuple(row.split(b"\t"))
        if NOTHING in row:
            return self._with_gaps(tuple(map(NOTHING.__eq__, fields))) % fields
        return self._whole % fields

    def _careful(self, row):
        if len(row) <= LONGEST_TEXT and not _RARE.search(row):
            return self._plain(row)
        cells = map(_cell, self.kinds, row.split(b"\t"))
        return b"<row>" + b"".join(cells) + b"</row>"

    def _template(self, gaps):
        cells = [
            # A precision of nought takes the field and writes nothing of it.
            _EMPTY + b"%.0b" if gap else _CELLS[kind]
            for kind, gap in zip(self.kinds, gaps, strict=True)
        ]
        return b"<row>" + b"".join(cells) + b"</row>"


def _may_be_rare(data):
    """Whether any row may need care; cheap, and wrong only by saying yes."""
    edges = (b"\t ", b" \t", b"\n ", b" \n", b"\t'", b"\n'", b"\t!", b"\n!", b"_x")
    return (
        data.count(b"\\") != data.count(NOTHING)
        or data[:1] in (b" ", b"'", b"!")
        or any(edge in data for edge in edges)
    )


def _cell(kind, field):
    if field == NOTHING:
        return _EMPTY
    if kind in ("text", "phone"):
        return text_cell(field)
    if field.startswith(b"!"):
        return text_cell(field[1:])
    return _CELLS[kind] % field


def text_cell(field):
    """A cell of text; `field` is in COPY's text format with its `&`, `<` and `>` escaped."""
    text = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], b""), field)
    if _LOOKS_GUARDED.match(text):
        text = b"'" + text
    if len(text) > LONGEST_TEXT:
        text = escaped(_unescaped(text))
    return _KEPT_BLANKS % _LIKE_AN_ESCAPE.sub(b"_x005F_", text)


def _unescaped(text):
    plain = text.decode()
    for name, character in _NAMES.items():
        plain = plain.replace(name, character)
    return plain.replace("&amp;", "&")


_NAMES = {"&lt;": "<", "&gt;": ">", "&#10;": "\n", "&#13;": "\r", "&#9;": "\t"}


def escaped(text):
    """Text as the content of an XML element, in bytes, as far as a cell can hold it."""
    text = held(text).replace("&", "&amp;")
    for name, character in _NAMES.items():
        text = text.replace(character, name)
    return text.encode()
