"""Cards of families: eight on a sheet of A4, with marks by which they are cut."""

from dataclasses import dataclass

from printing import codes
from printing.lettering import BOLD, MONO, REGULAR, fitting, lines, printable, width
from printing.pen import MM, UPRIGHT, Pen

ACROSS, DOWN = 2, 4
_WIDTH, _HEIGHT, _PADDING = 95 * MM, 67 * MM, 5 * MM
_LEFT, _BOTTOM = (UPRIGHT[0] - ACROSS * _WIDTH) / 2, (UPRIGHT[1] - DOWN * _HEIGHT) / 2
_CODE = 31 * MM
# Of a card: how high its first line reaches, and how far its words run beside the code.
_TOP, _ROOM = _HEIGHT - _PADDING, _WIDTH - 2 * _PADDING - _CODE
_FACE = "face"
_SMALL, _GREY = 7, 0.35


@dataclass(frozen=True)
class Face:
    """What is the same on all cards: words in the family's language, each with Russian beside it.

    `number`, `family` and `people` say what stands under them; `warning` is framed.
    """

    title: tuple
    family: tuple
    people: tuple
    warning: tuple
    hotline: tuple
    telephone: str
    language: str


@dataclass(frozen=True)
class Card:
    """What is a family's own: its number as people read it, whose family it is, how many."""

    number: str
    family: str = ""
    people: int | None = None


def cards(found, *, face):
    """The cards as PDF: a generator of bytes, which returns how many there were."""
    pen = Pen(UPRIGHT, title=face.title[0], language=face.language)
    with pen.stamp(_FACE):
        _two(pen, face.title, _PADDING, _TOP - 9, size=10, name=BOLD)
        _below(pen, face)
    count = 0
    for count, card in enumerate(found, start=1):
        place = (count - 1) % (ACROSS * DOWN)
        if place == 0:
            if count > 1:
                pen.next_sheet()
            _cut_marks(pen)
        _card(pen, card, face, *_corner(place))
    pen.next_sheet()
    yield from pen.pieces()
    return count


def _corner(place):
    """The lower left corner of a card by its place on the sheet, row by row."""
    row, column = divmod(place, ACROSS)
    return _LEFT + column * _WIDTH, _BOTTOM + (DOWN - 1 - row) * _HEIGHT


def _cut_marks(pen):
    """A cross at every corner of a card, and short lines in the margins."""
    across = [_LEFT + at * _WIDTH for at in range(ACROSS + 1)]
    down = [_BOTTOM + at * _HEIGHT for at in range(DOWN + 1)]
    arm, start, end = 1.5 * MM, 3 * MM, 6 * MM
    marks = [(x - arm, y, x + arm, y) for x in across for y in down]
    marks += [(x, y - arm, x, y + arm) for x in across for y in down]
    for edge, away in ((down[0], -1), (down[-1], 1)):
        marks += [(x, edge + away * start, x, edge + away * end) for x in across]
    for edge, away in ((across[0], -1), (across[-1], 1)):
        marks += [(edge + away * start, y, edge + away * end, y) for y in down]
    pen.lines(marks, thickness=0.3)


def _card(pen, card, face, x, y):
    """One card: title and number across it, the code at the right, words at the left."""
    left, right, top = x + _PADDING, x + _WIDTH - _PADDING, y + _TOP
    pen.stamped(_FACE, x, y)
    number = printable(card.number, MONO)
    size = fitting(number, right - left, MONO, 30, 8)
    pen.text(left, top - 13 - size, number, MONO, size)
    # The code's own border reaches into the card's.
    codes.draw(pen, card.number, right - _CODE + 3 * MM, y + 2 * MM, _CODE)
    at = top - 22 - size
    if card.family:
        at = _told(pen, face.family, card.family, left, at)
    if card.people is not None:
        _told(pen, face.people, str(card.people), left, at)


def _told(pen, words, value, x, y):
    """A word and what it says, in at most two lines; returns where the next may stand."""
    _two(pen, words, x, y - _SMALL, size=_SMALL)
    y -= _SMALL + 2
    for line in lines(value, _ROOM, BOLD, 12, 2):
        y -= 13
        pen.text(x, y, line, BOLD, 12)
    return y - 5


def _below(pen, face):
    """That it gives no status, framed; and whom to call."""
    x, y = _PADDING, _PADDING
    telephone = printable(face.telephone) or "." * 20
    pen.text(x, y, f"{printable(' / '.join(face.hotline))}: {telephone}", REGULAR, _SMALL)
    said = [
        (line, name)
        for text, name in zip(face.warning, (BOLD, REGULAR), strict=True)
        for line in lines(text, _ROOM - 3 * MM, name, _SMALL, 3)
    ]
    height = len(said) * 9 + 4
    pen.frame(x, y + 11, _ROOM, height)
    for number, (line, name) in enumerate(said, start=1):
        pen.text(x + 1.5 * MM, y + 10.5 + height - number * 9, line, name, _SMALL)


def _two(pen, words, x, y, *, size, name=REGULAR):
    """Words in the family's language, and small and grey in Russian after them."""
    own, russian = map(printable, words)
    pen.text(x, y, own, name, size)
    pen.text(x + width(own, name, size) + 5, y, russian, REGULAR, _SMALL, _GREY)
