"""A sharing agreement is drafted, signed by two others, suspended, resumed and ended.

All are keyword-only; `by` is the user, `today` the day. A refusal is a ValidationError in words,
and then nothing was written. What is signed is never edited: it ends, and another is drafted.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.choices import AgreementState
from accounts.history.writing import acted
from accounts.models import SharingAgreement

FIELDS = (
    "partner", "title", "purposes", "basis", "decree", "field_classes_shared", "from_on",
    "until_on",
)  # fmt: skip
SAID = {
    "signed": _("A signed agreement is not edited: end it, and draft another."),
    "no_places": _("Say in which places: without one, the agreement would show nobody."),
    "partner_controls": _("The register's controller needs no agreement with itself."),
    "second_person": _("Two different people sign, and neither of them drafted it."),
    "ended": _("This agreement has ended."),
    "signed_already": _("Both signatures are there already."),
    "not_in_force": _("Only a signed agreement is suspended; a draft shows nobody."),
    "suspended_already": _("It is suspended already."),
    "not_suspended": _("It is not suspended."),
    "no_reason": _("Say why."),
}


@acted
def draft_agreement(*, values, places, by, today):
    """Draft an agreement; it shows nobody before two others have signed it."""
    agreement = SharingAgreement(drafted_by=by)
    return _write_draft(agreement, values, places)


@acted
def amend_draft(*, agreement, values, places, by, today):
    """Change a draft; a signature that it had is void, since it was given to other words.

    Whoever changes it has drafted it: they do not sign.
    """
    current = _locked(agreement)
    _refuse_unless(not current.is_signed, "signed")
    _refuse_unless(current.state_on(today) != AgreementState.ENDED, "ended")
    current.drafted_by = by
    current.first_signed_by = current.first_signed_on = None
    return _write_draft(current, values, places)


@acted
def sign_agreement(*, agreement, by, today):
    """Sign; with the second signature it holds, from its day on."""
    current = _locked(agreement)
    _refuse_unless(current.state_on(today) != AgreementState.ENDED, "ended")
    _refuse_unless(not current.is_signed, "signed_already")
    _refuse_unless(by.pk not in (current.drafted_by_id, current.first_signed_by_id))
    if current.first_signed_by_id is None:
        current.first_signed_by, current.first_signed_on = by, today
    else:
        current.second_signed_by, current.second_signed_on = by, today
    return _save(current)


@acted
def suspend_agreement(*, agreement, reason, by, today):
    """The partner sees nobody by it, from the next request on, until it is resumed."""
    current = _locked(agreement)
    _refuse_unless(current.state_on(today) != AgreementState.ENDED, "ended")
    _refuse_unless(current.is_signed, "not_in_force")
    _refuse_unless(current.suspended_on is None, "suspended_already")
    _refuse_unless(reason.strip(), "no_reason")
    current.suspended_on, current.suspended_because = today, reason.strip()
    return _save(current)


@acted
def resume_agreement(*, agreement, by, today):
    """A suspended agreement holds again."""
    current = _locked(agreement)
    _refuse_unless(current.state_on(today) != AgreementState.ENDED, "ended")
    _refuse_unless(current.suspended_on is not None, "not_suspended")
    current.suspended_on, current.suspended_because = None, ""
    return _save(current)


@acted
def end_agreement(*, agreement, reason, by, today):
    """It holds no longer, from the next request on; one that had not begun never did."""
    current = _locked(agreement)
    _refuse_unless(current.state_on(today) != AgreementState.ENDED, "ended")
    _refuse_unless(reason.strip(), "no_reason")
    current.until_on, current.ended_because = max(today, current.from_on), reason.strip()
    return _save(current)


def _locked(agreement):
    return SharingAgreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)


def _write_draft(agreement, values, places):
    for field in FIELDS:
        setattr(agreement, field, values[field])
    _refuse_unless(not agreement.partner.is_controller, "partner_controls")
    _refuse_unless(places, "no_places")
    _save(agreement)
    agreement.places.set(places)
    return agreement


def _save(agreement):
    """Every law of the row speaks with its own words, all at once."""
    agreement.full_clean()
    agreement.save()
    return agreement


def _refuse_unless(holds, code="second_person"):
    if not holds:
        raise ValidationError(SAID[code], code=code)
