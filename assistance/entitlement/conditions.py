"""Conditions as data: one comparison, or several of which all, or any, have to hold.

`{"fact": "income_per_member", "is": "at_most", "value": 55000}`, `{"all": […]}`, `{"any": […]}`.
A condition over what is not known is neither true nor false (None), as in the logic of Kleene: all
of it holds only where each part does, and fails where one part does.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

COMPARISONS = {
    "below": lambda one, other: one < other,
    "at_most": lambda one, other: one <= other,
    "at_least": lambda one, other: one >= other,
    "above": lambda one, other: one > other,
    "equal": lambda one, other: one == other,
    "unequal": lambda one, other: one != other,
    "one_of": lambda one, other: one in other,
    "none_of": lambda one, other: one not in other,
}


@dataclass(frozen=True)
class Reason:
    """One comparison as it came out: `holds` is True, False, or None where the fact is not known.

    `member` is the number of the person whom it is about, "" where it is about the family.
    """

    fact: str
    comparison: str
    asked: object
    found: object
    holds: bool | None
    member: str = ""


@dataclass(frozen=True)
class Judgement:
    """Whether a condition holds, all comparisons that were made, and those that decided it.

    `against` made it fail; `to_ask` are those of which nobody knows, where they leave it open.
    """

    holds: bool | None
    reasons: tuple
    against: tuple = ()
    to_ask: tuple = ()


class ConditionFault(ValueError):
    """A condition that can't be read: `str` says what is wrong with it."""


def check(condition, facts):
    """Raise ConditionFault where a condition is none, or asks about what is no fact."""
    kind, parts = _parts(condition)
    if kind != "fact":
        for part in parts:
            check(part, facts)
        return
    if condition["fact"] not in facts:
        raise ConditionFault(f"There is no fact {condition['fact']!r}.")
    if condition.get("is") not in COMPARISONS or "value" not in condition:
        raise ConditionFault(f"{condition['fact']}: compare it with a value.")
    if unknown := set(condition) - {"fact", "is", "value", "source"}:
        raise ConditionFault(f"{condition['fact']}: {sorted(unknown)[0]!r} says nothing.")


def judge(condition, value_of, member=""):
    """The Judgement of a condition over `value_of(name of a fact)`."""
    kind, parts = _parts(condition)
    if kind == "fact":
        reason = _compared(condition, value_of(condition["fact"]), member)
        against, to_ask = (((reason,) if reason.holds is each else ()) for each in (False, None))
        return Judgement(reason.holds, (reason,), against, to_ask)
    judged = [judge(part, value_of, member) for part in parts]
    holds = _KINDS[kind]([each.holds for each in judged])
    against = () if holds is not False else _of(judged, "against")
    to_ask = () if holds is not None else _of(judged, "to_ask")
    return Judgement(holds, _of(judged, "reasons"), against, to_ask)


def together(judged):
    """One Judgement of several, all of which have to hold."""
    holds = all_of([each.holds for each in judged])
    return Judgement(holds, *(_of(judged, name) for name in ("reasons", "against", "to_ask")))


def _of(judged, name):
    return tuple(reason for each in judged for reason in getattr(each, name))


def all_of(truths):
    """Kleene's conjunction.

    >>> all_of([True, None]), all_of([False, None]), all_of([])
    (None, False, True)
    """
    if False in truths:
        return False
    return None if None in truths else True


def any_of(truths):
    """Kleene's disjunction."""
    return _opposite(all_of([_opposite(each) for each in truths]))


def _opposite(truth):
    return None if truth is None else not truth


_KINDS = {"all": all_of, "any": any_of}


def _parts(condition):
    """(kind of a condition, its parts)."""
    if not isinstance(condition, dict):
        raise ConditionFault("A condition is an object.")
    if "fact" in condition:
        return "fact", []
    kinds = [kind for kind in _KINDS if kind in condition]
    if len(kinds) != 1 or set(condition) - {*kinds, "source"}:
        raise ConditionFault("A condition has a fact, or one of all and any.")
    return kinds[0], list(condition[kinds[0]])


def _compared(condition, found, member):
    asked = _like(condition["value"], found)
    compare = COMPARISONS[condition["is"]]
    holds = None if found is None else compare(_number(found), asked)
    return Reason(condition["fact"], condition["is"], condition["value"], found, holds, member)


def _like(value, found):
    """What is asked, as a value of the kind that was found."""
    if isinstance(value, list):
        return [_like(each, found) for each in value]
    if isinstance(found, date):
        return date.fromisoformat(value)
    return _number(value)


def _number(value):
    is_number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    try:
        return Decimal(str(value)) if is_number else value
    except InvalidOperation:
        return value
