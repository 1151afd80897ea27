"""Reads one cell of somebody's spreadsheet as one value: text, a day, a whole number, yes or no.

Every function gives None (or "") for a blank cell, and raises CellFault for what it cannot read.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from enum import Enum

from django.utils.translation import gettext_lazy as _

from spreadsheets.guard import unguarded

__all__ = [
    "Broken",
    "CellFault",
    "column_letters",
    "day",
    "inexact_day",
    "text",
    "unguarded",
    "whole_number",
    "yes_no",
]

# Excel counts days from here, with a day too many before March 1900; the other system from 1904.
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST_REAL_SERIAL = 61
_YEARS = range(1900, 2101)

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DAY = re.compile(r"(\d{1,2})[./\-\s]+(\d{1,2})[./\-\s]+(\d+)\Z")
_MONTH = re.compile(r"(\d{1,2})[./\-\s]+(\d{4})\Z")
_YEAR = re.compile(r"\d{4}\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?\Z")
_WHOLE = re.compile(r"[+-]?\d{1,18}(?:\.0*)?\Z")
_YES = {"yes", "true", "1", "այո", "да"}
_NO = {"no", "false", "0", "ոչ", "нет"}

_WORDS = {
    "two_digit_year": _(
        "%(value)s has a year of two digits, which may be of either century: type all four."
    ),
    "no_such_day": _("There is no such day: %(value)s."),
    "not_a_date": _("%(value)s is not a date. Type it as 31.12.2023."),
    "date_out_of_range": _("%(value)s is not a date between 1900 and 2100."),
    "not_a_whole_number": _("%(value)s is not a whole number."),
    "not_yes_or_no": _("%(value)s is neither yes nor no."),
    "formula_without_value": _(
        "The formula has no value. Open the file in Excel and save it, or type the value itself."
    ),
    "formula_error": _("The formula ends in an error. Mend it, or type the value itself."),
}


class Broken(Enum):
    """Stands in a cell whose formula has nothing to read; the value is the fault's code."""

    NO_VALUE = "formula_without_value"
    ERROR = "formula_error"

    def __str__(self):
        """Nothing: it stands where a value should be, and a fault repeats no word of ours."""
        return ""


class CellFault(Exception):
    """A cell cannot be read: `code` says why, `str` says it to people."""

    def __init__(self, code, value=""):
        super().__init__(code)
        self.code = code
        self.value = str(value)

    @property
    def message(self):
        """The words, in the language of whoever reads them."""
        return str(_WORDS[self.code]) % {"value": self.value}

    def __str__(self):
        return self.message


def text(value, *, keep_lines=False):
    """The cell as text: composed (NFC), without invisible letters and without needless blanks.

    Line ends become blanks unless they are kept. A number is written as people do (12345.0 is
    12345), a day as in ISO 8601. The apostrophe of our own files is taken off.
    """
    if not isinstance(value, str):
        return _written(value)
    plain = unicodedata.normalize("NFC", unguarded(value)).translate(_INVISIBLE)
    if not keep_lines:
        return " ".join(plain.split())
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    return "\n".join(lines).strip("\n")


def _written(value):
    if value is None:
        return ""
    if isinstance(value, Broken):
        raise CellFault(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def day(value, *, epoch1904=False):
    """The day that a cell says, or None: a date, a number of days as Excel keeps it, or text.

    Text is day, month and four digits of the year, or ISO 8601. A number is a day only between 1900
    and 2100; `epoch1904` says that the workbook counts from 1904.
    """
    read = inexact_day(value, epoch1904=epoch1904)
    if isinstance(read, tuple):
        raise CellFault("not_a_date", text(value))
    return read


def inexact_day(value, *, epoch1904=False):
    """As `day`, and also (year, month) of 03.1984 and (year,) of 1984, be it text or a number."""
    if isinstance(value, datetime):
        return _in_range(value.date(), value)
    if isinstance(value, date):
        return _in_range(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value, epoch1904)
    written = text(value).rstrip(".")
    return _of_text(written, epoch1904) if written else None


def _of_number(value, epoch1904):
    if value in _YEARS:
        return (int(value),)
    zero = _DAY_ZERO_1904 if epoch1904 else _DAY_ZERO
    try:
        # Before the day that never was (29 February 1900), Excel's numbers are one behind.
        early = 1 if not epoch1904 and value < _FIRST_REAL_SERIAL else 0
        return _in_range(zero + timedelta(days=int(value) + early), text(value))
    except (OverflowError, ValueError):
        raise CellFault("date_out_of_range", text(value)) from None


def _of_text(written, epoch1904):
    if _YEAR.match(written):
        return (_year(int(written), written),)
    if found := _MONTH.match(written):
        _real_day(int(found[2]), int(found[1]), 1, written)
        return int(found[2]), int(found[1])
    if found := _ISO.match(written):
        return _real_day(*map(int, found.groups()), written)
    if found := _DAY.match(written):
        return _of_parts(found, written)
    if re.match(r"\d{5}(?:\.0*)?\Z", written):
        return _of_number(int(float(written)), epoch1904)
    raise CellFault("not_a_date", written)


def _of_parts(found, written):
    if len(found[3]) == 2:
        raise CellFault("two_digit_year", written)
    if len(found[3]) != 4:
        raise CellFault("not_a_date", written)
    return _real_day(int(found[3]), int(found[2]), int(found[1]), written)


def _real_day(year, month, number, written):
    try:
        return _in_range(date(year, month, number), written)
    except ValueError:
        raise CellFault("no_such_day", written) from None


def _in_range(found, written):
    _year(found.year, written)
    return found


def _year(year, written):
    if year not in _YEARS:
        raise CellFault("date_out_of_range", written)
    return year


def whole_number(value):
    """The whole number that a cell says, or None: 7, 7.0 and "7" are one."""
    if isinstance(value, bool):
        raise CellFault("not_a_whole_number", text(value))
    written = text(value)
    if not written:
        return None
    if not _WHOLE.match(written):
        raise CellFault("not_a_whole_number", written)
    return int(written.partition(".")[0])


def yes_no(value):
    """True or False as a cell says in English, Armenian or Russian, or None."""
    written = text(value).casefold()
    if not written:
        return None
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise CellFault("not_yes_or_no", text(value))


def column_letters(index):
    """What a spreadsheet calls a column.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters, left = "", index + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
