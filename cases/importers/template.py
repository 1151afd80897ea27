"""The empty workbook to fill in: two sheets, with lists to choose from in coded columns."""

from cases.importers import choice_words
from cases.importers.column_words import HOUSEHOLD, PERSON
from cases.importers.columns import BY_FIELD, COLUMNS
from spreadsheets.template import TemplateColumn, TemplateSheet, write_template

TITLES = {
    "en": ("Households", "People"),
    "hy": ("Տնային տնտեսություններ", "Անձինք"),
    "ru": ("Домохозяйства", "Люди"),
}
_YES_NO = {"en": ("yes", "no"), "hy": ("այո", "ոչ"), "ru": ("да", "нет")}


def workbook(language="en", *, numbers=()):
    """An empty workbook with headings and choices in a language: en, hy or ru; as bytes.

    `numbers` stand there already, one a household: those of blank forms.
    """
    households = [column for column in COLUMNS if column.about == HOUSEHOLD]
    people = [BY_FIELD["household"], *(column for column in COLUMNS if column.about == PERSON)]
    sheets = (households, [(number,) for number in numbers]), (people, ())
    return write_template(
        [
            TemplateSheet(title, [_column(column, language) for column in columns], rows)
            for title, (columns, rows) in zip(TITLES[language], sheets, strict=True)
        ]
    )


def _column(column, language):
    return TemplateColumn(column.heading(language), choices=choices_of(column, language))


def choices_of(column, language):
    """The words that a coded column offers in a language; none for any other column."""
    if column.reader == "yes_no":
        return _YES_NO[language]
    name = "Difficulty" if column.reader == "difficulty" else column.reader
    return tuple(choice_words.in_language(name, language)) if name in choice_words.WORDS else ()
