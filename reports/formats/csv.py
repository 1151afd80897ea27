"""A report as CSV: a row of labels, a row of HXL tags (https://hxlstandard.org), the rows."""

from spreadsheets.writer import write_csv


def write(table):
    """The table as bytes."""
    labels = [column.full_label for column in table.columns]
    tags = [column.tag for column in table.columns]
    return write_csv([labels, tags], [row.values for row in table.rows])
