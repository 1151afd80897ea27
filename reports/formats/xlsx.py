"""A report as a workbook: the table with its HXL row, and a sheet that says how to read it."""

from django.utils.translation import gettext as _

from reports import words
from spreadsheets.writer import write_xlsx


def write(table):
    """The table as bytes."""
    headers = [
        [column.full_label for column in table.columns],
        [column.tag for column in table.columns],
    ]
    rows = [row.values for row in table.rows]
    bold = [number for number, row in enumerate(table.rows) if row.level != "detail"]
    return write_xlsx(
        [
            (_("Table"), headers, rows, bold),
            (_("About"), [[table.report.title, ""]], _about(table), []),
        ]
    )


def _about(table):
    yield from words.counted(table)
    yield (_("What it says"), table.report.summary)
    yield (_("Source"), table.report.source)
    yield ("*", words.about_hidden(table))
    yield from table.report.notes
