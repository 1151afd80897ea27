"""The plan of a case: goals with their days, reached or dropped with a reason."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.parts import locked, saved, told
from casework.choices import Step
from casework.models import Goal

SAID = {
    "no_goal": _("Say what is to be reached."),
    "due_past": _("That day is over."),
    "ended": _("This goal was reached or dropped already."),
    "no_reason": _("Say why."),
}
_refuse_unless = refusing(SAID)


@action
def set_goal(*, case, what, due_on, at, today, by):
    """Something more is to be reached, by a day."""
    _refuse_unless(what.strip(), "no_goal")
    _refuse_unless(due_on >= today, "due_past")
    current = locked(case, Step.GOAL_SET)
    last = Goal.objects.filter(case=current).aggregate(last=Max("position"))["last"] or 0
    goal = saved(
        Goal(case=current, position=last + 1, what=what.strip(), due_on=due_on, set_on=today)
    )
    told(current, Step.GOAL_SET, by=by, at=at, because=goal.what)
    return goal


@action
def reach_goal(*, goal, at, today, by):
    """It was reached."""
    current = _open_goal(goal, Step.GOAL_REACHED)
    current.reached_on = today
    told(saved(current).case, Step.GOAL_REACHED, by=by, at=at, because=current.what)
    return current


@action
def drop_goal(*, goal, because, at, today, by):
    """It is given up, and why."""
    _refuse_unless(because.strip(), "no_reason")
    current = _open_goal(goal, Step.GOAL_DROPPED)
    current.dropped_on, current.dropped_because = today, because.strip()
    words = f"{current.what}: {current.dropped_because}"
    told(saved(current).case, Step.GOAL_DROPPED, by=by, at=at, because=words)
    return current


def _open_goal(goal, step):
    """The goal, read while its case is locked."""
    locked(goal.case, step)
    current = Goal.objects.select_related("case").get(pk=goal.pk)
    _refuse_unless(current.reached_on is None and current.dropped_on is None, "ended")
    return current
