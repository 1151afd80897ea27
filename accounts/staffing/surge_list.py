"""Reading a list of people who help out: pasted lines, or the first sheet of a workbook or CSV."""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.surge import Colleague
from spreadsheets import cells
from spreadsheets.reader import UnreadableFile, open_book

# Headings by which a first row is known as none of a person.
HEADINGS = frozenset({"name", "full name", "անուն", "անուն ազգանուն", "имя", "фио"})
LANGUAGES = dict(settings.LANGUAGES)


def read_pasted(text):
    """A colleague a line: name; user name; language. Tabs, as a spreadsheet pastes, do as well."""
    lines = enumerate(text.splitlines(), start=1)
    rows = [(row, line.replace("\t", ";").split(";")) for row, line in lines if line.strip()]
    return _colleagues(rows)


def read_file(content, name):
    """The colleagues of the first sheet; raises ValidationError where it cannot be read."""
    try:
        with open_book(BytesIO(content), name) as book:
            rows = [(row, list(map(_cell, values))) for row, values in book.sheets[0].rows()]
    except UnreadableFile as fault:
        raise ValidationError(str(fault), code=fault.code) from None
    except cells.CellFault as fault:
        raise ValidationError(str(fault), code="cell") from None
    return _colleagues(rows)


def _cell(value):
    return cells.text(value) or ""


def _colleagues(rows):
    colleagues = [_colleague(row, values) for row, values in rows]
    if colleagues and colleagues[0].name.casefold() in HEADINGS:
        del colleagues[0]
    wrong = [each for each in colleagues if each.language and each.language not in LANGUAGES]
    if wrong:
        message = _("Row %(row)d: a language is one of %(languages)s.")
        known = ", ".join(LANGUAGES)
        raise ValidationError(
            [
                ValidationError(message, "language", {"row": each.row, "languages": known})
                for each in wrong
            ]
        )
    return colleagues


def _colleague(row, values):
    name, user_name, language = (*values, "", "", "")[:3]
    return Colleague(
        row=row,
        name=" ".join(name.split()),
        user_name=user_name.strip(),
        language=language.strip().lower(),
    )
