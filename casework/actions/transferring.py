"""A case goes to another worker, or to an office: asked, and accepted or declined there."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework import transfers
from casework.actions.letting_in import let_go, let_in
from casework.actions.parts import locked, saved, told
from casework.actions.team import put_into_team, take_out_of_team
from casework.choices import Step, TaskState, TransferState
from casework.colleagues import cleared, colleagues_at, works_on_cases
from casework.models import Task, Transfer

SAID = {
    "no_reason": _("Say why."),
    "no_colleague": _("This colleague does not work on cases."),
    "same_worker": _("It is this colleague's case already."),
    "nobody_there": _("Nobody works there who could take it."),
    "answered": _("It was answered or withdrawn meanwhile."),
    "not_asked": _("You were not asked to take it."),
    "not_theirs": _("Only whoever asked for it, or a supervisor, withdraws it."),
}
_refuse_unless = refusing(SAID)


@action
def ask_transfer(*, case, because, at, today, by, to_worker=None, to_place=None):
    """Ask a colleague, or an office, to take the case; it stays where it is until they do."""
    _refuse_unless(because.strip(), "no_reason")
    current = locked(case, Step.TRANSFER_ASKED)
    if to_worker is not None:
        _refuse_unless(to_worker.pk != current.worker_id, "same_worker")
        _refuse_unless(works_on_cases(to_worker, today), "no_colleague")
    elif to_place is not None:
        _refuse_unless(_who_could_take(current, to_place, today).exists(), "nobody_there")
    transfer = saved(
        Transfer(
            case=current, from_worker_id=current.worker_id, to_worker=to_worker, to_place=to_place,
            because=because.strip(), asked_on=today, asked_by=by,
        )
    )  # fmt: skip
    told(current, Step.TRANSFER_ASKED, by=by, at=at, because=because, whom=to_worker)
    return transfer


@action
def accept_transfer(*, transfer, at, today, by, former_stays=False):
    """Take the case, with what its former worker had still to do of it.

    They see whom it is about from now on; the former worker stays in the team only if that is said.
    """
    current, case = _waiting(transfer, Step.TRANSFER_ACCEPTED)
    _refuse_unless(transfers.may_answer(by, current), "not_asked")
    _answer(current, TransferState.ACCEPTED, today, by)
    former = case.worker
    case.worker = by
    take_out_of_team(case, by, today)
    told(saved(case), Step.TRANSFER_ACCEPTED, by=by, at=at, whom=by)
    let_in(case, by, by=by, today=today)
    Task.objects.filter(case=case, worker=former, state=TaskState.OPEN).update(worker=by)
    if former_stays:
        put_into_team(case, former, at=at, today=today, by=by)
    else:
        let_go(case, former, by=by, today=today)
    return case


@action
def decline_transfer(*, transfer, because, at, today, by):
    """Not take it, and say why: it stays with its worker."""
    _refuse_unless(because.strip(), "no_reason")
    current, case = _waiting(transfer, Step.TRANSFER_DECLINED)
    _refuse_unless(transfers.may_answer(by, current), "not_asked")
    _answer(current, TransferState.DECLINED, today, by, because)
    told(case, Step.TRANSFER_DECLINED, by=by, at=at, because=because)
    return current


@action
def withdraw_transfer(*, transfer, at, today, by, because=""):
    """Ask no longer."""
    current, case = _waiting(transfer, Step.TRANSFER_WITHDRAWN)
    _refuse_unless(transfers.may_withdraw(by, current), "not_theirs")
    _answer(current, TransferState.WITHDRAWN, today, by, because)
    told(case, Step.TRANSFER_WITHDRAWN, by=by, at=at, because=because)
    return current


def _who_could_take(case, place, today):
    people = colleagues_at(place, today).exclude(pk=case.worker_id)
    return cleared(people) if case.is_of_protection else people


def _waiting(transfer, step):
    """The transfer and its case, which is locked; refused where it was answered already."""
    case = locked(transfer.case, step)
    current = Transfer.objects.select_related("case").get(pk=transfer.pk)
    _refuse_unless(current.state == TransferState.ASKED, "answered")
    return current, case


def _answer(transfer, state, today, by, words=""):
    transfer.state, transfer.answer = state, words.strip()
    transfer.answered_on, transfer.answered_by = today, by
    saved(transfer)
