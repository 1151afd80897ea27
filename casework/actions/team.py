"""Who works on a case beside its worker."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.letting_in import let_go, let_in
from casework.actions.parts import locked, saved, told
from casework.choices import Step
from casework.colleagues import works_on_cases
from casework.models import CaseMember

SAID = {
    "no_colleague": _("This colleague does not work on cases."),
    "is_worker": _("This colleague is the case's worker."),
    "not_in_team": _("This colleague is not in the team, or left it already."),
}
_refuse_unless = refusing(SAID)


@action
def join_team(*, case, user, at, today, by, because=""):
    """A colleague works on the case beside its worker, and sees whom it is about."""
    current = locked(case, Step.JOINED)
    put_into_team(current, user, at=at, today=today, by=by, because=because)
    return current


@action
def leave_team(*, case, user, at, today, by, because=""):
    """A colleague works on the case no longer."""
    current = locked(case, Step.LEFT_TEAM)
    _refuse_unless(take_out_of_team(current, user, today), "not_in_team")
    told(current, Step.LEFT_TEAM, by=by, at=at, because=because, whom=user)
    let_go(current, user, by=by, today=today)
    return current


def put_into_team(case, user, *, at, today, by, because=""):
    """Put them into the team of a case that is locked, or new."""
    _refuse_unless(user.pk != case.worker_id, "is_worker")
    _refuse_unless(works_on_cases(user, today), "no_colleague")
    saved(CaseMember(case=case, user=user, from_on=today))
    told(case, Step.JOINED, by=by, at=at, because=because, whom=user)
    let_in(case, user, by=by, today=today)


def take_out_of_team(case, user, today):
    """End their part in the team; whether they were in it."""
    member = CaseMember.objects.filter(case=case, user=user, until_on__isnull=True).first()
    if member is None:
        return False
    member.until_on = max(today, member.from_on)
    saved(member)
    return True
