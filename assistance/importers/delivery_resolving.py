"""Which assistance each row of a file is about, and what stands in the way of delivering it."""

from collections import defaultdict
from itertools import islice

from django.utils.translation import gettext_lazy as _

from assistance.actions import delivering
from assistance.actions.bulk_delivery import Delivery, judged
from assistance.choices import COUNTED, AssistanceState
from assistance.models import Assistance
from cases.keys import Keys

SAID = delivering.SAID | {
    "unknown_home": _("Nothing of this programme is planned for this household."),
    "ambiguous": _("Several things of it are planned: type the number of the one that is meant."),
    "twice": _("Row %(number)d says that it was delivered: once is enough."),
    "other_amount": _("%(amount)s was planned: plan it anew where another amount was given."),
}
# So many rows are resolved by the same few questions.
AT_ONCE = 2_000
# Faults of the day; all others are of what the row is about.
_OF_DAY = {"future", "early", "other_day"}
_READ = ("number", "household", "programme", "amount", "state", "planned_on", "delivered_on")


class Resolving:
    """The rows of a file as deliveries, in their order.

    `fresh` are assistances that are to be delivered, `deliveries` also those that were already;
    the first of them is the file's row `begins_at`.
    """

    def __init__(self, table, rows, by, today, *, begins_at):
        self._table, self._by, self._today, self.begins_at = table, by, today, begins_at
        self.deliveries, self.fresh, self.faults = [], [], []
        self._row_of = {}
        rows = iter(rows)
        while some := list(islice(rows, AT_ONCE)):
            self._take(some)
        self.faults.sort(key=lambda fault: fault.row)

    def fault_at(self, number, code):
        """The Finding at the row that is about an assistance."""
        return self._fault(self._row_of[number], code)

    def _take(self, rows):
        found = self._found(rows)
        kept = []
        for row in rows:
            assistance = found.get(row)
            if assistance is None:
                self._refuse(row, "unknown" if row.assistance else "unknown_home")
            elif assistance == "ambiguous":
                self._refuse(row, "ambiguous")
            elif self._is_new(row, assistance):
                kept.append(assistance)
        self._judge(kept)

    def _is_new(self, row, assistance):
        """Take the row for this assistance; refused where one above says so too."""
        if first := self._row_of.get(assistance.pk):
            self._refuse(row, "twice", number=first.number)
            return False
        self._row_of[assistance.pk] = row
        self.deliveries.append(_delivery(row, assistance))
        if row.amount is not None and row.amount != assistance.amount:
            amount = "–" if assistance.amount is None else assistance.amount
            self._refuse(row, "other_amount", field="amount", amount=amount)
        return True

    def _judge(self, assistances):
        wanted = {each.pk: _delivery(self._row_of[each.pk], each) for each in assistances}
        already = delivering.is_so_already
        fresh = [each for each in assistances if not already(each, wanted[each.pk].on)]
        for number, code in judged(fresh, wanted, today=self._today).items():
            self._refuse(self._row_of[number], code)
        self.fresh += fresh

    def _found(self, rows):
        """Row → its assistance, of those that the user may change; "ambiguous" where several."""
        named = self._named([row.assistance for row in rows if row.assistance])
        homes = [row for row in rows if not row.assistance]
        of_homes = self._of_homes(homes) if homes else {}
        found = {row: named[row.assistance] for row in rows if row.assistance in named}
        for row in homes:
            chosen = _chosen(of_homes.get((row.household, row.programme), ()), row.on)
            found |= {row: chosen} if chosen else {}
        return found

    def _named(self, numbers):
        rows = Assistance.objects.numbered(Keys(numbers)).changeable_by(self._by, on=self._today)
        return rows.only(*_READ).in_bulk()

    def _of_homes(self, homes):
        """(household, programme) → what is planned or delivered of it."""
        rows = Assistance.objects.changeable_by(self._by, on=self._today).filter(
            household__among=Keys([row.household for row in homes]),
            programme__among=Keys({row.programme for row in homes}),
            state__in=COUNTED,
        )
        found = defaultdict(list)
        for each in rows.only(*_READ).order_by("pk"):
            found[each.household_id, each.programme_id].append(each)
        return found

    def _refuse(self, row, code, *, field=None, **said):
        self.faults.append(self._fault(row, code, field, **said))

    def _fault(self, row, code, field=None, **said):
        field = field or ("on" if code in _OF_DAY else row.named)
        value = {"on": row.on, "number": row.assistance, "household": row.household}
        value = value.get(field, row.amount)
        return self._table.fault(row.number, field, value, code, SAID[code] % said)


def _chosen(assistances, on):
    """Which of a household's things of a programme is meant: what came that day, else the planned.

    Of a programme that gives each month the one that came that day may not be the one planned now.
    """
    already = [each for each in assistances if delivering.is_so_already(each, on)]
    planned = [each for each in assistances if each.state == AssistanceState.PLANNED]
    meant = already or planned or list(assistances)[-1:]
    return "ambiguous" if len(meant) > 1 else meant[0] if meant else None


def _delivery(row, assistance):
    return Delivery(assistance.pk, row.on, row.place, row.collected_by, row.reference)
