"""A case is opened with a reason, weighed anew, and looked at again on its days."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from cases.actions.writing import action
from casework.actions.letting_in import let_in
from casework.actions.parts import locked, saved, told
from casework.actions.team import put_into_team
from casework.choices import Step
from casework.colleagues import works_on_cases
from casework.models import Case

SAID = {
    "inactive": _("This household is inactive. Reopen it first."),
    "no_colleague": _("This colleague does not work on cases."),
    "review_past": _("The next review lies in the past."),
    "no_reason": _("Say why."),
    "no_note": _("Write down what the review came to."),
    "same_priority": _("It has this priority already."),
}
_refuse_unless = refusing(SAID)


@action
def open_case(
    *, about, kind, concern, priority, because, worker, at, today, by, review_on=None, team=()
):  # fmt: skip
    """Open a case of a household, or of one person, with its worker and team.

    The same concern is open once: whoever else opens it in the same moment is refused.
    """
    home = getattr(about, "household", about)
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(works_on_cases(worker, today), "no_colleague")
    _refuse_unless(review_on is None or review_on >= today, "review_past")
    case = Case(
        kind=kind, concern=concern.strip(), priority=priority, worker=worker, opened_on=today,
        opened_by=by, opened_because=because.strip(), review_on=review_on,
        **{"individual" if hasattr(about, "household") else "household": about},
    )  # fmt: skip
    case.full_clean()
    case.save(force_insert=True)
    told(case, Step.OPENED, by=by, at=at, because=because)
    let_in(case, worker, by=by, today=today)
    for colleague in team:
        put_into_team(case, colleague, at=at, today=today, by=by)
    return case


@action
def change_priority(*, case, priority, because, at, today, by):
    """Somebody must act sooner, or later, than it was thought."""
    _refuse_unless(because.strip(), "no_reason")
    current = locked(case, Step.PRIORITY)
    _refuse_unless(current.priority != priority, "same_priority")
    current.priority = priority
    told(saved(current), Step.PRIORITY, by=by, at=at, because=because, priority=priority)
    return current


@action
def review_case(*, case, note, next_on, at, today, by):
    """It was looked at: what that came to, and when it is looked at again."""
    _refuse_unless(note.strip(), "no_note")
    _refuse_unless(next_on >= today, "review_past")
    current = locked(case, Step.REVIEWED)
    current.review_on = next_on
    told(saved(current), Step.REVIEWED, by=by, at=at, because=note)
    return current
