"""Somebody leaves: all their open cases and tasks go to others, in one action."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.letting_in import let_go, let_in
from casework.actions.team import take_out_of_team
from casework.choices import Step, TaskState, TransferState
from casework.colleagues import works_on_cases
from casework.models import Case, CaseStep, Task, Transfer
from casework.sight import MAY_REASSIGN

SAID = {
    "no_reason": _("Say why."),
    "nothing": _("There is nothing to give to others."),
    "no_colleague": _("Somebody of those does not work on cases."),
    "not_supervisor": _("Only a supervisor gives cases to others."),
    "same_worker": _("Choose somebody else than who leaves."),
    "changed": _("Something of it changed meanwhile: look at it again."),
}
_refuse_unless = refusing(SAID)


@action
def reassign(*, worker, cases, tasks, because, at, today, by):
    """Give these open cases and tasks of a worker to others: all of them, or nothing.

    `cases` and `tasks` are number → the colleague who takes it. A transfer that waits is withdrawn.
    """
    _refuse_unless(by.has_perm(MAY_REASSIGN), "not_supervisor")
    _refuse_unless(because.strip(), "no_reason")
    _refuse_unless(cases or tasks, "nothing")
    takers = {user.pk: user for user in (*cases.values(), *tasks.values())}
    _refuse_unless(worker.pk not in takers, "same_worker")
    _refuse_unless(all(works_on_cases(user, today) for user in takers.values()), "no_colleague")
    moved = _cases(worker, cases, at=at, today=today, by=by, because=because.strip())
    _tasks(worker, tasks)
    for case in moved:
        # One who was in the team is its worker now.
        take_out_of_team(case, case.worker, today)
        let_in(case, case.worker, by=by, today=today)
        let_go(case, worker, by=by, today=today)
    return moved


def _cases(worker, cases, *, at, today, by, because):
    rows = Case.objects.open().filter(pk__in=cases, worker=worker)
    rows = list(rows.select_for_update(no_key=True).order_by("pk"))
    _refuse_unless(len(rows) == len(cases), "changed")
    for taker, numbers in _by_taker(cases).items():
        Case.objects.filter(pk__in=numbers).update(worker=taker)
    waiting = Transfer.objects.filter(case__in=cases, state=TransferState.ASKED)
    waiting.update(state=TransferState.WITHDRAWN, answered_on=today, answered_by=by)
    steps = [
        CaseStep(case=row, step=Step.REASSIGNED, at=at, by=by, whom=cases[row.pk], because=because)
        for row in rows
    ]
    CaseStep.objects.bulk_create(steps)
    for row in rows:
        row.worker = cases[row.pk]
    return rows


def _tasks(worker, tasks):
    rows = Task.objects.filter(pk__in=tasks, worker=worker, state=TaskState.OPEN)
    rows = list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    _refuse_unless(len(rows) == len(tasks), "changed")
    for taker, numbers in _by_taker(tasks).items():
        Task.objects.filter(pk__in=numbers).update(worker=taker)


def _by_taker(moves):
    found = defaultdict(list)
    for number, taker in moves.items():
        found[taker].append(number)
    return found
