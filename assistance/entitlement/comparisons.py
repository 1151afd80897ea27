"""How what was found is compared with what a rule asks, by the kind of value that a fact has.

What is not known is None, and compares to nothing. A number of which only the ends are known is
`Between`: it compares where it would come out alike whatever it is.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What kind of value a fact has; a place is the codes of all that it lies in, and its own."""

    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    WORD = "word"
    WORDS = "words"
    PLACE = "place"


@dataclass(frozen=True)
class Between:
    """A number of which it is only known that it lies here, both ends included and different."""

    lowest: Decimal
    highest: Decimal


ORDERED = {
    "below": lambda one, other: one < other,
    "at_most": lambda one, other: one <= other,
    "at_least": lambda one, other: one >= other,
    "above": lambda one, other: one > other,
}
_SAME = {
    "equal": lambda one, other: one == other,
    "unequal": lambda one, other: one != other,
}
_AMONG = {
    "one_of": lambda one, other: one in other,
    "none_of": lambda one, other: one not in other,
}
_SHARING = {
    "has_one_of": lambda some, others: bool(set(some) & set(others)),
    "has_none_of": lambda some, others: not set(some) & set(others),
}
_LYING = {"within": _SHARING["has_one_of"], "outside": _SHARING["has_none_of"]}
COMPARISONS = ORDERED | _SAME | _AMONG | _SHARING | _LYING
COMPARED_BY = {
    Kind.NUMBER: frozenset(ORDERED | _SAME),
    Kind.DATE: frozenset(ORDERED | _SAME),
    Kind.TRUTH: frozenset(_SAME),
    Kind.WORD: frozenset(_SAME | _AMONG),
    Kind.WORDS: frozenset(_SHARING),
    Kind.PLACE: frozenset(_LYING),
}
_WITH_SEVERAL = frozenset(_AMONG | _SHARING | _LYING)


def fault_of(kind, comparison, value):
    """What is wrong with comparing a fact of this kind so with this value; "" where nothing is."""
    if comparison not in COMPARED_BY[kind]:
        return f"it is a {kind}, and compared by {', '.join(sorted(COMPARED_BY[kind]))}."
    if comparison in _WITH_SEVERAL:
        is_list = isinstance(value, list) and value and all(isinstance(v, str) for v in value)
        return "" if is_list else "compare it with a list of words."
    return "" if _IS_ONE[kind](value) else f"{value!r} is no {kind}."


def compare(comparison, found, asked):
    """Whether the comparison holds: True, False, or None where it can't be known."""
    if found is None:
        return None
    holds = COMPARISONS[comparison]
    if not isinstance(found, Between):
        return holds(number(found), _like(asked, found))
    asked = number(asked)
    if comparison in _SAME and found.lowest <= asked <= found.highest:
        return None
    # An order that holds at both ends holds between them; what lies outside is none of them.
    truths = {holds(each, asked) for each in (found.lowest, found.highest)}
    return truths.pop() if len(truths) == 1 else None


def number(value):
    """A number as one that is compared without rounding; anything else as it is."""
    return Decimal(str(value)) if _is_number(value) else value


def _like(asked, found):
    """What is asked, as a value of the kind that was found."""
    return date.fromisoformat(asked) if isinstance(found, date) else number(asked)


def _is_number(value):
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _is_day(value):
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


_IS_ONE = {
    Kind.NUMBER: _is_number,
    Kind.DATE: _is_day,
    Kind.TRUTH: lambda value: isinstance(value, bool),
    Kind.WORD: lambda value: isinstance(value, str),
}
