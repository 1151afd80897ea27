"""Many things are delivered at once: all of them or none, each as at a desk and once."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import DateField
from django.db.models.functions import Cast

from assistance import budget
from assistance.actions.delivering import SAID, fault_of, is_so_already, standing_of
from assistance.choices import AssistanceState
from assistance.models import Assistance
from assistance.of_each import OfEach
from cases.actions.writing import action
from cases.keys import Keys


@dataclass(frozen=True, slots=True)
class Delivery:
    """That something came: which (the number as it is kept), when, where and to whom."""

    assistance: str
    on: date
    delivered_at: str | None = None
    collected_by: str = ""
    reference: str = ""


class NotDelivered(ValidationError):
    """Some of them can't be delivered, so none was: `faults` is number → code."""

    def __init__(self, faults):
        super().__init__([ValidationError(SAID[code], code=code) for code in faults.values()])
        self.faults = faults


@action
def deliver_many(*, deliveries, today, by, passing=()):
    """Deliver all of these; returns the numbers that were delivered on the same day already.

    So many queries, however many they are. `passing` are codes that do not stand in the way here:
    what a bank paid is paid. Raises NotDelivered, and then nothing was written.
    """
    wanted = {each.assistance: each for each in deliveries}
    rows = _locked(wanted)
    already = {row.pk for row in rows if is_so_already(row, wanted[row.pk].on)}
    fresh = [row for row in rows if row.pk not in already]
    faults = {number: "unknown" for number in wanted.keys() - {row.pk for row in rows}}
    faults |= judged(fresh, wanted, today=today, passing=passing)
    # Asked of what was paid too: the programmes are locked while it is counted otherwise.
    beyond = [] if faults else budget.beyond(fresh)
    faults |= {} if "over_budget" in passing else dict.fromkeys(beyond, "over_budget")
    if faults:
        raise NotDelivered(faults)
    _write([wanted[row.pk] for row in fresh], by)
    return already


def judged(rows, wanted, *, today, passing=()):
    """Number → code of what stands in the way of each, by the rules of a desk."""
    standing = standing_of([row.pk for row in rows])
    found = {}
    for row in rows:
        on = wanted[row.pk].on
        code = fault_of(row, on, today=today, standing=standing, passing=passing)
        if code == "not_planned" and row.state == AssistanceState.DELIVERED:
            code = "other_day"
        if code:
            found[row.pk] = code
    return found


def _locked(wanted):
    """Their rows, locked in one order, so that two files never wait for each other."""
    rows = Assistance.objects.select_for_update(no_key=True)
    return list(rows.filter(pk__among=Keys(wanted)).order_by("pk"))


def _write(deliveries, by):
    def each(name):
        return OfEach({one.assistance: getattr(one, name) for one in deliveries}, "number")

    rows = Assistance.objects.filter(pk__among=Keys([one.assistance for one in deliveries]))
    rows.update(
        state=AssistanceState.DELIVERED,
        delivered_by=by,
        delivered_on=Cast(each("on"), DateField()),
        delivered_at=each("delivered_at"),
        collected_by=each("collected_by"),
        reference=each("reference"),
    )
