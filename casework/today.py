"""What case work has to say about the day: the user's own tasks, appointments and cases, feedback,
and emergencies that nobody has seen to.
"""

from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy, ngettext

from assessments.emergencies import INSTRUCTIONS, Emergency
from assessments.models import Assessment
from assessments.sight import MAY_READ
from cases.numbers import shown
from cases.policy import sees_in_part
from cases.sight import sight_of
from cases.today_cards import Card, Line
from casework.choices import CaseKind
from casework.feedback_choices import Category, FeedbackState
from casework.models import Appointment, Case, CaseNote, Feedback, Task
from casework.sight import MAY_VIEW_FEEDBACK, MAY_WORK

_HOME = Coalesce("household_id", "individual__household_id")
# For so long after the interview an emergency is asked about.
SEEN_TO_DAYS = 30


def _works(user, day):
    return user.has_perm(MAY_WORK)


def _list(view, **asked):
    return reverse(f"admin:{view}_changelist") + f"?{urlencode(asked)}"


def _page(view, row):
    return reverse(f"admin:{view}_change", args=[shown(row.key)])


def late(due_on, day):
    """The chip of what is late: so many days."""
    days = (day - due_on).days
    words = ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    return ("bad", words)


def _overdue(asking):
    rows = Task.objects.visible_to(asking.user, on=asking.day).overdue(asking.day)
    return rows.filter(worker=asking.user).order_by("due_on", "pk")


def _task(row, day):
    return Line(row.told["what"], _page("casework_task", row), chip=late(row.due_on, day))


def _planned(asking):
    rows = Appointment.objects.visible_to(asking.user, on=asking.day).planned()
    return rows.filter(worker=asking.user).order_by("at", "pk")


def _of_today(asking):
    return _planned(asking).filter(at__date=asking.day)


def _unsaid(asking):
    return _planned(asking).filter(at__date__lt=asking.day)


def _appointment(row, day):
    why = f"{row.told['why']}, {row.told['where']}"
    at = localtime(datetime.fromisoformat(row.told["at"]))
    when = time_format(at, "H:i") if row.due_on == day else date_format(row.due_on)
    return Line(why, _page("casework_appointment", row), when)


def _reviews(asking):
    rows = Case.objects.visible_to(asking.user, on=asking.day).open()
    rows = rows.filter(worker=asking.user, review_on__lt=asking.day)
    return rows.order_by("review_on", "pk")


def _case(row, day):
    why = f"{CaseKind(row.told['kind']).label}: {row.told['concern']}"
    return Line(why, _page("casework_case", row), chip=late(row.due_on, day))


def _hears(user, day):
    return user.has_perm(MAY_VIEW_FEEDBACK)


def _late_feedback(asking):
    rows = Feedback.objects.visible_to(asking.user, on=asking.day)
    late_ones = rows.filter(state=FeedbackState.OPEN, due_on__lt=asking.day)
    return late_ones.order_by("due_on", "pk")


def _feedback(row, day):
    """Nobody is named: who complained is told on the page alone."""
    return Line(
        Category(row.told["category"]).label,
        _page("casework_feedback", row),
        chip=late(row.due_on, day),
        name=shown(row.key),
    )


def unseen_emergencies(rows, user, day):
    """Of these assessments those that raised an emergency lately, of which nobody did anything yet.

    Something was done where, on that day or since, a note, a task or a case of the household or of
    somebody in it is known to the user.
    """
    rows = rows.finished().filter(assessed_on__gt=day - timedelta(SEEN_TO_DAYS))
    rows = rows.filter(emergencies__len__gt=0)
    for model, on in ((CaseNote, "happened_on"), (Task, "set_on"), (Case, "opened_on")):
        done = model.objects.told_to(user, day).filter(
            Q(household=OuterRef("household")) | Q(individual__household=OuterRef("household")),
            **{f"{on}__gte": OuterRef("assessed_on")},
        )
        rows = rows.filter(~Exists(done))
    return rows


def _emergencies(asking):
    rows = Assessment.objects.visible_to(asking.user, on=asking.day)
    return unseen_emergencies(rows, asking.user, asking.day).order_by("assessed_on", "pk")


def reads_emergencies(user, day):
    """Whether the user is told of emergencies, and works on them."""
    may = user.has_perm(MAY_READ) and user.has_perm(MAY_WORK) and not sees_in_part(user)
    return may and sight_of(user, day).shows("assessment.emergencies")


def _emergency(row, day):
    raised = [Emergency(each) for each in row.told["emergencies"]]
    words = ", ".join(str(each.label) for each in raised)
    first = str(INSTRUCTIONS[raised[0]])
    address = reverse("admin:assessments_household_needs", args=[shown(row.household)])
    return Line(f"{words}. {first}", address, chip=("bad", date_format(row.due_on)))


_ABOUT = {"household": _HOME, "person": "individual_id"}
_AT = {
    "due_on": "at__date",
    "told": {"why": F("why"), "where": F("where"), "at": F("at")},
}

CARDS = (
    Card(
        "emergencies", _emergencies, reads_emergencies,
        title=gettext_lazy("Emergency from an assessment"),
        see_all=gettext_lazy("See all %(count)s: emergencies"),
        address=partial(_list, "assessments_assessment", emergency="unseen"),
        line=_emergency, household="household_id", due_on="assessed_on",
        told={"emergencies": F("emergencies")}, is_hot=True,
    ),
    Card(
        "tasks_overdue", _overdue, _works,
        title=gettext_lazy("Follow-up overdue"),
        see_all=gettext_lazy("See all %(count)s: overdue follow-ups"),
        address=partial(_list, "casework_task", due="overdue"),
        line=_task, due_on="due_on", told={"what": F("what")}, is_hot=True, **_ABOUT,
    ),
    Card(
        "appointments_today", _of_today, _works,
        title=gettext_lazy("Appointments today"),
        see_all=gettext_lazy("See all %(count)s: appointments today"),
        address=partial(
            _list, "casework_appointment", when="today", mine="yes", state="planned"
        ),
        line=_appointment, **_AT, **_ABOUT,
    ),
    Card(
        "appointments_unsaid", _unsaid, _works,
        title=gettext_lazy("Did they come?"),
        see_all=gettext_lazy("See all %(count)s: appointments without an answer"),
        address=partial(_list, "casework_appointment", when="unsaid", mine="yes"),
        line=_appointment, **_AT, **_ABOUT,
    ),
    Card(
        "reviews_late", _reviews, _works,
        title=gettext_lazy("Case to review"),
        see_all=gettext_lazy("See all %(count)s: cases to review"),
        address=partial(_list, "casework_case", whose="mine", review="late"),
        line=_case, due_on="review_on", told={"kind": F("kind"), "concern": F("concern")},
        is_hot=True, **_ABOUT,
    ),
    Card(
        "feedback_late", _late_feedback, _hears,
        title=gettext_lazy("Feedback to answer"),
        see_all=gettext_lazy("See all %(count)s: late feedback"),
        address=partial(_list, "casework_feedback", state="late"),
        line=_feedback, due_on="due_on", told={"category": F("category")}, is_hot=True,
    ),
)  # fmt: skip


def panels(today):
    """Nothing beside the cards."""
    return []
