"""A task is set, put off with a reason, given to somebody else, done or dropped."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.history.acting import acting
from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.once import written_once
from casework.actions.subjects import subject
from casework.choices import CaseState, TaskState
from casework.colleagues import works_on_cases
from casework.models import Task

SAID = {
    "empty": _("Say what is to be done."),
    "due_past": _("That day is over."),
    "inactive": _("This household is inactive. Reopen it first."),
    "no_colleague": _("This colleague does not work on cases."),
    "no_reason": _("Say why."),
    "ended": _("It was done or dropped already."),
    "not_later": _("Choose a later day than the one it has."),
    "same_worker": _("It is this colleague's task already."),
}
_refuse_unless = refusing(SAID)
_SAME = ("what", "due_on", "household_id", "individual_id", "case_id", "set_by_id", "every_days")


@action
def set_task(
    *, about, what, due_on, worker, today, by, case=None, every_days=None, key=""
):  # fmt: skip
    """Something is to be done by a day, once or again every so many days.

    `key` is the number which the form drew for the task: sent twice, it is one task.
    """
    home = getattr(about, "household", about)
    _refuse_unless(what.strip(), "empty")
    _refuse_unless(due_on >= today, "due_past")
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(works_on_cases(worker, today), "no_colleague")
    task = Task(
        **subject(about, case), case=case, what=what.strip(), due_on=due_on, worker=worker,
        every_days=every_days, set_on=today, set_by=by,
    )  # fmt: skip
    return written_once(task, key, _SAME)


@action
def finish_task(*, task, today, by, said=""):
    """It is done; one that repeats is followed by the next. Done twice, it was done once."""
    current = _locked(task)
    if current.state == TaskState.DONE:
        return current
    _refuse_unless(current.state == TaskState.OPEN, "ended")
    current.state, current.ended_on, current.ended_by = TaskState.DONE, today, by
    current.said = said.strip()
    _saved(current)
    if current.every_days and not _is_over(current):
        _follow(current, today)
    return current


@action
def drop_task(*, task, because, today, by):
    """It is not done, and will not be; what repeats does not follow."""
    _refuse_unless(because.strip(), "no_reason")
    current = _open(task)
    current.state, current.ended_on, current.ended_by = TaskState.DROPPED, today, by
    current.said = because.strip()
    return _saved(current)


def postpone_task(*, task, due_on, because, today, by):
    """It is put off to a later day. The reason stands in the history, beside the day it had."""
    _refuse_unless(because.strip(), "no_reason")
    # Opened around the action, whose own transaction would keep no reason.
    with acting(by=by, reason=because.strip()):
        return _postpone(task=task, due_on=due_on, today=today, by=by)


@action
def _postpone(*, task, due_on, today, by):
    current = _open(task)
    _refuse_unless(due_on > current.due_on, "not_later")
    _refuse_unless(due_on >= today, "due_past")
    current.due_on = due_on
    return _saved(current)


def assign_task(*, task, worker, because, today, by):
    """Somebody else does it. The reason stands in the history."""
    _refuse_unless(because.strip(), "no_reason")
    with acting(by=by, reason=because.strip()):
        return _assign(task=task, worker=worker, today=today, by=by)


@action
def _assign(*, task, worker, today, by):
    current = _open(task)
    _refuse_unless(current.worker_id != worker.pk, "same_worker")
    _refuse_unless(works_on_cases(worker, today), "no_colleague")
    current.worker = worker
    return _saved(current)


def _follow(task, today):
    """The next one, on its first day that is still to come."""
    due_on = task.due_on + timedelta(days=task.every_days)
    while due_on <= today:
        due_on += timedelta(days=task.every_days)
    return _saved(
        Task(
            household_id=task.household_id, individual_id=task.individual_id, case_id=task.case_id,
            what=task.what, due_on=due_on, every_days=task.every_days, worker_id=task.worker_id,
            set_on=today, set_by_id=task.set_by_id, follows=task,
        )
    )  # fmt: skip


def _is_over(task):
    """Whether nothing follows any more: its case is closed, the household inactive, they left."""
    if task.case_id and task.case.state == CaseState.CLOSED:
        return True
    if task.individual_id:
        return task.individual.left_on is not None
    return task.household.inactive_on is not None


def _open(task):
    current = _locked(task)
    _refuse_unless(current.state == TaskState.OPEN, "ended")
    return current


def _locked(task):
    return Task.objects.select_for_update(no_key=True).get(pk=task.pk)


def _saved(task):
    task.full_clean()
    task.save()
    return task
