"""Telephone numbers: read in the forms that people write them, kept as E.164, shown in groups.

A number without a country is Armenian: eight digits, with or without the 0 that is dialled first.
Eleven digits that begin with 8 are Russian (or Kazakh), as they are dialled there. Any other
country begins with + or 00, and is judged by its length only, since new ranges come every year.
"""

import re

from django.utils.translation import gettext

COUNTRY = "+374"
# The networks of Nagorno-Karabakh: their numbers were real, and nobody answers there any more.
SILENT = ("+37447", "+37497")
FEWEST_DIGITS = 6

# Signs that people put between digits, with the invisible ones that come along when copying.
_SEPARATORS = dict.fromkeys(
    map(
        ord,
        " \t\r\n\v\f\u00a0\u2007\u2009\u202f()[]-.·/_\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    )
) | dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_ARMENIAN = re.compile(r"(?:(?:\+|00|810)?3740?|0|(?!374))([1-9][0-9]{7})")
_RUSSIAN = re.compile(r"(?:8|7(?=9))([3-9][0-9]{9})")
_ABROAD = re.compile(r"(?:\+|00)([1-9][0-9]*)")
_PHONE_SIGNS = re.compile(r"\+?[0-9]+")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_WHOLE_FLOAT = re.compile(r"\s*([0-9]+)\.0\s*")
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]{1,2}")
_BETWEEN_NUMBERS = re.compile(r"[,;/\n|]|(?<=[0-9 ])\+")
# Countries whose code has one digit or two; all others have three (ITU-T E.164).
_CODE = re.compile(
    r"\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3})([0-9]+)"
)


class PhoneUnreadable(ValueError):
    """The text is no telephone number; `code` and `message` say what is wrong and how to mend."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
        self.message = message


def normalise(text):
    """The number that the text writes, in E.164. Raises PhoneUnreadable.

    >>> normalise("0 93 55 01 27"), normalise("8 (916) 123-45-67"), normalise("37493550127.0")
    ('+37493550127', '+79161234567', '+37493550127')
    """
    if whole := _WHOLE_FLOAT.fullmatch(text):
        return normalise(whole[1])
    bare = text.translate(_SEPARATORS)
    if found := _ARMENIAN.fullmatch(bare):
        return COUNTRY + found[1]
    _refuse_what_is_no_number(text, bare)
    if found := _RUSSIAN.fullmatch(bare):
        return "+7" + found[1]
    found = _ABROAD.fullmatch(bare)
    if not found or found[1].startswith("374"):
        raise _not_armenian(bare)
    return _foreign("+" + found[1])


def is_silent(number):
    """Whether a number in E.164 belongs to a network that no longer answers."""
    return number.startswith(SILENT)


def shown(number):
    """A number in E.164 as people read it.

    >>> shown("+37493550127"), shown("+79161234567")
    ('+374 93 55 01 27', '+7 916 123 45 67')
    """
    if number.startswith(COUNTRY) and len(number) == 12:
        return f"{COUNTRY} {number[4:6]} {number[6:8]} {number[8:10]} {number[10:]}"
    found = _CODE.fullmatch(number)
    return f"+{found[1]} {' '.join(_groups(found[2]))}" if found else number


def search_form(text):
    """The number in E.164 that somebody looks for, None where the text is no whole number."""
    try:
        return normalise(text)
    except PhoneUnreadable:
        return None


def digits(text):
    """The digits of a part of a number, six at least, '' for anything else; for its ending.

    >>> digits("55-01-27"), digits("5501"), digits("12 Abovyan")
    ('550127', '', '')
    """
    bare = text.translate(_SEPARATORS)
    if not _PHONE_SIGNS.fullmatch(bare):
        return ""
    found = bare.removeprefix("+")
    return found if len(found) >= FEWEST_DIGITS else ""


def _groups(national):
    """Threes from the left; what is left at the end is two, or two twos."""
    groups = []
    while len(national) > 4:
        groups.append(national[:3])
        national = national[3:]
    return [*groups, national[:2], national[2:]] if len(national) == 4 else [*groups, national]


def _refuse_what_is_no_number(text, bare):
    if not bare:
        raise PhoneUnreadable("phone_empty", gettext("Type a telephone number."))
    if _ROUNDED.fullmatch(text.strip()):
        message = gettext(
            "The spreadsheet shortened this number: make its column text, and type it again."
        )
        raise PhoneUnreadable("phone_rounded", message)
    if _are_several(text):
        message = gettext("Several telephone numbers in one place: record each one on its own.")
        raise PhoneUnreadable("phone_two", message)
    if not _PHONE_SIGNS.fullmatch(bare):
        message = gettext(
            "A telephone number is written with the digits 0-9 and a plus before them: take the "
            "rest into the note."
        )
        raise PhoneUnreadable("phone_letters", message)


def _are_several(text):
    parts = [part.translate(_SEPARATORS).lstrip("+") for part in _BETWEEN_NUMBERS.split(text)]
    return sum(len(part) >= FEWEST_DIGITS and part.isdecimal() for part in parts) > 1


def _not_armenian(bare):
    international = re.match(r"(\+|00)?374", bare)
    typed = len(bare) - (international.end() if international else 0)
    if bare.startswith("0") and not international:
        typed -= 1
    message = gettext("8 digits are needed after +374; typed: %(typed)d.") % {"typed": typed}
    if not international:
        message += " " + gettext("A foreign number begins with + and the code of its country.")
    return PhoneUnreadable("phone_length", message)


def _foreign(number):
    # It takes a tenth of a second to import, and few numbers need it.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException as unread:
        raise _unread(unread, phonenumbers) from None
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    kept = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE or not _E164.fullmatch(kept):
        raise _wrong_length(parsed.country_code)
    # The library takes off one 0 that is dialled at home; two may have been typed.
    return kept if len(kept) >= len(number) else _foreign(kept)


def _unread(unread, phonenumbers):
    if unread.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
        message = gettext("No country has this code: begin with +374 for Armenia, +7 for Russia.")
        return PhoneUnreadable("phone_country", message)
    return PhoneUnreadable("phone_length", gettext("A telephone number has 7 to 15 digits."))


def _wrong_length(country_code):
    message = gettext("Too short or too long for a number of +%(country)d: count its digits.")
    return PhoneUnreadable("phone_length", message % {"country": country_code})
