"""A report as CSV: what it counts, a row of labels, a row of HXL tags, the rows.

HXL (https://hxlstandard.org) looks for its tags in the first 25 rows, and what stands above them is
for people; below them, it would be read as a place.
"""

from reports import words
from spreadsheets.writer import write_csv


def write(table):
    """The table as bytes."""
    labels = [column.full_label for column in table.columns]
    tags = [column.tag for column in table.columns]
    counted = [list(said) for said in words.counted(table)]
    return write_csv([*counted, labels, tags], [row.values for row in table.rows])
