"""The page on which a wrong assessment is cancelled, with a reason."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments import actions
from assessments.admin.interview_pages import page
from assessments.admin.subjects import is_theirs, needs_address
from assessments.choices import AssessmentState
from assessments.models import Assessment
from assessments.sight import may_ask
from cases.admin.scope import kept_number


class ReasonForm(forms.Form):
    """Why it counts no more."""

    reason = forms.CharField(
        label=_("why"),
        max_length=200,
        help_text=_("Asked of the wrong family, typed twice, or the like."),
    )


def cancel_page(site, request, number):
    """Say what follows, ask why, do it."""
    rows = Assessment.objects.visible_to(request.user, on=today())
    rows = rows.exclude(state=AssessmentState.CANCELLED).select_related("household", "instrument")
    assessment = rows.filter(pk=kept_number(number) or "").first()
    if assessment is None or not may_ask(request.user, today()):
        raise Http404
    if not is_theirs(request.user, assessment.household):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_assessment(assessment=assessment, by=request.user, **form.cleaned_data)
            messages.success(request, _("Cancelled: it counts no more, and stays in the record."))
            return HttpResponseRedirect(needs_address(assessment.household))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    looks.record(request, LookKind.OPENED, subject=assessment.household)
    return page(
        site,
        request,
        "assessments/cancel.html",
        title=_("Cancel the assessment"),
        form=form,
        assessment=assessment,
        household=assessment.household,
    )
