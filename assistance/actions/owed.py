"""What somebody is to get of a programme on a day: by its rule, or by a decision that stands."""

from dataclasses import replace

from assistance.actions.eligibility import judged
from assistance.choices import Outcome
from assistance.entitlement import from_data
from assistance.models import Decision


def owed(programme, households, on):
    """The Judged of each who applies from these households, as they stand on the day.

    By the programme's rule. Whom it does not find eligible, or where there is none, what a panel or
    an appeal granted counts, unless they are helped for these days already.
    """
    found = judged(programme, households, on)
    granted = _granted(programme, [each for each in found if not _is_eligible(each)], on)
    return [_as_granted(each, granted.get(key_of(each))) for each in found]


def key_of(judged_one):
    """(household, family unit, person) of who applies as one."""
    return judged_one.household, judged_one.family_unit, judged_one.person


def _is_eligible(each):
    return each.entitlement is not None and each.entitlement.is_eligible


def _granted(programme, open_ones, on):
    """Who applies as one → the latest decision that stands and finds them eligible."""
    rows = Decision.objects.standing().filter(
        programme=programme,
        outcome=Outcome.ELIGIBLE,
        from_on__lte=on,
        household__in={each.household for each in open_ones},
    )
    told = rows.order_by("from_on", "decided_on", "pk")
    return {(row.household_id, row.family_unit, row.person_id or ""): row for row in told}


def _as_granted(each, decision):
    if decision is None or each.helped:
        return each
    entitlement = from_data(decision.reasons)
    return replace(each, entitlement=entitlement, people=entitlement.covered, rule=decision.rule)
