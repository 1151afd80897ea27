"""What people type for places and birth dates."""

import re
from datetime import date

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases import numbers
from cases.choices import BirthPrecision
from places import lookup

# What stands for a whole month or year is its middle, which is wrong by the least on average.
MIDDLE_OF_MONTH, MIDDLE_OF_YEAR = 15, (7, 1)

_DAY = re.compile(r"^(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})$")
_MONTH = re.compile(r"^(\d{1,2})[./\-\s](\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")


class PlaceInput(forms.TextInput):
    """A text box that offers places as one types; without scripts the typed name serves as well."""

    template_name = "cases/place_input.html"

    def format_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value


class PlaceField(forms.CharField):
    """A place, typed by name in any of three scripts, or by code."""

    widget = PlaceInput

    def __init__(self, *args, levels=None, **kwargs):
        self.levels = levels
        super().__init__(*args, max_length=120, **kwargs)

    def prepare_value(self, value):
        return value.label(get_language()) if hasattr(value, "label") else value

    def clean(self, value):
        text = super().clean(value)
        return lookup.resolve(text, levels=self.levels) if text else None

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "")


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


class BirthField(forms.CharField):
    """A birth date as far as it is known; its clean value is (date, precision as typed)."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"})
        )
        super().__init__(*args, max_length=10, **kwargs)

    def clean(self, value):
        return read_birth(super().clean(value))


class DayField(forms.DateField):
    """A day, typed dd.mm.yyyy."""

    def __init__(self, *args, **kwargs):
        widget = forms.DateInput(
            format="%d.%m.%Y", attrs={"placeholder": "dd.mm.yyyy", "inputmode": "numeric"}
        )
        kwargs.setdefault("widget", widget)
        super().__init__(*args, **kwargs)


class SignedNumberField(forms.CharField):
    """A number that the page drew for a record to come; signed, so that nobody chooses one."""

    def __init__(self, *, prefix):
        self.prefix = prefix
        drawn = self._draw
        super().__init__(widget=forms.HiddenInput, required=False, max_length=100, initial=drawn)

    def _draw(self):
        return signing.dumps(numbers.new_number(self.prefix), salt=self.prefix)

    def clean(self, value):
        """The number that was drawn; another one where what the browser sent is not ours."""
        try:
            return signing.loads(super().clean(value), salt=self.prefix)
        except signing.BadSignature:
            return numbers.new_number(self.prefix)
