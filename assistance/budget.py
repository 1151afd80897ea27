"""How far a programme's budget goes: planned, committed, delivered and left, and by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from assistance.choices import AssistanceState, DistributionState

NOTHING = Decimal(0)
# Of a plan: it stands in a list that a second person approved.
COMMITTED = Q(state=AssistanceState.PLANNED, line__distribution__state=DistributionState.APPROVED)
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

    `left` is what was neither delivered nor committed; None where the programme has no limit.
    """

    limit: Decimal | None
    planned: Decimal
    committed: Decimal
    delivered: Decimal
    returned: Decimal
    months: tuple = ()

    @property
    def left(self):
        """What may still be committed."""
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
            committed=_sum(COMMITTED),
            delivered=_sum(DELIVERED),
            returned=_sum(RETURNED),
        ),
        months=tuple(Month(**row) for row in months),
    )


def _sum(condition):
    return Coalesce(Sum(F("amount"), filter=condition or None), NOTHING)


def covers(programme, amount):
    """Whether the budget covers one more sum beside what was delivered and is committed.

    The caller holds the lock of the programme: else somebody spends meanwhile.
    """
    if programme.budget is None or not amount:
        return True
    spent = programme.assistance.filter(DELIVERED | COMMITTED).aggregate(sum=_sum(Q()))["sum"]
    return spent + amount <= programme.budget
