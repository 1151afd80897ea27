"""The page of one step of a case: what it asks, and the step."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect

from accounts.choices import LookKind
from accounts.history import looks
from casework import case_states
from casework.admin.frame import (
    case_address,
    case_or_404,
    home_of,
    may_work_on,
    page,
    sent,
    show_refusal,
)
from casework.admin.step_forms import STEPS
from casework.matters import open_matters

__all__ = ["STEPS", "step_page"]


def step_page(step, site, request, number):
    """Show what a step asks, and take it; what was typed stays where it is refused."""
    case = case_or_404(request, number)
    kind = STEPS[step]
    if not (may_work_on(request.user, case) and request.user.has_perm(kind.permission)):
        raise PermissionDenied
    chosen = request.GET.get("of", "")
    form = sent(kind, request, case=case, user=request.user, chosen=chosen)
    if form.is_bound and form.is_valid():
        try:
            form.perform()
            messages.success(request, form.done)
            return HttpResponseRedirect(case_address(case))
        except ValidationError as refusal:
            show_refusal(form, refusal)
    looks.record(request, LookKind.OPENED, subject=home_of(case), case=case.pk)
    return page(
        site,
        request,
        "casework/step.html",
        title=form.title,
        form=form,
        case=case,
        household=home_of(case),
        is_taken=case_states.may(case, form.step),
        matters=open_matters(case) if form.tells_matters else [],
    )
