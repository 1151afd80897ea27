"""By what a household is paid: recorded once, ended when it is lost, closed or of somebody else."""

from django.core.exceptions import ValidationError

from assistance.account_numbers import doubts, read_number
from assistance.actions.payment_words import SAID
from assistance.models import PaymentInstrument
from assistance.payment_choices import InstrumentState
from cases.actions.writing import action
from cases.models import Household


@action
def add_instrument(
    *,
    household,
    kind,
    bank,
    number,
    from_on,
    today,
    by,
    holder=None,
    holder_name="",
    family_unit="",
    until_on=None,
    is_compared=False,
):
    """Record an account, card or wallet by which a household, or a unit of it, is paid.

    A number that is certainly mistyped is refused; one that is only unusual once somebody says that
    it was compared with the paper (`is_compared`).
    """
    home = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(from_on <= today, "future", "from_on")
    begins_first = until_on is None or until_on >= from_on
    _refuse_unless(begins_first, "before_its_beginning", "until_on")
    _refuse_unless(_has_unit(home, family_unit), "no_such_unit", "family_unit")
    instrument = PaymentInstrument(
        household=home,
        family_unit=family_unit,
        holder=holder,
        holder_name=" ".join(holder_name.split()),
        kind=kind,
        bank=bank,
        from_on=from_on,
        until_on=until_on,
    )
    instrument.keep_number(_read(kind, number, is_compared))
    instrument.full_clean()
    instrument.save(force_insert=True)
    return instrument


@action
def end_instrument(*, instrument, status, reason, on, today, by):
    """Nothing is paid to it from a day on: it was lost, closed, or is somebody else's."""
    _refuse_unless(reason.strip(), "no_reason", "reason")
    _refuse_unless(status in InstrumentState.values, "not_ending", "status")
    _refuse_unless(status != InstrumentState.ACTIVE, "not_ending", "status")
    _refuse_unless(on <= today, "future", "on")
    rows = PaymentInstrument.objects.select_for_update(no_key=True)
    current = rows.get(pk=instrument.pk)
    _refuse_unless(current.is_active, "ended_already")
    _refuse_unless(on >= current.from_on, "before_its_beginning", "on")
    current.status, current.until_on, current.ended_because = status, on, reason.strip()
    current.full_clean()
    current.save()
    return current


def _read(kind, number, is_compared):
    """The number as it is kept; what is wrong with it is told at its field."""
    try:
        read = read_number(kind, number)
    except ValidationError as refusal:
        raise ValidationError({"number": refusal}) from None
    doubtful = [] if is_compared else doubts(kind, read)
    if doubtful:
        words = [ValidationError(words, code="doubtful") for words in doubtful]
        raise ValidationError({"number": words, "is_compared": SAID["not_compared"]})
    return read


def _has_unit(home, unit):
    return not unit or home.members.present().filter(family_unit=unit).exists()


def _refuse_unless(holds, code, field=None):
    if not holds:
        refusal = ValidationError(SAID[code], code=code)
        raise ValidationError({field: refusal}) if field else refusal
