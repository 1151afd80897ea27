"""Large tables as files, handed on while they are read: CSV and XLSX in constant memory.

PostgreSQL makes the lines (COPY), Python frames them. The file says how many rows it has, as of
when and which: in CSV as closing notes, in XLSX as the last sheet. A file that broke off has no
such end, and a workbook that broke off does not open.

Text of more than 32,767 characters, which Excel cannot hold, is whole in CSV and cut in XLSX, where
it ends with an ellipsis. Numbers of more than fifteen digits and days before March 1900, which a
spreadsheet would change, are text in XLSX. Characters that XML does not have are left out.
"""

from django.utils.translation import gettext

from spreadsheets.columns import Column, Frame, copy_statement
from spreadsheets.csv_stream import write_lines
from spreadsheets.plain_rows import copy_lines, csv_lines
from spreadsheets.workbook_stream import About, write_workbook

__all__ = ["FORMATS", "MEDIA_TYPES", "Column", "Frame", "export", "export_rows"]

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMATS = tuple(MEDIA_TYPES)


def export(cursor, query, columns, frame, file_format, params=None):
    """The rows of a query as a file: a generator of bytes, made to be streamed to a browser.

    `cursor` is an open cursor of psycopg or Django; it is busy, and its connection with it, until
    the generator is exhausted or closed, which also ends the query. `query` is a psycopg
    Composable, whose columns go to `columns` by position; `params` fill its placeholders where the
    cursor puts them in itself, as Django's does. Nothing is asked of the database before the first
    bytes are taken.
    """
    statement = copy_statement(query, columns, file_format)
    write = _writer(columns, frame, file_format)
    return _copied(cursor, statement, params, write)


def _copied(cursor, statement, params, write):
    # It nearly always is; to_char would write the same, at five times the price.
    if not cursor.connection.info.parameter_status("DateStyle").startswith("ISO"):
        cursor.execute("SET DateStyle TO ISO")
    with cursor.copy(statement, params) as lines:
        yield from write(lines)


def export_rows(rows, columns, frame, file_format):
    """Rows of Python values, in the order of the columns, as a file: a generator of bytes."""
    lines = csv_lines if file_format == "csv" else copy_lines
    return _writer(columns, frame, file_format)(lines(rows, columns))


def _writer(columns, frame, file_format):
    """What makes the file of its lines; words are chosen now, in the language of who asks."""
    if file_format not in FORMATS:
        raise ValueError(f"A file is one of {', '.join(FORMATS)}; not {file_format}.")
    columns = [Column(str(column.title), column.kind) for column in columns]
    title = str(frame.title)
    about = About(gettext("About this file"), gettext("Rows").lower(), tuple(frame.notes()))
    if file_format == "csv":
        return lambda lines: write_lines(lines, columns, about)
    return lambda lines: write_workbook(lines, columns, title, about)
