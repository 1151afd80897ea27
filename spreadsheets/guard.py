"""Text that a spreadsheet would run as a formula, and how each kind of file defuses it.

In CSV it is begun with an apostrophe (OWASP, "CSV Injection"). In XLSX it is a cell of text, which
nothing runs. Text that has such apostrophes of its own gets one more in both, so that the reader,
who takes exactly one off, gives back what was there.
"""

import re

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n]")
_LOOKS_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
# What Excel takes into one cell, in units of UTF-16; longer text is cut, and ends in an ellipsis.
LONGEST_TEXT = 32_767
# XML 1.0 has no control characters but tab and line ends, and not the last two of its first plane.
NOT_IN_XML = dict.fromkeys([*(set(range(32)) - set(b"\t\n\r")), 0xFFFE, 0xFFFF])
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


def held(text):
    """The text as a cell of a workbook can hold it: without what XML lacks, and not too long."""
    whole = text.translate(NOT_IN_XML).encode("utf-8", "replace").decode()
    units = whole.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return whole
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def unguarded(text):
    """The text without our apostrophe: exactly one, and only before what it guards.

    >>> unguarded("'=1+1"), unguarded("'k"), unguarded("''=1")
    ('=1+1', "'k", "'=1")
    """
    return text[1:] if _LOOKS_GUARDED.match(text) else text
