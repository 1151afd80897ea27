"""What the cards of Today are made of, and how all of them are read by two questions.

A room offers `CARDS`: which rows a card is about, and how each is told. However many cards there
are, their first rows are one question and their numbers another, composed once for all users of a
kind (`cases.visible`). Whom a row names is read with the households of the whole page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    IntegerField,
    JSONField,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, JSONObject

from accounts.models import User
from cases import due, validity, visible
from cases.keys import Keys
from cases.models import Household

SHOWN = 5
# Whoever has more than this before them needs no exact figure.
COUNTED = 1_000


@dataclass(frozen=True)
class Asking:
    """For whom and for which day rows are found; with the decrees that are in force."""

    user: object
    day: date
    decrees: tuple = ()


@dataclass(frozen=True)
class Row:
    """A row of a card as it was read: of whom it is, when it is due, and what else is told."""

    kind: str
    key: str
    household: str | None
    person: str | None
    due_on: date | None
    told: dict


@dataclass(frozen=True)
class Line:
    """A row as it is shown: why it stands here, when or how late, and where it leads.

    `chip` is (its class, words); `name` stands for that of the person or household, if it is given.
    """

    why: str
    address: str
    when: str = ""
    chip: tuple = ()
    name: str = ""


@dataclass(frozen=True, eq=False)
class Card:
    """Rows of one kind: `find(asking)` finds them, as far as the user is told, the first first.

    `household`, `person` and `due_on` are paths or expressions of them, as are the values of
    `told`, and `is_seen` where the user may know of a row and not of whom it is. `line(row, day)`
    tells a row; of a card without it only the number is asked. `is_for(user, day)` says to whom the
    card is shown, and follows from the user's kind. `address` leads to the list of exactly these
    rows; `count` finds them where a row may stand for several.
    """

    kind: str
    find: Callable
    is_for: Callable
    title: str = ""
    see_all: str = ""
    address: Callable | None = None
    line: Callable | None = None
    household: object = None
    person: object = None
    due_on: object = None
    is_seen: object = Value(True)
    told: dict = field(default_factory=dict)
    is_hot: bool = False
    shown: int = SHOWN
    is_counted: bool = True
    count: Callable | None = None


class CountUpTo(Subquery):
    """How many rows there are, counted no further than one beyond COUNTED."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows):
        super().__init__(rows.order_by().values(one=Value(1))[: COUNTED + 1])


@dataclass(frozen=True)
class _First:
    """The question for the first rows of some cards."""

    cards: tuple
    decrees: tuple

    def __call__(self, user, day):
        asking = Asking(user, day, self.decrees)
        first, *others = (_part(card, asking) for card in self.cards)
        return first.union(*others, all=True) if others else first


@dataclass(frozen=True)
class _Counts:
    """The question for how many rows each of some cards is about: one row."""

    cards: tuple
    decrees: tuple

    def __call__(self, user, day):
        asking = Asking(user, day, self.decrees)
        counts = [CountUpTo((card.count or card.find)(asking)) for card in self.cards]
        return User.objects.filter(pk=user.pk).order_by().values_list(*counts)


def _part(card, asking):
    """The first rows of a card, in the columns that those of all cards have."""
    rows = card.find(asking).select_related(None)
    rows = rows.annotate(
        card_kind=Value(card.kind, output_field=CharField()),
        card_key=Cast("pk", CharField()),
        card_is_seen=Cast(card.is_seen, BooleanField()),
        card_household=Cast(_path(card.household), CharField()),
        card_person=Cast(_path(card.person), CharField()),
        card_due_on=Cast(_path(card.due_on), DateField()),
        card_told=Cast(JSONObject(**card.told), JSONField()),
    )
    columns = ("kind", "key", "is_seen", "household", "person", "due_on", "told")
    return rows.values_list(*(f"card_{name}" for name in columns))[: card.shown]


def _path(path):
    return Value(None) if path is None else path


_OPENED = Keys(["the households that were opened last"]).array


def opened(asking):
    """The households opened last, as far as they are seen still."""
    keys = Keys([])
    keys.array = _OPENED
    return Household.objects.visible_to(asking.user, on=asking.day).filter(pk__among=keys)


def read(cards, user, day, *, opened=()):
    """(kind → its rows, kind → how many there are) of these cards."""
    seen = visible.few_households(user, on=day)
    decrees = validity.decrees_in_force()
    known = due.calendar(visible.DAY, day, decrees) | {_OPENED: Keys(opened).array}
    shown = tuple(card for card in cards if card.line is not None)
    found = _asked(_First(shown, decrees), user, day, known, seen) if shown else []
    rows = {}
    for each in found:
        row = _row(*each)
        rows.setdefault(row.kind, []).append(row)
    counting = tuple(card for card in cards if card.is_counted)
    [counted] = _asked(_Counts(counting, decrees), user, day, known, seen) or [()]
    return rows, {card.kind: count for card, count in zip(counting, counted, strict=False)}


def _row(kind, key, is_seen, household, person, *told):
    """A row; of whom it is only where the user sees them."""
    return Row(kind, key, *((household, person) if is_seen else (None, None)), *told)


def _asked(question, user, day, known, seen):
    if seen is not None:
        return visible.asked_among(question, seen, user, on=day, known=known)
    return visible.asked(question, user, on=day, known=known)
