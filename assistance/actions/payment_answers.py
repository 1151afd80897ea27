"""What a bank answers to a list: paid, rejected or not collected, each payment once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import DateField, F, Value
from django.db.models.functions import Cast, Greatest

from assistance.actions.bulk_delivery import Delivery, deliver_many
from assistance.actions.payment_lists import locked_list
from assistance.actions.payment_words import SAID
from assistance.actions.refusing import refusing
from assistance.models import PaymentInstrument
from assistance.of_each import OfEach
from assistance.payment_choices import (
    MARKS,
    InstrumentState,
    LineState,
    ListState,
    RejectionCode,
)
from cases.actions.writing import action
from cases.keys import Keys

MAY_LOAD = "assistance.load_results"
# The bank paid: what would hold a delivery back at a desk is told, and changes nothing of that.
PASSING = ("on_a_list", "left", "over_budget")
_refuse_unless = refusing(SAID)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the payment of one assistance, and on which day."""

    assistance: str
    state: str
    on: date
    code: str = ""
    reference: str = ""


@action
def answer_payments(*, payment_list, answers, today, by):
    """Write a bank's answers to a list: what is paid is delivered on the day that the bank says.

    What is rejected or was not collected stays planned, and may be listed again; a code that says
    that the instrument itself is wrong ends it. Returns how many were answered.
    """
    if not by.has_perm(MAY_LOAD):
        raise PermissionDenied
    current = locked_list(payment_list)
    _refuse_unless(current.state == ListState.APPROVED, "list_not_approved")
    by_number = {answer.assistance: answer for answer in answers}
    lines = current.lines.select_for_update(no_key=True).filter(state=LineState.LISTED)
    lines = list(lines.filter(assistance__among=Keys(by_number)).order_by("pk"))
    _refuse_unless(len(lines) == len(by_number), "answered_meanwhile")
    paid = [each for each in answers if each.state == LineState.PAID]
    if paid:
        deliver_many(deliveries=map(_delivery, paid), today=today, by=by, passing=PASSING)
    _write(current, by_number)
    _mark(lines, by_number)
    return len(lines)


def _delivery(answer):
    return Delivery(answer.assistance, answer.on, reference=answer.reference)


def _write(payment_list, by_number):
    def each(name):
        told = {number: getattr(answer, name) for number, answer in by_number.items()}
        return OfEach(told, "assistance_id")

    rows = payment_list.lines.filter(assistance__among=Keys(by_number), state=LineState.LISTED)
    rows.update(
        state=each("state"),
        code=each("code"),
        answered_on=Cast(each("on"), DateField()),
        reference=each("reference"),
    )


def _mark(lines, by_number):
    """End the instruments of which a rejection says that they are wrong."""
    wrong = defaultdict(list)
    for line in lines:
        answer = by_number[line.assistance_id]
        if answer.code in MARKS:
            wrong[answer.code, answer.on].append(line.instrument_id)
    active = PaymentInstrument.objects.filter(status=InstrumentState.ACTIVE)
    for (code, day), keys in wrong.items():
        active.filter(pk__in=keys).update(
            status=MARKS[code],
            until_on=Greatest(Value(day, DateField()), F("from_on")),
            ended_because=str(RejectionCode(code).label),
        )
