"""A workbook written as it comes: rows in, bytes out, nothing kept.

A sheet that is full is followed by another. Sheets stay below 2 GiB each, so that the archive needs
no 64-bit sizes for them, which some readers refuse.
"""

import zipfile
from dataclasses import dataclass
from itertools import islice

from spreadsheets.columns import NOTE
from spreadsheets.row_xml import RowXml, escaped, text_cell

MOST_ROWS = 1_048_576
_MOST_BYTES = 2_000_000_000
_ROWS_AT_ONCE, _BYTES_AT_ONCE = 500, 1 << 16
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTHS = {"text": 22, "phone": 18, "integer": 10, "decimal": 12, "date": 12, "boolean": 10}
# How many sheets there are is known last: what is not said otherwise is a sheet.
_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    f'+xml"/><Default Extension="xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_ROOT = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
# 0 as it is, 1 a day, 2 a heading.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name '
    'val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" '
    'xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" '
    'applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
    'builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class About:
    """The words of the last sheet: its title, the label of the count, and the other notes."""

    title: str
    rows: str
    notes: tuple


class _Outlet:
    """A file that only takes; what it took is handed on and forgotten."""

    def __init__(self):
        self._taken = []
        self.size = 0

    def write(self, data):
        self._taken.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self):
        """Nothing waits here."""

    def hand_on(self):
        taken, self._taken, self.size = b"".join(self._taken), [], 0
        return taken


def write_workbook(lines, columns, title, about, most_rows=MOST_ROWS):
    """Bytes of a workbook of `lines`, rows in COPY's text format; `about` makes its last sheet."""
    outlet, lines, count, titles = _Outlet(), iter(lines), 0, []
    row_xml = RowXml(column.kind for column in columns)
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        _write(archive, "[Content_Types].xml", _CONTENT_TYPES)
        _write(archive, "_rels/.rels", _ROOT)
        _write(archive, "xl/styles.xml", _STYLES)
        batch = list(islice(lines, _ROWS_AT_ONCE))
        while batch or not titles:
            titles.append(_numbered(title, len(titles)))
            with archive.open(_part(len(titles)), "w") as sheet:
                sheet.write(_head(columns))
                room, size = most_rows - 1, 0
                while batch and size < _MOST_BYTES and room:
                    # The last of a sheet may be the first part of a batch.
                    now, batch = batch[:room], batch[room:]
                    xml = row_xml.of_lines(now)
                    sheet.write(xml)
                    count, room, size = count + len(now), room - len(now), size + len(xml)
                    batch = batch or list(islice(lines, _ROWS_AT_ONCE))
                    if outlet.size > _BYTES_AT_ONCE:
                        yield outlet.hand_on()
                sheet.write(b"</sheetData></worksheet>")
        titles.append(_sheet_title(about.title))
        _write(archive, _part(len(titles)), _about_sheet(about, count))
        _write_book(archive, titles)
    yield outlet.hand_on()


def _part(number):
    return f"xl/worksheets/sheet{number}.xml"


def _write(archive, name, xml):
    archive.writestr(zipfile.ZipInfo(name), xml, zipfile.ZIP_DEFLATED, 1)


def _sheet_title(title, ending=""):
    """A title that Excel allows: 31 characters, none of those of a formula's reference."""
    allowed = "".join(" " if letter in "[]:*?/\\" else letter for letter in str(title))
    return allowed.strip("' ")[: 31 - len(ending)] + ending


def _numbered(title, number):
    return _sheet_title(title, f" ({number + 1})" if number else "")


def _head(columns):
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS[column.kind]}" customWidth="1"/>'
        for n, column in enumerate(columns, start=1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane '
        'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>"
    ).encode() + _row([str(column.title) for column in columns], b'<c s="2" ')


def _row(texts, begin=b"<c "):
    cells = [_as_cell(text).replace(b"<c ", begin, 1) for text in texts]
    return b"<row>" + b"".join(cells) + b"</row>"


def _as_cell(text):
    return text_cell(escaped(str(text).replace("\\", "\\\\")))


def _about_sheet(about, count):
    rows = [(NOTE + about.rows, str(count)), *((NOTE + label, text) for label, text in about.notes)]
    head = f'{_XML}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="22" '
    head += 'customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/></cols><sheetData>'
    body = b"".join(map(_row, rows))
    return head.encode() + body + b"</sheetData></worksheet>"


def _write_book(archive, titles):
    sheets, links = [], []
    for n, title in enumerate(titles, start=1):
        name = escaped(title).decode().replace('"', "&quot;")
        sheets.append(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>')
        links.append(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" '
            f'Target="worksheets/sheet{n}.xml"/>'
        )
    links.append(f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>')
    book = f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(sheets)}</sheets>'
    _write(archive, "xl/workbook.xml", book + "</workbook>")
    _write(
        archive,
        "xl/_rels/workbook.xml.rels",
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>',
    )
