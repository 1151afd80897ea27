"""What rows of any file have in common: blanks at their ends, and the notes that close our own."""

from spreadsheets.columns import NOTE
from spreadsheets.unreadable import MOST_COLUMNS, MOST_ROWS, UnreadableFile


def numbered(rows, title):
    """(number, values) of the rows that say something, of all (number, values)."""
    return without_closing_notes(_said(rows, title))


def _said(rows, title):
    for number, values in rows:
        while values and values[-1] is None:
            values.pop()
        if not values or _is_blank(values):
            continue
        if len(values) > MOST_COLUMNS:
            raise too_wide(title)
        if number > MOST_ROWS:
            raise UnreadableFile("too_many_rows", sheet=title, most=MOST_ROWS)
        yield number, values


def _is_blank(values):
    """Whether there is nothing but blanks in a row, the last of whose cells is not empty."""
    last = values[-1]
    if not isinstance(last, str) or last.strip():
        return False
    return not any(not isinstance(value, str) or value.strip() for value in values if value)


def without_closing_notes(rows):
    """The rows but for the notes at the end: `# …`, after a blank row or where the sheet begins."""
    held, before = [], 0
    for number, values in rows:
        begins = bool(held) or number > before + 1 or not before
        before = number
        if begins and isinstance(values[0], str) and values[0].startswith(NOTE):
            held.append((number, values))
            continue
        yield from held
        held = []
        yield number, values


def too_wide(title):
    """The refusal of a sheet with too many columns."""
    return UnreadableFile("too_many_columns", sheet=title, most=MOST_COLUMNS)
