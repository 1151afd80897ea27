"""What the pages of case work share: the case that the user sees, and what they may do with it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from accounts.clock import today
from assistance.admin.frame import page, sent, show_refusal
from cases import visible
from cases.admin.scope import is_seen_whole, kept_number
from casework.models import Case
from casework.sight import MAY_VIEW, MAY_WORK

__all__ = ["case_address", "case_or_404", "home_of", "may_work_on", "page", "sent", "show_refusal"]
_BESIDE = ("household", "individual__household", "worker", "opened_by", "closed_by",
           "second_look_by")  # fmt: skip


def case_or_404(request, number):
    """The case of that number, if the user sees it; one of protection is seen by its team alone."""
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    rows = Case.objects.visible_to(request.user, on=today()).select_related(*_BESIDE)
    case = rows.filter(pk=kept_number(number) or "").first()
    if case is None:
        raise Http404
    return case


def may_work_on(user, case):
    """Whether the user may work on this case, which they see; asked once."""
    if not hasattr(case, "is_theirs"):
        case.is_theirs = (
            user.has_perm(MAY_WORK)
            and bool(visible.changeable(Case, case.pk, user, on=today()))
            and is_seen_whole(user, home_of(case))
        )
    return case.is_theirs


def home_of(case):
    """The household that the case is about, or in which the person lives."""
    return case.household or case.individual.household


def case_address(case, page_name="change"):
    """The address of a page of the case."""
    return reverse(f"admin:casework_case_{page_name}", args=[str(case)])
