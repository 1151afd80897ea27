"""Numbers of documents: one form to keep and find them in, and warnings where one looks odd.

Formats are from general knowledge and not confirmed by the issuers, so they warn and never
refuse: PSN ten digits (the rule of its last digit is not known here), Armenian passport two letters
and seven digits, identification card nine digits, Russian passport ten digits or nine for the one
for travel, proGres group 3 digits, year, C and 5 digits, proGres individual 3 and 8 digits.
Nothing is known of the others.
"""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from cases import look_alikes
from cases.choices import DocumentState, DocumentType

# Papers and numbers that say who somebody is, beside those that say what they are entitled to.
IDENTITY = frozenset(
    {
        DocumentType.PSN.value,
        DocumentType.PASSPORT.value,
        DocumentType.ID_CARD.value,
        DocumentType.TEMPORARY_PROTECTION.value,
        DocumentType.BIRTH.value,
        DocumentType.TRAVEL_DOCUMENT.value,
        DocumentType.RUSSIAN_PASSPORT.value,
        DocumentType.NK_ISSUED.value,
    }
)
# Whoever holds a paper in one of these states is somebody with a document.
HELD = frozenset({DocumentState.VALID.value, DocumentState.CONTESTED.value})
SHORTEST, LONGEST = 5, 40

_FORMATS = {
    DocumentType.PSN: (
        re.compile(r"[0-9]{10}"),
        _("A public services number usually has ten digits: compare it with the paper."),
    ),
    DocumentType.PASSPORT: (
        re.compile(r"[A-Z]{2}[0-9]{7}"),
        _("An Armenian passport usually has two letters and seven digits: compare them."),
    ),
    DocumentType.ID_CARD: (
        re.compile(r"[0-9]{9}"),
        _("An identification card usually has nine digits: compare it with the card."),
    ),
    DocumentType.RUSSIAN_PASSPORT: (
        re.compile(r"[0-9]{9,10}"),
        _("A Russian passport usually has ten digits, or nine for travel: compare them."),
    ),
    DocumentType.PROGRES_GROUP: (
        re.compile(r"[0-9]{5}C[0-9]{5}"),
        _("A proGres group usually looks like 123-24C00456: compare it with the paper."),
    ),
    DocumentType.PROGRES_INDIVIDUAL: (
        re.compile(r"[0-9]{11}"),
        _("A proGres individual number usually looks like 123-00004567: compare it."),
    ),
}
# Of these the format is that of Armenia; another country's papers have their own.
_ARMENIAN_FORMATS = {DocumentType.PSN, DocumentType.PASSPORT, DocumentType.ID_CARD}
_GROUPS = {
    DocumentType.PASSPORT: (re.compile(r"([A-Z]{2})([0-9]{7})"), r"\1 \2"),
    DocumentType.RUSSIAN_PASSPORT: (re.compile(r"([0-9]{2})([0-9]{2})([0-9]{6})"), r"\1 \2 \3"),
    DocumentType.PROGRES_GROUP: (re.compile(r"([0-9]{3})([0-9]{2}C[0-9]{5})"), r"\1-\2"),
    DocumentType.PROGRES_INDIVIDUAL: (re.compile(r"([0-9]{3})([0-9]{8})"), r"\1-\2"),
}
_WHOLE_FLOAT = re.compile(r"^([0-9]+)\.0$")
# They tell one number from another; blanks, dashes and № only make it easier to read.
_KEPT_SIGNS = "/."
# A plus and brackets stand in telephone numbers, dots and commas in days and amounts.
_OF_OTHERS = re.compile(r"[+().,:;]")


def say_who(papers):
    """Whether one of these papers, (type, state) each, is held and says who somebody is."""
    return not IDENTITY.isdisjoint(kind for kind, state in papers if state in HELD)


def normalise(text):
    """The number as it is kept: capitals, digits, dots and strokes; '' for none.

    Cyrillic and Armenian letters that look like Latin ones become these, unless another letter
    shows that the number is written in Cyrillic or Armenian.

    >>> normalise("ан 012-3456"), normalise("AN0123456"), normalise("ԱԲ 123456")
    ('AH0123456', 'AN0123456', 'ԱԲ123456')
    """
    kept = "".join(filter(_is_kept, unicodedata.normalize("NFKC", text.replace("№", "")).upper()))
    # A spreadsheet's number turned text.
    kept = _WHOLE_FLOAT.sub(r"\1", kept)
    return kept.translate(look_alikes.LATIN) if all(map(_could_be_latin, kept)) else kept


def warning(type, number, country="AM"):
    """What is unusual about a normalised number, for people; None where nothing is."""
    if type not in _FORMATS or (type in _ARMENIAN_FORMATS and country != "AM"):
        return None
    form, message = _FORMATS[type]
    return None if form.fullmatch(number) else message


def shown(type, number):
    """A normalised number as it stands on the paper, in groups where its format is the usual one.

    >>> shown("passport", "AN0123456"), shown("progres_group", "12324C00456"), shown("psn", "12")
    ('AN 0123456', '123-24C00456', '12')
    """
    if type not in _GROUPS:
        return number
    form, groups = _GROUPS[type]
    found = form.fullmatch(number)
    return found.expand(groups) if found else number


def could_be_number(text):
    """Whether a text that is searched for looks like a document's number.

    It has five characters or more, and more digits than letters; a number after a plus is a
    telephone's, and one with dots a day.

    >>> could_be_number("AN 0123456"), could_be_number("+374 93 550127"), could_be_number("Nare")
    (True, False, False)
    """
    number = normalise(text)
    digits = sum(character.isdecimal() for character in number)
    letters = sum(character.isalpha() for character in number)
    odd = _OF_OTHERS.search(text) or not SHORTEST <= len(number) <= LONGEST
    return not odd and digits > letters


def _is_kept(character):
    return unicodedata.category(character)[0] in "LN" or character in _KEPT_SIGNS


def _could_be_latin(character):
    return character.isascii() or not character.isalpha() or character in look_alikes.LETTERS
