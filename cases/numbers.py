"""Numbers of what the register keeps, a letter each kind; `accounts.numbers` makes them."""

from accounts.numbers import (
    CROCKFORD,
    FORM,
    LENGTH,
    NumberMistyped,
    bare,
    draw,
    near,
    new_number,
    of_digest,
    parse,
    shown,
    with_check,
)

__all__ = [
    "CROCKFORD",
    "FORM",
    "LENGTH",
    "NumberMistyped",
    "draw",
    "near",
    "new_number",
    "of_digest",
    "parse",
    "shown",
    "with_check",
]

HOUSEHOLD, PERSON, CONSENT, REQUEST, ASSESSMENT = "H", "P", "N", "D", "S"
PROGRAMME, ASSISTANCE, DECISION, FROZEN_LIST = "G", "A", "E", "X"


def new_household_number():
    """A new number for a household."""
    return new_number(HOUSEHOLD)


def new_person_number():
    """A new number for a person."""
    return new_number(PERSON)


def new_consent_number():
    """A new number for a consent."""
    return new_number(CONSENT)


def new_request_number():
    """A new number for a request about somebody's data."""
    return new_number(REQUEST)


def new_assessment_number():
    """A new number for an assessment."""
    return new_number(ASSESSMENT)


def new_programme_number():
    """A new number for a programme."""
    return new_number(PROGRAMME)


def new_assistance_number():
    """A new number for something that is given."""
    return new_number(ASSISTANCE)


def new_decision_number():
    """A new number for a decision on an application."""
    return new_number(DECISION)


def new_list_number():
    """A new number for a frozen list."""
    return new_number(FROZEN_LIST)


def completed(text):
    """Every number that the text may write without its letter, its check character, or both.

    >>> completed("7k3mq-9qx2t-p"), completed("H-7K3MQ-9QX2T")
    (['H7K3MQ9QX2TP'], ['H7K3MQ9QX2TP'])
    """
    typed = bare(text)
    if any(character not in CROCKFORD for character in typed):
        return []
    begun = [f"{letter}{typed}" for letter in ("", HOUSEHOLD, PERSON)]
    begun = [number for number in begun if number[:1] in (HOUSEHOLD, PERSON)]
    unchecked = [with_check(number) for number in begun if len(number) == LENGTH - 1]
    whole = [n for n in begun if len(n) == LENGTH and with_check(n[:-1]) == n]
    return whole + unchecked
