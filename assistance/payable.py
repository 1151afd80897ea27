"""What of a programme can be paid at a bank now, and what is missing of the rest."""

from collections import defaultdict
from dataclasses import dataclass, field

from assistance.actions.delivering import fault_of, standing_of
from assistance.choices import AssistanceState
from assistance.models import Assistance, PaymentInstrument, PaymentLine
from assistance.payment_choices import PAID_BY_LIST, LineState
from cases.keys import Keys


@dataclass
class Payable:
    """`by_bank`: bank → [(assistance, instrument)]; `left_out`: (assistance, code of why)."""

    by_bank: dict = field(default_factory=lambda: defaultdict(list))
    left_out: list = field(default_factory=list)

    def of(self, bank):
        """What a bank can be asked to pay."""
        return self.by_bank.get(bank, [])


def planned_of(programme, *, by, on):
    """What of a programme waits to be delivered, of those that the user may change."""
    rows = Assistance.objects.changeable_by(by, on=on)
    rows = rows.filter(programme=programme, state=AssistanceState.PLANNED)
    listed = PaymentLine.objects.filter(state=LineState.LISTED).values("assistance")
    return rows.exclude(pk__in=listed)


def payable(programme, *, by, on, locks=False):
    """The Payable of a programme's plans that the user may change; locked where they are listed."""
    rows = planned_of(programme, by=by, on=on).order_by("pk")
    rows = list(rows.select_for_update(no_key=True, of=("self",)) if locks else rows)
    standing = standing_of([row.pk for row in rows])
    instruments = instruments_of(rows, on=on)
    found = Payable()
    for row in rows:
        instrument = chosen(instruments, row)
        code = _missing(row, instrument, programme)
        code = code or fault_of(row, on, today=on, standing=standing)
        if code:
            found.left_out.append((row, code))
        else:
            found.by_bank[instrument.bank].append((row, instrument))
    return found


def instruments_of(rows, *, on):
    """(household, family unit) → what pays them on the day."""
    keys = Keys({row.household_id for row in rows})
    found = PaymentInstrument.objects.payable(on).filter(household__among=keys)
    return {(each.household_id, each.family_unit): each for each in found.select_related("holder")}


def chosen(instruments, assistance):
    """By what an assistance is paid: the family unit's own, else the household's; None: nothing."""
    home = assistance.household_id
    own = instruments.get((home, assistance.family_unit))
    return own or instruments.get((home, ""))


def _missing(row, instrument, programme):
    """The code of what is missing for it to be paid by list; empty where nothing is."""
    if row.amount is None:
        return "no_amount"
    if row.currency != programme.currency:
        return "other_currency"
    if instrument is None:
        return "no_instrument"
    fits = instrument.kind in PAID_BY_LIST.get(programme.mechanism, ())
    return "" if fits else "wrong_kind"
