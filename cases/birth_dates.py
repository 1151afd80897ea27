"""Birth dates as far as they are known: how they are typed, what stands for a month or a year."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from cases.choices import BirthPrecision

# What stands for a whole month or year is its middle, which is wrong by the least on average.
MIDDLE_OF_MONTH, MIDDLE_OF_YEAR = 15, (7, 1)

_DAY = re.compile(r"^(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})$")
_MONTH = re.compile(r"^(\d{1,2})[./\-\s](\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")
_AGE = re.compile(r"^\d{1,3}$")
# Above this it is no age; the rules say so of the birth date that it would stand for.
OLDEST_TYPED = 120


def read_birth(text):
    """The birth date that the text says, and how exactly; (None, "") of an empty text.

    A day (12.03.1984), a month (03.1984) or a year (1984). Raises ValidationError for anything
    else, two-digit years included.
    """
    text = text.strip().rstrip(".")
    if not text:
        return None, ""
    try:
        return _read(text)
    except ValueError:
        raise ValidationError(
            _(
                "%(text)s is not a date. If only the month is known, type 02.2009; "
                "if the year, 2009."
            ),
            code="not_a_date",
            params={"text": text},
        ) from None


def _read(text):
    if match := _DAY.match(text):
        day, month, year = map(int, match.groups())
        return date(year, month, day), BirthPrecision.DAY
    if match := _MONTH.match(text):
        return date(int(match[2]), int(match[1]), MIDDLE_OF_MONTH), BirthPrecision.MONTH
    if match := _YEAR.match(text):
        return date(int(match[1]), *MIDDLE_OF_YEAR), BirthPrecision.YEAR
    if iso := parse_date(text):
        return iso, BirthPrecision.DAY
    raise ValueError(text)


def born_about(age, asked):
    """The middle of the year in which somebody of this age on that day was most likely born.

    On that day, the age that is counted from it is this age again.

    >>> born_about(7, date(2023, 9, 27)), born_about(0, date(2024, 3, 1))
    (datetime.date(2016, 7, 1), datetime.date(2023, 7, 1))
    """
    had_birthday = (asked.month, asked.day) >= MIDDLE_OF_YEAR
    return date(asked.year - age - (not had_birthday), *MIDDLE_OF_YEAR)


def read_birth_or_age(text, on):
    """As `read_birth`; completed years of age on a day ("7") are an estimated birth date.

    >>> read_birth_or_age("7", date(2023, 9, 27))
    (datetime.date(2016, 7, 1), BirthPrecision.ESTIMATED)
    """
    years = _AGE.match(text.strip())
    if years and int(years[0]) <= OLDEST_TYPED:
        return born_about(int(years[0]), on), BirthPrecision.ESTIMATED
    return read_birth(text)


def write_birth(birth_date, precision):
    """What `read_birth` reads as this date, so that a page shows what was typed."""
    if birth_date is None:
        return ""
    if precision == BirthPrecision.MONTH and birth_date.day == MIDDLE_OF_MONTH:
        return f"{birth_date:%m.%Y}"
    middle = (birth_date.month, birth_date.day) == MIDDLE_OF_YEAR
    if precision in (BirthPrecision.YEAR, BirthPrecision.ESTIMATED) and middle:
        return f"{birth_date:%Y}"
    return f"{birth_date:%d.%m.%Y}"
