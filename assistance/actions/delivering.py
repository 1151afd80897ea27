"""What stands in the way of a delivery: each rule once, at a desk and for thousands in a file."""

from dataclasses import dataclass

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from assistance.choices import AssistanceState, DistributionState
from assistance.models import AssistedPerson, DistributionLine, PaymentLine
from assistance.payment_choices import LineState
from cases.keys import Keys

SAID = {
    "not_planned": _("It was delivered, or cancelled, meanwhile."),
    "future": _("That day is still to come."),
    "early": _("It was planned on a later day."),
    "left": _("Somebody whom it covers left since: cancel it, and plan it anew."),
    "on_a_list": _("It stands on a payment list: the bank's answer says whether it was paid."),
    "in_draft": _("It stands in a distribution that nobody approved yet."),
    "over_budget": _("The budget of the programme does not cover it."),
    "other_day": _("It was delivered on another day already."),
    "unknown": _("No assistance with this number is found."),
}


@dataclass(frozen=True)
class Standing:
    """What is known of several assistances beside their own rows."""

    # Assistance → the first day on which somebody whom it covers left.
    left: dict
    # Assistance → the payment list that asks a bank to pay it.
    listed: dict
    # Those in a distribution that waits for its second person.
    drafts: frozenset = frozenset()


def standing_of(numbers):
    """The Standing of these assistances: three queries."""
    keys = Keys(numbers)
    people = AssistedPerson.objects.filter(
        assistance__among=keys, individual__left_on__isnull=False
    )
    left = people.order_by().values_list("assistance").annotate(left=Min("individual__left_on"))
    lines = PaymentLine.objects.filter(assistance__among=keys, state=LineState.LISTED)
    drafts = DistributionLine.objects.filter(
        assistance__among=keys, distribution__state=DistributionState.DRAFT
    )
    return Standing(
        dict(left),
        dict(lines.values_list("assistance", "payment_list")),
        frozenset(drafts.values_list("assistance", flat=True)),
    )


def fault_of(assistance, on, *, today, standing, passing=()):
    """The code of what stands in the way of delivering it on a day; empty where nothing does.

    `passing` are codes that do not stand in the way here.
    """
    left = standing.left.get(assistance.pk)
    faults = {
        "future": on > today,
        "not_planned": assistance.state != AssistanceState.PLANNED,
        "early": on < assistance.planned_on,
        "on_a_list": assistance.pk in standing.listed,
        "in_draft": assistance.pk in standing.drafts,
        "left": left is not None and left <= on,
    }
    return next((code for code, holds in faults.items() if holds and code not in passing), "")


def is_so_already(assistance, on):
    """Whether it is delivered, on this very day."""
    return assistance.state == AssistanceState.DELIVERED and assistance.delivered_on == on
