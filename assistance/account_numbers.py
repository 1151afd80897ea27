"""Numbers of accounts, cards and wallets: read in any spelling, and judged as far as is certain.

A card's check digit and an IBAN's are certain: a wrong one is refused. Of an Armenian account only
its length is known here, so another one is doubtful, and asks to be compared with the paper.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import iban, luhn
from stdnum.exceptions import ValidationError as Miscounted

from assistance.payment_choices import PaymentKind
from cases import phones

SAID = {
    "empty": _("Type the number."),
    "account_signs": _("An account number has digits alone, or is an IBAN."),
    "card_signs": _("A card's number has 13 to 19 digits."),
    "check_digit": _("This card number is mistyped: its last digit does not fit the others."),
    "iban": _("This IBAN is mistyped: its check digits do not fit."),
    "length": _(
        "An Armenian account has 16 digits, and this one %(count)d. Compare it with the paper."
    ),
}
ARMENIAN_LENGTH = 16
LONGEST = 34
_SEPARATORS = re.compile(r"[\s\-‐-―−./_]+")
_CARD = re.compile(r"[0-9]{13,19}")
_ACCOUNT = re.compile(r"[0-9]{6,24}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{10,30}")


def read_number(kind, text):
    """The number that the text writes, as it is kept. Raises ValidationError.

    >>> read_number("account", "1570 0012 3456 7890"), read_number("card", "4242-4242-4242-4242")
    ('1570001234567890', '4242424242424242')
    """
    bare = _SEPARATORS.sub("", text).upper()
    if not bare:
        raise _refused("empty")
    return _READERS[kind](text, bare)


def doubts(kind, number):
    """What is unusual about a number, though it may be right: words for whoever typed it."""
    if kind != PaymentKind.ACCOUNT or not number.isdigit() or len(number) == ARMENIAN_LENGTH:
        return []
    return [SAID["length"] % {"count": len(number)}]


def _account(_text, bare):
    if bare[:2].isalpha():
        return _iban(bare)
    if not _ACCOUNT.fullmatch(bare):
        raise _refused("account_signs")
    return bare


def _iban(bare):
    if not _IBAN.fullmatch(bare):
        raise _refused("account_signs")
    try:
        return iban.validate(bare, check_country=False)
    except Miscounted:
        raise _refused("iban") from None


def _card(_text, bare):
    if not _CARD.fullmatch(bare):
        raise _refused("card_signs")
    if not luhn.is_valid(bare):
        raise _refused("check_digit")
    return bare


def _wallet(text, _bare):
    try:
        return phones.normalise(text)
    except phones.PhoneUnreadable as fault:
        raise ValidationError(fault.message, code=fault.code) from None


_READERS = {
    PaymentKind.ACCOUNT.value: _account,
    PaymentKind.CARD.value: _card,
    PaymentKind.WALLET.value: _wallet,
}


def _refused(code):
    return ValidationError(SAID[code], code=code)
