"""A list for a bank: made and frozen, approved by a second person, or withdrawn before that."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from assistance import budget
from assistance.actions.delivering import fault_of, standing_of
from assistance.actions.payment_words import SAID
from assistance.actions.refusing import refusing
from assistance.banks import banks
from assistance.models import Assistance, PaymentLine, PaymentList
from assistance.payable import chosen, instruments_of, payable
from assistance.payment_choices import PAID_BY_LIST, LineState, ListState
from cases import numbers
from cases.actions.writing import action
from cases.keys import Keys

MAY_MAKE = "assistance.make_paymentlist"
MAY_APPROVE = "assistance.approve_paymentlist"
# So many of those that changed are named.
NAMED = 5
_refuse_unless = refusing(SAID)


@dataclass(frozen=True)
class Made:
    """A list that was made, and (assistance, code of why) of what of the programme is not on it."""

    payment_list: PaymentList
    left_out: list


@action
def make_payment_list(*, programme, bank, on, by):
    """Freeze what of a programme a bank can be asked to pay now; returns Made."""
    _admit(by, MAY_MAKE)
    _refuse_unless(programme.mechanism in PAID_BY_LIST, "not_by_list")
    _refuse_unless(bank in banks(), "no_such_bank")
    found = payable(programme, by=by, on=on, locks=True)
    pairs = found.of(bank)
    _refuse_unless(pairs, "nobody_to_pay")
    made = PaymentList(
        programme=programme,
        bank=bank,
        count=len(pairs),
        total=sum(assistance.amount for assistance, _instrument in pairs),
        currency=programme.currency,
        made_on=on,
        made_by=by,
    )
    made.full_clean()
    made.save(force_insert=True)
    PaymentLine.objects.bulk_create(
        PaymentLine(
            payment_list=made,
            position=position,
            assistance=assistance,
            instrument=instrument,
            holder=instrument.shown_holder,
            amount=assistance.amount,
            currency=assistance.currency,
        )
        for position, (assistance, instrument) in enumerate(pairs, start=1)
    )
    return Made(made, found.left_out)


@action
def approve_payment_list(*, payment_list, on, by):
    """A second person says that the bank is asked to pay it, if the budget covers all of it."""
    _admit(by, MAY_APPROVE)
    current = locked_list(payment_list)
    _refuse_unless(current.state == ListState.MADE, "list_not_made")
    _refuse_unless(current.made_by_id != by.pk, "second_person")
    _refuse_unless(sees_all(current, by, on=on), "out_of_sight")
    planned = _unchanged(current, on)
    _refuse_unless(not budget.beyond(planned), "not_covered")
    current.state, current.approved_on, current.approved_by = ListState.APPROVED, on, by
    current.full_clean()
    current.save()
    return current


@action
def withdraw_payment_list(*, payment_list, reason, by):
    """It goes to no bank: what stands on it may stand on another."""
    _admit(by, MAY_MAKE)
    _refuse_unless(reason.strip(), "no_reason")
    current = locked_list(payment_list)
    _refuse_unless(current.state == ListState.MADE, "list_not_made")
    current.lines.update(state=LineState.WITHDRAWN)
    current.state, current.withdrawn_because = ListState.WITHDRAWN, reason.strip()
    current.full_clean()
    current.save()
    return current


def sees_all(payment_list, user, *, on):
    """Whether nobody on the list is out of the user's sight on the day."""
    seen = PaymentLine.objects.visible_to(user, on=on).filter(payment_list=payment_list)
    return seen.count() == payment_list.count


def locked_list(payment_list):
    """The list as it is now; nobody else decides on it until the transaction ends."""
    return PaymentList.objects.select_for_update(no_key=True).get(pk=payment_list.pk)


def _unchanged(payment_list, on):
    """The assistances of its lines, locked; refused where something is not as it was listed."""
    lines = {line.assistance_id: line for line in payment_list.lines.all()}
    rows = Assistance.objects.select_for_update(no_key=True)
    rows = list(rows.filter(pk__among=Keys(lines)).order_by("pk"))
    standing, instruments = standing_of(lines), instruments_of(rows, on=on)
    changed = [row.pk for row in rows if _differs(row, lines[row.pk], standing, instruments, on)]
    if changed:
        named = ", ".join(numbers.shown(number) for number in changed[:NAMED])
        named += ", …" if len(changed) > NAMED else ""
        words = SAID["changed_since"] % {"numbers": named}
        raise ValidationError(words, code="changed_since")
    return rows


def _differs(row, line, standing, instruments, on):
    instrument = chosen(instruments, row)
    is_paid_there = instrument is not None and instrument.pk == line.instrument_id
    fault = fault_of(row, on, today=on, standing=standing, passing=("on_a_list",))
    return bool(fault) or row.amount != line.amount or not is_paid_there


def _admit(user, permission):
    if not user.has_perm(permission):
        raise PermissionDenied
