"""What is left of a programme's budget: the one place that reckons it."""

from decimal import Decimal

from django.db.models import Sum

from assistance.choices import AssistanceState
from assistance.models import Assistance, PaymentLine, Programme
from cases.keys import Keys


def beyond(given):
    """Those of these assistances, in their order, that the budget of their programme can't cover.

    Their programmes are locked until the transaction ends: nobody else gives of them meanwhile.
    What a bank was asked to pay counts as spent, until it answers.
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
    delivered = Assistance.objects.filter(state=AssistanceState.DELIVERED)
    asked = PaymentLine.objects.reserved().exclude(assistance__among=Keys(but_for))
    spent = _sums(delivered, "programme", budgets), _sums(asked, "assistance__programme", budgets)
    return {
        number: budget - sum(part.get(number, Decimal(0)) for part in spent)
        for number, budget in budgets.items()
    }


def _sums(rows, path, programmes):
    rows = rows.filter(**{f"{path}__in": list(programmes)}, amount__isnull=False)
    return dict(rows.order_by().values_list(path).annotate(sum=Sum("amount")))
