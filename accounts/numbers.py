"""Numbers of records: drawn at random, read over the telephone, checked for typing errors.

A number is a letter for the kind of record, ten random characters of Crockford's base 32 (50 bits:
it can't be guessed or counted up) and a check character by the hybrid system of ISO/IEC 7064
(mod 33,32 over that alphabet, the letter included). `H7K3MQ9QX2TP` is shown `H-7K3MQ-9QX2T-P`.
"""

import re
import secrets

from stdnum.iso7064 import mod_37_36

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
JOB = "J"
LENGTH = 12
FORM = r"^{prefix}[0-9A-HJKMNP-TV-Z]{{11}}$"

# What people type for a character that looks or sounds the same, Cyrillic look-alikes included.
_READ_AS = str.maketrans("OILАВСЕНКМОРТХ", "011ABCEHKM0PTX")
_SEPARATORS = re.compile(r"[\s\-‐-―−.·_/]+")


class NumberMistyped(ValueError):
    """The text has the form of a number, but its check character says that it was mistyped."""


def new_number(prefix):
    """A new number for a record of this kind, as it is kept.

    >>> len(new_number("H")), new_number("P")[0]
    (12, 'P')
    """
    return with_check(prefix + "".join(secrets.choice(CROCKFORD) for _ in range(10)))


def new_job_number():
    """A new number for a job."""
    return new_number(JOB)


def with_check(payload):
    """The payload (letter and ten characters) with its check character.

    >>> with_check("H7K3MQ9QX2T")
    'H7K3MQ9QX2TP'
    """
    return payload + mod_37_36.calc_check_digit(payload, alphabet=CROCKFORD)


def draw(prefix, count, *, taken, generator=secrets):
    """Draw `count` different numbers that `taken` does not know.

    `taken` gets a list of numbers and returns those of them that exist. `generator` has
    `choice`: a seeded one makes a demo the same each time.
    """
    numbers = {}
    while len(numbers) < count:
        fresh = {_payload(prefix, generator): None for _ in range(count - len(numbers))}
        candidates = [number for number in map(with_check, fresh) if number not in numbers]
        existing = set(taken(candidates))
        numbers |= {number: None for number in candidates if number not in existing}
    return list(numbers)


def _payload(prefix, generator):
    return prefix + "".join(generator.choice(CROCKFORD) for _ in range(10))


def shown(number):
    """The number as people read it.

    >>> shown("H7K3MQ9QX2TP")
    'H-7K3MQ-9QX2T-P'
    """
    return f"{number[0]}-{number[1:6]}-{number[6:11]}-{number[11:]}"


def parse(text, prefix=None):
    """The number that the text writes in any spelling, as it is kept; None where it is none.

    Case, dashes and spaces do not matter; O is read as 0, I and L as 1. Raises NumberMistyped
    where the form is right and the check character is wrong; letters alone, such as a name of
    twelve, are then no number.

    >>> parse("h-7k3mq 9qx2t-p")
    'H7K3MQ9QX2TP'
    """
    number = bare(text)
    if len(number) != LENGTH or any(character not in CROCKFORD for character in number):
        return None
    if number[0].isdigit() or (prefix and number[0] != prefix):
        return None
    if with_check(number[:-1]) == number:
        return number
    if any(character.isdigit() for character in text):
        raise NumberMistyped(text)
    return None


def near(text, prefix):
    """The numbers of this kind that one slip of the finger makes of what was typed.

    One character that is another, or two neighbours that changed places.

    >>> len(near("H-7K3MQ-9QX2T-A", "H")), "H7K3MQ9QX2TP" in near("H-7K3MQ-9QX2T-A", "H")
    (11, True)
    """
    told = bare(text)
    if len(told) != LENGTH or told[0] != prefix or any(each not in CROCKFORD for each in told):
        return []
    typed = [f"{told[:at]}{each}{told[at + 1 :]}" for at in range(1, LENGTH) for each in CROCKFORD]
    typed += [f"{told[:at]}{told[at + 1]}{told[at]}{told[at + 2 :]}" for at in range(1, LENGTH - 1)]
    return list(dict.fromkeys(each for each in typed if with_check(each[:-1]) == each))


def bare(text):
    """What was typed, without separators, in the letters of a number."""
    return _SEPARATORS.sub("", text.upper()).translate(_READ_AS)


def of_digest(prefix, digest):
    """The number that a digest of 7 bytes or more stands for: the same one each time."""
    bits = int.from_bytes(digest[:7], "big")
    characters = [CROCKFORD[bits >> 5 * place & 31] for place in range(10)]
    return with_check(prefix + "".join(characters))
