"""A case is closed with an outcome: at once, or after a second person looked; and reopened."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.letting_in import let_in
from casework.actions.parts import locked, saved, told
from casework.choices import Step, TransferState
from casework.colleagues import works_on_cases
from casework.models import Transfer
from casework.sight import MAY_APPROVE

SAID = {
    "no_outcome": _("Say how it ended, and why it is closed."),
    "transfer_waits": _("A transfer waits for an answer: withdraw it first."),
    "same_person": _("The second look is another person's than who asks to close it."),
    "not_cleared": _("The second look is a supervisor's, or of somebody cleared for protection."),
    "no_reason": _("Say why."),
    "review_past": _("The next review lies in the past."),
}
_refuse_unless = refusing(SAID)


@action
def close_case(*, case, outcome, because, at, today, by):
    """Close it; of a protection case ask for the second look, after which it is closed."""
    _refuse_unless(outcome and because.strip(), "no_outcome")
    step = Step.CLOSURE_ASKED if case.is_of_protection else Step.CLOSED
    current = locked(case, step)
    waits = Transfer.objects.filter(case=current, state=TransferState.ASKED)
    _refuse_unless(not waits.exists(), "transfer_waits")
    current.outcome, current.closed_because = outcome, because.strip()
    current.closed_by = by
    current.closed_on = today if step == Step.CLOSED else None
    told(saved(current), step, by=by, at=at, because=because, outcome=outcome)
    return current


@action
def confirm_closure(*, case, at, today, by, because=""):
    """A second person looked at it: it is closed."""
    current = _second_look(case, Step.CLOSED, by)
    current.second_look_by, current.closed_on = by, today
    told(saved(current), Step.CLOSED, by=by, at=at, because=because, outcome=current.outcome)
    return current


@action
def send_back(*, case, because, at, today, by):
    """A second person looked at it, and it is not to be closed yet; what was said stays told."""
    _refuse_unless(because.strip(), "no_reason")
    current = _second_look(case, Step.SENT_BACK, by)
    _not_closed(current)
    told(saved(current), Step.SENT_BACK, by=by, at=at, because=because)
    return current


@action
def reopen_case(*, case, because, at, today, by, review_on=None):
    """It is worked on again, by its last worker, or by who reopens it where that one is gone."""
    _refuse_unless(because.strip(), "no_reason")
    _refuse_unless(review_on is None or review_on >= today, "review_past")
    current = locked(case, Step.REOPENED)
    _not_closed(current)
    current.review_on = review_on
    if not works_on_cases(current.worker, today):
        current.worker = by
    told(saved(current), Step.REOPENED, by=by, at=at, because=because)
    let_in(current, current.worker, by=by, today=today)
    return current


def _second_look(case, step, by):
    current = locked(case, step)
    _refuse_unless(by.has_perm(MAY_APPROVE), "not_cleared")
    _refuse_unless(by.pk != current.closed_by_id, "same_person")
    return current


def _not_closed(case):
    case.outcome = case.closed_because = ""
    case.closed_on = case.closed_by = case.second_look_by = None
