"""What people earn and own, and a decision of a panel on an application of every household."""

from datetime import timedelta
from decimal import Decimal

from assistance.models import Belonging, Decision, Income, Programme
from cases.numbers import new_decision_number


def decisions_of(households, people, clerk, day):
    """An income and a car of each of these people; a refusal of each household."""
    stated = {"source": "family", "recorded_on": day, "recorded_by": clerk}
    Income.objects.bulk_create(
        Income(individual=person, kind="wage", amount=Decimal(1), month=day.replace(day=1),
               **stated)
        for person in people
    )  # fmt: skip
    Belonging.objects.bulk_create(
        Belonging(individual=person, kind="car", year=2010, as_of=day, **stated)
        for person in people
    )
    said = {
        "is_eligible": False, "amount": "0", "covered": [], "unknown": [], "reasons": [],
        "against": [], "to_ask": [],
    }  # fmt: skip
    programme = Programme.objects.get()
    Decision.objects.bulk_create(
        Decision(programme=programme, household=home, applicant=home.members.first(),
                 applied_on=day, from_on=day, outcome="refused", reasons=said, decided_on=day,
                 decided_by=clerk, is_by_panel=True, minutes="x",
                 appeal_until=day + timedelta(days=30))
        for home in households
    )  # fmt: skip


def appealed(decision):
    """Another decision of the household, of the day before, which is appealed; it is not saved."""
    before = decision.applied_on - timedelta(days=1)
    decision.pk, decision._state.adding = new_decision_number(), True
    decision.applied_on = decision.from_on = before
    decision.appealed_on, decision.appeal_recorded_by = decision.decided_on, decision.decided_by
    return decision
