"""Feedback is recorded, answered and closed; and who hears of what is hidden from the accused."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.feedback_choices import DUE_DAYS, DUE_DAYS_ELSE, FeedbackState
from casework.models import Feedback, FocalPoint

SAID = {
    "future": _("That day is still to come."),
    "closed": _("It is closed already."),
    "answered": _("It is answered already."),
    "no_answer": _("Write down the answer."),
    "not_answered": _("It was not answered yet: say what was done before it is closed."),
    "ended": _("This was ended already."),
}
_refuse_unless = refusing(SAID)


@action
def record_feedback(
    *, channel, category, text, given_at, given_on, today, by, target=None, contact="",
    about_organisation=None, about_office=None,
):  # fmt: skip
    """Keep what somebody said; `target` is who said it, None where they are nameless."""
    _refuse_unless(given_on <= today, "future")
    about = {}
    if target is not None:
        about = {"individual" if hasattr(target, "household") else "household": target}
    kept = Feedback(
        **about, channel=channel, category=category, text=text.strip(), given_at=given_at,
        given_on=given_on, contact=contact.strip(), about_organisation=about_organisation,
        about_office=about_office, recorded_by=by,
        due_on=today + timedelta(days=DUE_DAYS.get(category, DUE_DAYS_ELSE)),
    )  # fmt: skip
    kept.full_clean()
    kept.save(force_insert=True)
    return kept


@action
def answer_feedback(*, feedback, answer, on, by):
    """Note what was answered, or done about it."""
    _refuse_unless(answer.strip(), "no_answer")
    current = _locked(feedback)
    _refuse_unless(current.state != FeedbackState.CLOSED, "closed")
    _refuse_unless(current.state == FeedbackState.OPEN, "answered")
    current.state, current.answer = FeedbackState.ANSWERED, answer.strip()
    current.answered_on, current.answered_by = on, by
    return _saved(current)


@action
def close_feedback(*, feedback, on, by, is_satisfied=None):
    """Close it once it is answered: they are satisfied, are not, or can't be asked (None)."""
    current = _locked(feedback)
    _refuse_unless(current.state != FeedbackState.CLOSED, "closed")
    _refuse_unless(current.state == FeedbackState.ANSWERED, "not_answered")
    current.state, current.is_satisfied = FeedbackState.CLOSED, is_satisfied
    current.closed_on, current.closed_by = on, by
    return _saved(current)


@action
def name_focal_point(*, user, on, by):
    """Tell somebody else of complaints about staff from this day."""
    named = FocalPoint(user=user, named_by=by, from_on=on)
    named.full_clean()
    named.save(force_insert=True)
    return named


@action
def end_focal_point(*, focal_point, on, by):
    """Tell them no more from this day."""
    current = FocalPoint.objects.select_for_update(no_key=True).get(pk=focal_point.pk)
    _refuse_unless(current.until_on is None, "ended")
    current.until_on = on
    current.full_clean()
    current.save()
    return current


def _locked(feedback):
    return Feedback.objects.select_for_update(no_key=True).get(pk=feedback.pk)


def _saved(current):
    current.full_clean()
    current.save()
    return current
