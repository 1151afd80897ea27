"""Writes small finished tables of plain values as CSV or XLSX; large ones go through `stream`.

Numbers, dates and booleans keep their type; text that a spreadsheet would run as a formula is
defused as `guard` says.
"""

import csv
import io
from datetime import date
from decimal import Decimal

import xlsxwriter

from spreadsheets.guard import guarded, held, marked

_NARROWEST, _WIDEST = 6, 40


def write_csv(headers, rows, *, delimiter=",", encoding="utf-8", decimal_mark="."):
    """CSV as bytes: the header rows, then the rows; UTF-8, comma and full stop unless told."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for row in (*headers, *rows):
        writer.writerow([_with_mark(_as_text(value), decimal_mark) for value in row])
    return text.getvalue().encode(encoding, "replace")


def _with_mark(value, decimal_mark):
    is_number = isinstance(value, (float, Decimal))
    return str(value).replace(".", decimal_mark) if is_number else value


def _as_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return value
    return guarded(str(value))


def write_xlsx(sheets, *, decimals=0):
    """A workbook as bytes. Each of `sheets` is (title, header rows, rows, numbers of bold rows).

    The header rows stay in sight, and the columns are as wide as what they hold. Numbers are shown
    with so many decimals.
    """
    numbers = "#,##0" + ("." + "0" * decimals if decimals else "")
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        styles = {
            "header": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "bold": book.add_format({"bold": True, "num_format": numbers}),
            "plain": book.add_format({"num_format": numbers}),
            "date": book.add_format({"num_format": "dd.mm.yyyy", "align": "left"}),
        }
        for title, headers, rows, bold in sheets:
            _fill(book.add_worksheet(title), headers, list(rows), set(bold), styles)
    return stream.getvalue()


def _fill(sheet, headers, rows, bold, styles):
    for line, row in enumerate(headers):
        for column, value in enumerate(row):
            sheet.write_string(line, column, held(marked(str(value))), styles["header"])
    for number, row in enumerate(rows):
        style = styles["bold" if number in bold else "plain"]
        for column, value in enumerate(row):
            _write(sheet, (len(headers) + number, column), value, style, styles["date"])
    sheet.freeze_panes(len(headers), 0)
    for column, width in enumerate(_widths(rows)):
        sheet.set_column(column, column, width)


def _write(sheet, cell, value, style, date_style):
    if isinstance(value, bool):
        sheet.write_boolean(*cell, value, style)
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(*cell, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(*cell, value, date_style)
    elif value is not None:
        sheet.write_string(*cell, held(marked(str(value))), style)


def _widths(rows):
    for column in zip(*rows, strict=True):
        longest = max(len(str(value)) for value in column)
        yield min(max(longest + 2, _NARROWEST), _WIDEST)
