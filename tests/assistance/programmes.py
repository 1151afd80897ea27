"""Programmes and what they plan, with visible defaults."""

from datetime import date
from decimal import Decimal

from assistance import actions
from assistance.models import Programme
from tests.factories import make_partner

DAY = date(2026, 11, 30)


def programme(**changes):
    """Cash for each household once in 2026, without a limit."""
    values = {
        "title": "Winter cash",
        "given_by": make_partner(),
        "sector": "basic_needs",
        "modality": "cash",
        "mechanism": "bank",
        "for_whom": "household",
        "from_on": date(2026, 1, 1),
        "until_on": date(2027, 1, 1),
    }
    return Programme.objects.create(**values | changes)


def planned(home, *, by, of=None, people=None, on=DAY, **changes):
    """50,000 AMD for all members of a household."""
    given = {"amount": Decimal(50_000)} | changes
    return actions.plan_assistance(
        programme=of or programme(),
        household=home,
        people=people or list(home.members.present()),
        on=on,
        by=by,
        **given,
    )


def delivered(assistance, *, by, on=DAY, **changes):
    return actions.deliver_assistance(assistance=assistance, on=on, today=DAY, by=by, **changes)
