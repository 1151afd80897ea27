"""When people are to come, and whether they came."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.feedback_choices import AppointmentState
from casework.models import Appointment

SAID = {
    "past": _("That time has passed already."),
    "ended": _("It was said already what came of it."),
    "early": _("It is still to come."),
    "no_reason": _("Say why."),
    "inactive": _("This household is inactive. Reopen it first."),
    "left": _("This person has left the household."),
}
_refuse_unless = refusing(SAID)


@action
def make_appointment(*, target, at, where, why, today, now, by, bring="", case=None):
    """Settle that a household, or one person of it, comes somewhere at a time still to come."""
    about = about_whom(target)
    _refuse_unless(at > now, "past")
    made = Appointment(
        **about, case=case, at=at, where=where.strip(), why=why.strip(), bring=bring.strip(),
        made_on=today, worker=by,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    return made


@action
def note_kept(*, appointment, on, now, by, said=""):
    """They came."""
    return _ended(appointment, AppointmentState.KEPT, on, by, said, now)


@action
def note_missed(*, appointment, on, now, by, said=""):
    """They did not come."""
    return _ended(appointment, AppointmentState.MISSED, on, by, said, now)


@action
def cancel_appointment(*, appointment, on, by, said):
    """It is called off, with a reason."""
    _refuse_unless(said.strip(), "no_reason")
    return _ended(appointment, AppointmentState.CANCELLED, on, by, said, None)


def about_whom(target):
    """Household or person, as the columns of a row; refused where nobody lives there any more."""
    if hasattr(target, "household"):
        _refuse_unless(target.left_on is None, "left")
        return {"individual": target}
    _refuse_unless(target.inactive_on is None, "inactive")
    return {"household": target}


def _ended(appointment, state, on, by, said, now):
    current = Appointment.objects.select_for_update(no_key=True).get(pk=appointment.pk)
    _refuse_unless(current.state == AppointmentState.PLANNED, "ended")
    # On its own day somebody may come early.
    _refuse_unless(now is None or current.at.date() <= now.date(), "early")
    current.state, current.ended_on, current.ended_by = state, on, by
    current.said = said.strip()
    current.full_clean()
    current.save()
    return current
