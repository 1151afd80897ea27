"""What a case still has open: looked at before it is closed, and told on its page.

`OPEN_MATTERS` is the list of what there may be: another part of case work adds its function, of a
case, which returns Matters.
"""

from dataclasses import dataclass
from datetime import date

from casework.choices import TaskState
from casework.models import Goal, Referral, Task


@dataclass(frozen=True)
class Matter:
    """Something that is not done yet: a "goal", a "task" or a "referral"; in words, and by when."""

    kind: str
    what: str
    due_on: date | None = None


def _goals(case):
    rows = Goal.objects.filter(case=case, reached_on__isnull=True, dropped_on__isnull=True)
    return [Matter("goal", row.what, row.due_on) for row in rows.order_by("due_on", "position")]


def _tasks(case):
    rows = Task.objects.filter(case=case, state=TaskState.OPEN)
    return [Matter("task", row.what, row.due_on) for row in rows.order_by("due_on", "number")]


def _referrals(case):
    rows = Referral.objects.under_way().filter(case=case).select_related("service")
    return [Matter("referral", row.service.title, row.due_on) for row in rows.order_by("deadline")]


OPEN_MATTERS = (_goals, _tasks, _referrals)


def open_matters(case):
    """Everything that the case has open."""
    return [matter for of_kind in OPEN_MATTERS for matter in of_kind(case)]
