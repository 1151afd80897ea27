"""Who works on a case sees whom it is about, wherever they work; and no longer than they do."""

from django.db.models import Q

from cases import visible
from cases.actions import assign, end_assignment
from cases.models import Assignment, Household
from casework.models import Case

# By which an assignment is known that a case made: it ends with the work on the case.
REASON = "Case work"


def let_in(case, user, *, by, today):
    """Put a colleague who would not see whom the case is about into the team of those."""
    target = about_whom(case)
    home = getattr(target, "household", target)
    if not visible.changeable(Household, home.pk, user, on=today):
        assign(target=target, user=user, reason=REASON, on=today, by=by, today=today)


def let_go(case, user, *, by, today):
    """End what `let_in` began, unless another open case about the same keeps the colleague."""
    target = about_whom(case)
    rows = Assignment.objects.filter(user=user, reason=REASON, until_on__isnull=True)
    rows = rows.filter(**_about(target))
    if rows.exists() and not _still_works(case, user, target):
        for row in rows:
            end_assignment(assignment=row, on=today, by=by, today=today)


def about_whom(case):
    """The household or the person whom a case is about."""
    return case.individual or case.household


def _about(target):
    return {"individual" if hasattr(target, "household") else "household": target}


def _still_works(case, user, target):
    others = Case.objects.open().filter(**_about(target)).exclude(pk=case.pk)
    in_team = Q(team__user=user, team__until_on__isnull=True)
    return others.filter(Q(worker=user) | in_team).exists()
