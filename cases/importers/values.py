"""From a cell to a value of the register: one reader for each kind of column.

A reader returns the value, BLANK for what says nothing, CLEARED for the dash that empties a field,
or raises Unreadable, whose code is the one that the form's field gives for the same fault.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import birth_dates, choices
from cases.choices import BirthPrecision
from cases.importers import choice_words
from places.folding import fold
from spreadsheets import cells

BLANK, CLEARED = object(), object()
DASHES = {"-", "–", "—", "−"}
LONGEST_LIST = 12
# A number, a code or a day: nothing to tidy up in it.
_PLAIN = re.compile(r"[0-9A-Za-z][!-~]*").fullmatch
_SEPARATORS = re.compile(r"[;,\n]+")


class Unreadable(Exception):
    """A cell that cannot be read: `code` and `message` say why and how to mend it."""

    def __init__(self, code, message):
        super().__init__(code)
        self.code, self.message = code, message


def text_of(value):
    """The cell as one line of text; a cell that is broken is refused.

    A workbook says which of its cells are formulas, and its reader gives their values: text that
    only begins like one is text.
    """
    if value.__class__ is str and _PLAIN(value):
        return value
    try:
        text = cells.text(value)
    except cells.CellFault as fault:
        raise Unreadable(fault.code, fault.message) from None
    if "\x00" in text:
        raise Unreadable(
            "null_characters_not_allowed", _("This text holds signs that cannot be stored.")
        )
    return text


def text_of_csv(value):
    """As `text_of`, of a file that cannot say what is a formula: whatever begins like one is.

    The files that we write have an apostrophe before such a text.
    """
    if value.__class__ is str and value[:1] == "=":
        raise Unreadable("formula", _("This is a formula: paste its value instead."))
    return text_of(value)


def read_text(text, limit):
    """Text of so many characters at the most."""
    if len(text) > limit:
        message = _("At most %(limit)d characters fit here: shorten it.")
        raise Unreadable("max_length", message % {"limit": limit})
    return text


def read_key(value, limit):
    """The number by which a row is known in its own register: 12 and 12.0 are one number."""
    return read_text(text_of_csv(value), limit)


def read_day(value):
    """A day: a date of the spreadsheet, its serial number, or text as 28.09.2023 or ISO."""
    return _of_cells(cells.day, value, "invalid")


def read_birth(value):
    """The birth date with its precision; a whole number from 1900 to 2100 is a year."""
    if isinstance(value, str):
        try:
            return birth_dates.read_birth(text_of(value))
        except ValidationError as refusal:
            raise Unreadable(refusal.code, " ".join(refusal.messages)) from None
    known = _of_cells(cells.inexact_day, value, "not_a_date")
    if isinstance(known, date):
        return known, BirthPrecision.DAY.value
    if len(known) == 2:
        return date(*known, birth_dates.MIDDLE_OF_MONTH), BirthPrecision.MONTH.value
    return date(*known, *birth_dates.MIDDLE_OF_YEAR), BirthPrecision.YEAR.value


def read_size(value):
    """A whole number of 1 to 99."""
    return _whole(value, 1, 99)


def read_age(value):
    """Completed years of age."""
    return _whole(value, 0, 120)


def _whole(value, least, most):
    number = _of_cells(cells.whole_number, value, "invalid")
    if number < least or number > most:
        code = "min_value" if number < least else "max_value"
        message = _("Type a whole number from %(least)d to %(most)d.")
        raise Unreadable(code, message % {"least": least, "most": most})
    return number


def read_yes_no(value):
    """Yes or no in three languages, 1 or 0, true or false."""
    return _of_cells(cells.yes_no, value, "invalid_choice")


def read_choice(text, name):
    """The code that a word or a code means, in any of three languages."""
    code = choice_words.codes(name).get(fold(text))
    if code is None:
        offered = ", ".join(str(label) for _code, label in getattr(choices, name).choices)
        message = _("This word is not known here. Choose one of: %(choices)s.")
        raise Unreadable("invalid_choice", message % {"choices": offered})
    return code


def read_many(value, text):
    """The parts of a cell that lists several things, with commas, semicolons or lines between."""
    if value.__class__ is str and "\n" in value:
        text = cells.text(value, keep_lines=True)
    elif not _SEPARATORS.search(text):
        return [text]
    parts = [part.strip() for part in _SEPARATORS.split(text)]
    found = list(dict.fromkeys(filter(None, parts)))
    if len(found) > LONGEST_LIST:
        message = _("At most %(limit)d in one cell: is this the right column?")
        raise Unreadable("too_many", message % {"limit": LONGEST_LIST})
    return found


def split_name(text):
    """Family name, given name and patronymic of a name in one column, in that order.

    A name of one word is the family name; with four words or more, the last two are the given name
    and the patronymic. A comma after the family name says where it ends.
    """
    family, comma, rest = text.partition(",")
    words = rest.split() if comma else text.split()
    if comma:
        return family.strip(), " ".join(words[:1]), " ".join(words[1:])
    if len(words) <= 3:
        return (*words, "", "", "")[:3]
    return " ".join(words[:-2]), words[-2], words[-1]


def _of_cells(read, value, code):
    try:
        return read(value)
    except cells.CellFault as fault:
        raise Unreadable(code, fault.message) from None
