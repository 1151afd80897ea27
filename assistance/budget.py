"""How far a programme's budget goes: the one place that reckons it.

Planned, and of that committed: in a list that a second person approved, of a distribution or for a
bank, which counts as spent; delivered; and left.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from assistance.choices import AssistanceState, DistributionState
from assistance.models import Assistance, DistributionLine, PaymentLine, Programme
from cases.keys import Keys

NOTHING = Decimal(0)
PLANNED = Q(state=AssistanceState.PLANNED)
DELIVERED = Q(state=AssistanceState.DELIVERED)
RETURNED = Q(state=AssistanceState.RETURNED)


@dataclass(frozen=True)
class Month:
    """What is planned and was delivered in one month."""

    month: date
    planned: Decimal
    delivered: Decimal
    returned: Decimal


@dataclass(frozen=True)
class Budget:
    """Sums in the programme's currency; `committed` is a part of what is planned.

    `limit` is None for a programme without one.
    """

    limit: Decimal | None
    planned: Decimal
    committed: Decimal
    delivered: Decimal
    returned: Decimal
    months: tuple = ()

    @property
    def left(self):
        """What may still be committed; None where there is no limit."""
        return None if self.limit is None else self.limit - self.delivered - self.committed

    @property
    def unfunded(self):
        """How much of what is planned nothing pays for."""
        if self.limit is None:
            return NOTHING
        return max(NOTHING, self.delivered + self.planned - self.limit)


def budget_of(programme):
    """The Budget of a programme with its months; two queries."""
    given = programme.assistance.filter(amount__isnull=False)
    month = TruncMonth(Coalesce("delivered_on", "planned_on"))
    months = given.annotate(month=month).values("month").order_by("month")
    months = months.annotate(
        planned=_sum(PLANNED), delivered=_sum(DELIVERED), returned=_sum(RETURNED)
    )
    return Budget(
        limit=programme.budget,
        **given.aggregate(
            planned=_sum(PLANNED),
            committed=_sum(_committed()),
            delivered=_sum(DELIVERED),
            returned=_sum(RETURNED),
        ),
        months=tuple(Month(**row) for row in months),
    )


def beyond(given):
    """Those of these assistances, in their order, that the budget of their programme can't cover.

    Their programmes are locked until the transaction ends: nobody else gives of them meanwhile.
    """
    left = _left_of({each.programme_id for each in given}, but_for=[each.pk for each in given])
    found = []
    for each in given:
        if each.programme_id not in left or each.amount is None:
            continue
        left[each.programme_id] -= each.amount
        if left[each.programme_id] < 0:
            found.append(each.pk)
    return found


def _left_of(numbers, *, but_for):
    """Programme → what is left; those without a budget are left out. In the order of locking."""
    programmes = Programme.objects.select_for_update(no_key=True).filter(pk__in=numbers)
    budgets = {
        programme.pk: programme.budget
        for programme in programmes.order_by("pk")
        if programme.budget is not None
    }
    if not budgets:
        return {}
    spent = Assistance.objects.filter(DELIVERED | _committed(), programme__in=list(budgets))
    spent = spent.exclude(pk__among=Keys(but_for)).filter(amount__isnull=False)
    sums = dict(spent.order_by().values_list("programme").annotate(sum=Sum("amount")))
    return {number: budget - sums.get(number, NOTHING) for number, budget in budgets.items()}


def _committed():
    """Condition on assistance: a plan in a list that a second person approved, and that stands."""
    listed = DistributionLine.objects.filter(
        assistance=OuterRef("pk"), distribution__state=DistributionState.APPROVED
    )
    asked = PaymentLine.objects.reserved().filter(assistance=OuterRef("pk"))
    return PLANNED & (Q(Exists(listed)) | Q(Exists(asked)))


def _sum(condition):
    return Coalesce(Sum(F("amount"), filter=condition), NOTHING)
