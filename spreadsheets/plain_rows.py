"""Rows of Python values as the lines that PostgreSQL would send: of CSV, or of COPY's text format.

So one writer makes the file, wherever its rows come from.
"""

from datetime import datetime
from decimal import Decimal

from spreadsheets.columns import AS_TEXT, DAY_ZERO, DIGITS, FIRST_DAY, LAST_DAY
from spreadsheets.csv_stream import as_line
from spreadsheets.guard import guarded, guarded_phone

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def csv_lines(rows, columns):
    """Each row as a finished line of CSV."""
    kinds = [column.kind for column in columns]
    for row in rows:
        yield as_line([_csv_value(kind, value) for kind, value in zip(kinds, row, strict=True)])


def copy_lines(rows, columns):
    """Each row as a line of COPY's text format, as the writer of workbooks takes it."""
    kinds = [column.kind for column in columns]
    for row in rows:
        fields = [_field(kind, value) for kind, value in zip(kinds, row, strict=True)]
        yield ("\t".join(fields) + "\n").encode("utf-8", "replace")


def _csv_value(kind, value):
    if value is None:
        return ""
    return _CSV[kind](value)


def _as_date(value):
    return value.date() if isinstance(value, datetime) else value


_CSV = {
    "text": lambda value: guarded(str(value)),
    "phone": lambda value: guarded_phone(str(value)),
    "integer": lambda value: value,
    "decimal": lambda value: value,
    "date": lambda value: _as_date(value).isoformat(),
    "boolean": lambda value: "true" if value else "false",
}


def _field(kind, value):
    return r"\N" if value is None else _FIELDS[kind](value)


def _text(value):
    return str(value).translate(_ESCAPES)


def _number(value):
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    digits = text.lstrip("-").replace(".", "", 1)
    return text if digits.isdigit() and len(digits) <= DIGITS else AS_TEXT + text


def _day(value):
    day = _as_date(value)
    if not FIRST_DAY <= day <= LAST_DAY:
        return AS_TEXT + day.isoformat()
    return str((day - DAY_ZERO).days)


_FIELDS = {
    "text": _text,
    "phone": _text,
    "integer": _number,
    "decimal": _number,
    "date": _day,
    "boolean": lambda value: str(int(value)),
}
