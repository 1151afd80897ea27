"""A cell as the text that ODK stores: what a spreadsheet made of numbers and days is undone.

What can't be read stays as it was typed, for the form to refuse it by its type.
"""

from datetime import datetime, time

from django.utils.translation import gettext_lazy as _

from assessments.field_names import SEVERAL
from spreadsheets import cells

# Longer answers are no answers.
LONGEST = 2_000
CHOSEN, NOT_CHOSEN = {"1", "true"}, {"", "0", "false"}
SAID = {
    "not_text": _("This has characters that no text has."),
    "too_long": _("This is longer than 2,000 characters: shorten it."),
    "not_0_or_1": _("A column of one choice holds 1 where it was chosen, and 0 where not."),
}


class Unreadable(Exception):
    """A cell that can't be read at all: `code`, and `message` for people."""

    def __init__(self, code, message):
        super().__init__(code)
        self.code, self.message = code, message


def answer(field, cell, offered=()):
    """The answer in a cell; several choices in the order in which they are `offered`."""
    try:
        said = _READERS.get(field.kind, _text)(cell)
    except cells.CellFault as fault:
        if isinstance(cell, cells.Broken):
            raise Unreadable(fault.code, fault.message) from None
        said = cells.text(cell)
    if not is_text(said):
        raise Unreadable("not_text", SAID["not_text"])
    if len(said) > LONGEST:
        raise Unreadable("too_long", SAID["too_long"])
    return in_order(said.split(), offered) if field.control in SEVERAL else said


def is_text(said):
    """Whether the database can keep it: no control characters but tab and line ends."""
    return not any(each < " " and each not in "\t\n\r" for each in said)


def in_order(chosen, offered):
    """Chosen values as one text: those that are offered in that order, others behind them."""
    places = {value: place for place, value in enumerate(offered)}
    return " ".join(sorted(dict.fromkeys(chosen), key=lambda each: places.get(each, len(places))))


def is_chosen(cell):
    """Whether the column of one choice says that it was chosen; None where it is blank."""
    said = "" if cell is None else _plain(cell).casefold()
    if said in CHOSEN:
        return True
    if said in NOT_CHOSEN:
        return False if said else None
    raise Unreadable("not_0_or_1", SAID["not_0_or_1"])


def _plain(cell):
    try:
        return cells.text(cell)
    except cells.CellFault as fault:
        raise Unreadable(fault.code, fault.message) from None


def _text(cell):
    return cells.text(cell, keep_lines=True)


def _whole(cell):
    number = cells.whole_number(cell)
    return "" if number is None else str(number)


def _day(cell):
    if isinstance(cell, str) and "T" in cell:
        cell = cell.partition("T")[0]
    found = cells.day(cell)
    return "" if found is None else found.isoformat()


def _moment(cell):
    return cell.isoformat() if isinstance(cell, datetime) else _text(cell)


def _time(cell):
    if isinstance(cell, datetime):
        cell = cell.time()
    return cell.isoformat() if isinstance(cell, time) else _text(cell)


_READERS = {"int": _whole, "date": _day, "dateTime": _moment, "time": _time}
