"""CSV written as it comes: lines in, bytes out; its closing notes say what the file is.

UTF-8, comma, and line feeds as PostgreSQL writes them. The notes stand after a blank line, each in
one cell that begins with `# `; the reader of this room leaves them out.
"""

import csv
import io
from itertools import islice

from spreadsheets.columns import NOTE
from spreadsheets.guard import guarded

_ROWS_AT_ONCE = 500


def write_lines(lines, columns, about):
    """Bytes of a CSV of `lines`, one row each, finished; `about` makes the closing notes."""
    lines, count = iter(lines), 0
    yield as_line(guarded(str(column.title)) for column in columns)
    while batch := list(islice(lines, _ROWS_AT_ONCE)):
        count += len(batch)
        yield b"".join(batch)
    notes = [(about.rows, count), *about.notes]
    yield b"\n" + b"".join(as_line([f"{NOTE}{label}: {text}"]) for label, text in notes)


def as_line(values):
    """Finished values as one line of CSV."""
    line = io.StringIO(newline="")
    # With any shorter end of lines, a lone carriage return would not be quoted.
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return (line.getvalue()[:-2] + "\n").encode("utf-8", "replace")
