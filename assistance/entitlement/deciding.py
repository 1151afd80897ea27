"""What a rule gives a family on a day, with every reason."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from assistance.entitlement.amounts import amount_of
from assistance.entitlement.asked_of_families import of_family
from assistance.entitlement.asked_of_members import of_member
from assistance.entitlement.conditions import judge, together


@dataclass(frozen=True)
class Entitlement:
    """`is_eligible` is None where something that decides it is not known, as `amount` is then.

    `covered` are the numbers of the members whom it is for, `unknown` of those of whom it can't be
    said. `reasons` are all comparisons that were made; `against` those that left out the family or
    a member, `to_ask` those of which nobody knows, where they leave it open.
    """

    is_eligible: bool | None
    amount: Decimal | None
    covered: tuple = ()
    unknown: tuple = ()
    reasons: tuple = field(default=(), repr=False)
    against: tuple = ()
    to_ask: tuple = ()


def entitled(rule, family, on):
    """The Entitlement of a family by a rule, with the facts as of the day."""
    of_members = [
        judge(rule.covers, partial(_of_member, on, member), member.number)
        for member in family.members
    ]
    covered, unknown = (
        [m for m, judged in zip(family.members, of_members, strict=True) if judged.holds is truth]
        for truth in (True, None)
    )
    value_of = partial(_of_family, family, covered, on)
    of_family = judge(rule.eligible, value_of)
    amount, of_amount = amount_of(rule.amount, covered, value_of, partial(_of_member, on))
    is_refused = of_family.holds is False or not (covered or unknown)
    is_known = is_refused or bool(of_family.holds and not unknown and amount is not None)
    told = together([of_family, *of_members, *of_amount])
    decided = {"reasons": told.reasons, "against": together([of_family, *of_members]).against}
    if is_refused:
        return Entitlement(False, Decimal(0), **decided)
    return Entitlement(
        is_eligible=True if is_known else None,
        amount=amount if is_known else None,
        covered=tuple(member.number for member in covered),
        unknown=tuple(member.number for member in unknown),
        to_ask=told.to_ask,
        **decided,
    )


def _of_member(on, member, name):
    return of_member(name, member, on)


def _of_family(family, covered, on, name):
    return of_family(name, family, covered, on)
