"""Text that a spreadsheet would run as a formula, and how each kind of file defuses it.

In CSV it is begun with an apostrophe (OWASP, "CSV Injection"). In XLSX it is a cell of text, which
nothing runs. Text that has such apostrophes of its own gets one more in both, so that the reader,
who takes exactly one off, gives back what was there.
"""

import re

STARTS_A_FORMULA = "=+-@\t\r\n"
_ACTIVE = re.compile(r"'*[=+\-@\t\r\n]")
_LOOKS_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
# Digits, blanks, hyphens and brackets after the plus compute nothing that matters and reach nobody.
_NUMBER_TO_CALL = re.compile(r"\+[0-9][0-9 ()-]*\Z")


def guarded(text):
    """The text as CSV has it: begun with an apostrophe where it would be taken for a formula.

    >>> guarded("=1+1"), guarded("Gegharkunik"), guarded("'=1+1")
    ("'=1+1", 'Gegharkunik', "''=1+1")
    """
    return f"'{text}" if _ACTIVE.match(text) else text


def guarded_phone(text):
    """A telephone number as it is; anything else in its place as other text."""
    return text if _NUMBER_TO_CALL.match(text) else guarded(text)


def marked(text):
    """The text as XLSX has it: only what looks guarded by us is guarded once more.

    >>> marked("=1+1"), marked("'=1+1")
    ('=1+1', "''=1+1")
    """
    return f"'{text}" if _LOOKS_GUARDED.match(text) else text


def unguarded(text):
    """The text without our apostrophe: exactly one, and only before what it guards.

    >>> unguarded("'=1+1"), unguarded("'k"), unguarded("''=1")
    ('=1+1', "'k", "'=1")
    """
    return text[1:] if _LOOKS_GUARDED.match(text) else text
