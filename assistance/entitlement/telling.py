"""Reasons as plain data, so that they can be kept and told again years later."""

from datetime import date
from decimal import Decimal

from assistance.entitlement.asked_of_families import FACTS_OF_FAMILY
from assistance.entitlement.asked_of_members import FACTS_OF_MEMBER
from assistance.entitlement.comparisons import Between, Kind
from assistance.entitlement.conditions import SCORE, Reason
from assistance.entitlement.deciding import Entitlement

KINDS = {**FACTS_OF_MEMBER, **FACTS_OF_FAMILY, SCORE: Kind.NUMBER}
_REASONS = ("reasons", "against", "to_ask")


def as_data(entitlement):
    """An Entitlement as what JSON can hold; `from_data` makes the same of it again."""
    return {
        "is_eligible": entitlement.is_eligible,
        "amount": _plain(entitlement.amount),
        "covered": list(entitlement.covered),
        "unknown": list(entitlement.unknown),
        **{name: [_reason(each) for each in getattr(entitlement, name)] for name in _REASONS},
    }


def from_data(kept):
    """The Entitlement that was kept."""
    return Entitlement(
        is_eligible=kept["is_eligible"],
        amount=None if kept["amount"] is None else Decimal(kept["amount"]),
        covered=tuple(kept["covered"]),
        unknown=tuple(kept["unknown"]),
        **{name: tuple(_read(each) for each in kept[name]) for name in _REASONS},
    )


def _reason(reason):
    told = {
        "fact": reason.fact,
        "is": reason.comparison,
        "asked": reason.asked,
        "found": _plain(reason.found),
        "holds": reason.holds,
        "member": reason.member,
    }
    return told if reason.points is None else told | {"points": reason.points}


def _read(kept):
    return Reason(
        kept["fact"],
        kept["is"],
        kept["asked"],
        _found(KINDS[kept["fact"]], kept["found"]),
        kept["holds"],
        kept["member"],
        kept.get("points"),
    )


def _plain(value):
    if isinstance(value, Between):
        return {"lowest": _plain(value.lowest), "highest": _plain(value.highest)}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    is_bare = value is None or isinstance(value, (bool, str))
    # As text: no reader of JSON rounds it.
    return value if is_bare else str(value)


def _found(kind, kept):
    if kept is None:
        return None
    if isinstance(kept, dict):
        return Between(Decimal(kept["lowest"]), Decimal(kept["highest"]))
    read = {Kind.NUMBER: Decimal, Kind.DATE: date.fromisoformat, Kind.WORDS: tuple}
    return (read | {Kind.PLACE: tuple}).get(kind, lambda value: value)(kept)
