"""Conditions as data: one comparison, several of which all or any have to hold, or a score.

`{"fact": "income_per_member", "is": "at_most", "value": 55000}`, `{"all": […]}`, `{"any": […]}`,
and `{"score": [{"if": condition, "points": 10}, …], "is": "at_least", "value": 40}`: the points of
those that hold, together.

A condition over what is not known is neither true nor false (None), as in the logic of Kleene: all
of it holds only where each part does, and fails where one part does. A score is open only where
what is not known could still carry it over its cut-off, or below it.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from assistance.entitlement.comparisons import ORDERED, Between, Kind, compare, fault_of

SCORE = "score"


@dataclass(frozen=True)
class Reason:
    """One comparison as it came out: `holds` is True, False, or None where the fact is not known.

    `member` is the number of the person whom it is about, "" where it is about the family.
    `points` are those of the part of a score that asks it, None outside of scores.
    """

    fact: str
    comparison: str
    asked: object
    found: object
    holds: bool | None
    member: str = ""
    points: int | None = None


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
    """Raise ConditionFault where a condition is none, or asks about what is no fact.

    `facts` are the kinds of those that may be asked about, by their names.
    """
    kind, parts = _parts(condition)
    if kind == "fact":
        _check_fact(condition, facts)
    elif kind == SCORE:
        _check_score(condition, parts, facts)
    else:
        for part in parts:
            check(part, facts)


def facts_of(condition):
    """The names of all facts that a condition asks about.

    >>> sorted(facts_of({"any": [{"fact": "size"}, {"score": [{"if": {"fact": "age"}}]}]}))
    ['age', 'size']
    """
    kind, parts = _parts(condition)
    if kind == "fact":
        return {condition["fact"]}
    inner = (part["if"] if kind == SCORE else part for part in parts)
    return set().union(*map(facts_of, inner))


def judge(condition, value_of, member=""):
    """The Judgement of a condition over `value_of(name of a fact)`."""
    kind, parts = _parts(condition)
    if kind == "fact":
        reason = _compared(condition, value_of(condition["fact"]), member)
        against, to_ask = (((reason,) if reason.holds is each else ()) for each in (False, None))
        return Judgement(reason.holds, (reason,), against, to_ask)
    if kind == SCORE:
        return _scored(condition, [judge(part["if"], value_of, member) for part in parts], member)
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
_GROUPS = (*_KINDS, SCORE)
_OF_SCORE = frozenset({"is", "value"})


def _parts(condition):
    """(kind of a condition, its parts)."""
    if not isinstance(condition, dict):
        raise ConditionFault("A condition is an object.")
    if "fact" in condition:
        return "fact", []
    kinds = [kind for kind in _GROUPS if kind in condition]
    besides = set(condition) - {*kinds, "source"}
    if len(kinds) != 1 or besides - (_OF_SCORE if kinds == [SCORE] else frozenset()):
        raise ConditionFault("A condition has a fact, or one of all, any and score.")
    return kinds[0], list(condition[kinds[0]])


def _check_fact(condition, facts):
    name = condition["fact"]
    if name not in facts:
        raise ConditionFault(f"There is no fact {name!r}.")
    if "is" not in condition or "value" not in condition:
        raise ConditionFault(f"{name}: compare it with a value.")
    if unknown := set(condition) - {"fact", "is", "value", "source"}:
        raise ConditionFault(f"{name}: {sorted(unknown)[0]!r} says nothing.")
    if fault := fault_of(facts[name], condition["is"], condition["value"]):
        raise ConditionFault(f"{name}: {fault}")


def _check_score(condition, parts, facts):
    if not parts or condition.get("is") not in ORDERED:
        raise ConditionFault("A score has parts, and is above or below a cut-off.")
    if fault := fault_of(Kind.NUMBER, condition["is"], condition.get("value")):
        raise ConditionFault(f"A score: {fault}")
    for part in parts:
        if not {"if", "points"} <= set(part) <= {"if", "points", "source"}:
            raise ConditionFault("A part of a score has a condition, “if”, and its points.")
        if isinstance(part["points"], bool) or not isinstance(part["points"], int):
            raise ConditionFault("Points are a whole number.")
        check(part["if"], facts)


def _compared(condition, found, member):
    asked, comparison = condition["value"], condition["is"]
    holds = compare(comparison, found, asked)
    return Reason(condition["fact"], comparison, asked, found, holds, member)


def _scored(condition, judged, member):
    """The Judgement of a score whose parts came out so."""
    points = [part["points"] for part in condition[SCORE]]
    found = _points(list(zip(points, judged, strict=True)))
    holds = compare(condition["is"], found, condition["value"])
    reason = Reason(SCORE, condition["is"], condition["value"], found, holds, member)
    of_parts = [
        [replace(each, points=worth) for each in part.reasons]
        for worth, part in zip(points, judged, strict=True)
    ]
    to_ask = [
        replace(each, points=worth)
        for worth, part in zip(points, judged, strict=True)
        for each in part.to_ask
        if worth
    ]
    return Judgement(
        holds,
        (reason, *(each for part in of_parts for each in part)),
        against=(reason,) if holds is False else (),
        to_ask=tuple(to_ask) if holds is None else (),
    )


def _points(parts):
    """The points of (points, Judgement) that hold; Between the ends where some are open."""
    sure = sum(worth for worth, judged in parts if judged.holds)
    open_ = [worth for worth, judged in parts if judged.holds is None]
    lowest, highest = (Decimal(sure + sum(f(0, each) for each in open_)) for f in (min, max))
    return lowest if lowest == highest else Between(lowest, highest)
