"""The letters of what is printed: which there are, how wide they run, and where a line breaks.

Three fonts lie beside this file (`fonts/`), so that a page looks the same on every machine.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, MONO = "DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono-Bold"
_FOLDER = Path(__file__).parent / "fonts"
# Stands for a letter that the fonts do not have: nothing is left out in silence.
_UNKNOWN = "�"
_CUT = "…"
_NO_BREAK = "\u00a0\u202f\u2007"
# A part of a word, with the dash that ends it.
_PART = re.compile(r"[^-‐–]*[-‐–]|[^-‐–]+")


class _Drawn(dict):
    """Code of a character → what is drawn for it."""

    def __init__(self, has):
        self._has = has

    def __missing__(self, code):
        self[code] = drawn = self._drawn(code)
        return drawn

    def _drawn(self, code):
        # Figures are not broken between their thousands.
        if chr(code) in _NO_BREAK:
            return _NO_BREAK[0]
        kind = unicodedata.category(chr(code))
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            return " "
        # What turns the direction of writing, or is not to be seen, is not printed.
        if kind == "Cf":
            return None
        return chr(code) if code in self._has else _UNKNOWN


@cache
def font(name):
    """The font of this name, read from its file once."""
    pdfmetrics.registerFont(TTFont(name, str(_FOLDER / f"{name}.ttf")))
    return pdfmetrics.getFont(name)


@cache
def _drawn(name):
    return _Drawn(font(name).face.charToGlyph)


def printable(text, name=REGULAR):
    """The text as it can be printed: composed letters, single spaces, nothing that is unseen."""
    drawn = unicodedata.normalize("NFC", str(text)).translate(_drawn(name))
    return " ".join(filter(None, drawn.split(" ")))


@cache
def _widths(name):
    face = font(name).face
    return {chr(code): face.charWidths[code] for code in face.charToGlyph}


def width(text, name, size):
    """How wide a printable text runs."""
    return sum(map(_widths(name).__getitem__, text)) * size / 1000


def fitting(text, room, name, largest, smallest):
    """The largest size at which the text fits into the room, and no smaller than the smallest."""
    run = width(text, name, 1)
    return max(smallest, min(largest, room / run)) if run else largest


def lines(text, room, name, size, most):
    """The text in lines that fit into the room: at most so many, the last then ends with “…”.

    Lines break where the text has a new line, else between words; a word that is wider than the
    room breaks after its dashes, else anywhere.
    """
    found = []
    for told in str(text).split("\n"):
        told = printable(told, name)
        fits = width(told, name, size) <= room
        found += [told] if fits else _broken(told, room, name, size)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and width(last + _CUT, name, size) > room:
        last = last[:-1]
    return [*found[: most - 1], last + _CUT]


def _broken(text, room, name, size):
    found, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, name, size) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        *full, line = _filled(_parts(word, room, name, size), room, name, size)
        found += full
    return [*found, line]


def _parts(word, room, name, size):
    """Parts of a word that may stand in lines of their own: up to its dashes, else its letters."""
    for part in _PART.findall(word):
        yield from [part] if width(part, name, size) <= room else part


def _filled(parts, room, name, size):
    """The parts together, in as few lines as hold them; one letter fits always."""
    found, line = [], ""
    for part in parts:
        if line and width(line + part, name, size) > room:
            found.append(line)
            line = ""
        line += part
    return [*found, line]
