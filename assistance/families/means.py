"""What people earn and own as of a day, by the latest word of each; None where nobody asked."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from assistance.choices import BelongingKind
from assistance.entitlement import Between
from assistance.models import Belonging, Income
from cases.keys import Keys

# Of which only the least is known, where of somebody nothing is: so much it may be.
_WHOLE, _ANY = Decimal(1), Decimal("Infinity")


@dataclass(frozen=True)
class Means:
    """What is known of one person; 0 where they have none, None where nobody knows."""

    income: Decimal | None = None
    bank_balance: Decimal | None = None
    dwelling_share: Decimal | None = None
    car_year: int | None = None
    car_tax: Decimal | None = None


def means_on(people, on):
    """Number of a person → their Means on the day."""
    incomes, owned = _incomes(people, on), _owned(people, on)
    return {person: Means(income=incomes.get(person), **owned.get(person, {})) for person in people}


def owned_together(each):
    """Fields of a Family: the largest of what these Means say.

    Where of somebody it is not known, it lies between what is known and the most that may be.
    """
    return {
        "dwelling_share": _largest([one.dwelling_share for one in each], _WHOLE),
        "car_year": _largest([one.car_year for one in each], _ANY),
        "car_tax": _largest([one.car_tax for one in each], _ANY),
    }


def _largest(values, most):
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        return max(known)
    # Of nobody who owns some it is known: nothing is known of the family.
    least = max(known, default=0)
    if not least:
        return None
    return least if least == most else Between(Decimal(least), most)


def _incomes(people, on):
    """Person → all income of the latest month of which something is known."""
    rows = Income.objects.standing().filter(individual__among=Keys(people), month__lte=on)
    months = defaultdict(lambda: defaultdict(Decimal))
    for person, month, amount in rows.values_list("individual", "month", "amount"):
        months[person][month] += amount
    return {person: each[max(each)] for person, each in months.items()}


def _owned(people, on):
    """Person → fields of their Means, by the latest word of each kind."""
    rows = Belonging.objects.standing().filter(individual__among=Keys(people), as_of__lte=on)
    rows = rows.order_by("individual", "kind", "-as_of", "-pk").distinct("individual", "kind")
    found = defaultdict(dict)
    for row in rows:
        found[row.individual_id] |= _OF_KIND[row.kind](row)
    return found


def _of_car(row):
    if row.has_none:
        return {"car_year": 0, "car_tax": Decimal(0)}
    return {"car_year": row.year, "car_tax": row.amount}


_OF_KIND = {
    BelongingKind.DWELLING: lambda row: {"dwelling_share": row.share or Decimal(0)},
    BelongingKind.CAR: _of_car,
    BelongingKind.BANK: lambda row: {"bank_balance": row.amount or Decimal(0)},
}
