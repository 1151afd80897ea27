"""The columns that an import reads: field, headings in three languages, and what a cell may say.

`docs/import.md` shows this table; a test holds the two together. A heading is known by its letters
and digits alone: case, blanks, underscores and punctuation do not matter.
"""

from dataclasses import dataclass
from functools import cache

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from cases.importers import column_words
from cases.importers.column_words import HOUSEHOLD, PERSON
from places.folding import fold

LANGUAGES = ("en", "hy", "ru")


@dataclass(frozen=True)
class Column:
    """One column: the field it fills, of a household or a person, and the reader of its cells."""

    field: str
    about: str
    reader: str
    headings: tuple[str, str, str]
    aliases: tuple[str, ...] = ()
    limit: int = 0

    def heading(self, language="en"):
        """The heading in a language of ours."""
        return self.headings[LANGUAGES.index(language)]

    def is_called(self, folded):
        """Whether this folded heading is one of the column's."""
        return folded in _names(self)


@cache
def _names(column):
    return {fold(name) for name in (column.field, *column.headings, *column.aliases)}


COLUMNS = tuple(Column(*row) for row in column_words.TABLE)
BY_FIELD = {column.field: column for column in COLUMNS}
# What a sheet calls its own rows: the household's number in one, the person's in the other.
OWN_NUMBER = {fold(name) for name in column_words.OWN_NUMBER}
PERSON_FIELDS = tuple(column.field for column in COLUMNS if column.about == PERSON)


def heading_of(field, language="en"):
    """The documented heading of a field, for faults at what the file has no column for."""
    if field == NON_FIELD_ERRORS:
        return _("the whole household")
    column = BY_FIELD.get(field)
    return column.heading(language) if column else ""


@cache
def column_named(heading, kind):
    """The column of this heading on a sheet of households or of people; None where none is."""
    folded = fold(heading)
    if folded in OWN_NUMBER:
        return BY_FIELD["household" if kind == HOUSEHOLD else "source_id"]
    return next((column for column in COLUMNS if column.is_called(folded)), None)
