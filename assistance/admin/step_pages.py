"""What is done to one assistance: handed over, returned, cancelled, described better."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assistance import actions
from assistance.admin.frame import page
from assistance.admin.household_page import may_give_to
from assistance.admin.record_page import assistance_address
from assistance.choices import AssistanceState
from assistance.models import Assistance
from assistance.sight import may_give
from cases.admin.fields import DayField, PlaceField
from cases.admin.scope import kept_number


class StepForm(forms.Form):
    """What a step asks; `of` is the state that it begins with."""

    of = AssistanceState.PLANNED
    title = done = ""

    def __init__(self, *args, assistance, **how):
        super().__init__(*args, **how)
        self.assistance = assistance
        if "on" in self.fields:
            self.fields["on"].initial = today()

    def perform(self, by):
        """Do it; raises ValidationError."""
        raise NotImplementedError


class Describing(StepForm):
    """Where it was delivered, who collected it, and the giver's reference."""

    collected_by = forms.CharField(label=_("Collected by"), max_length=160, required=False)
    delivered_at = PlaceField(label=_("Delivered at"), required=False)
    reference = forms.CharField(label=_("Reference of the giver"), max_length=80, required=False)


class DeliverForm(Describing):
    """It came to whom it is for."""

    title, done = _("Hand over"), _("Delivered.")
    on = DayField(label=_("On which day"))

    def perform(self, by):
        actions.deliver_assistance(
            assistance=self.assistance, today=today(), by=by, **self.cleaned_data
        )


class ReturnForm(StepForm):
    """It came back."""

    of, title, done = AssistanceState.DELIVERED, _("It came back"), _("Returned.")
    on = DayField(label=_("On which day"))
    reason = forms.CharField(label=_("why"), max_length=200)

    def perform(self, by):
        actions.return_assistance(
            assistance=self.assistance, today=today(), by=by, **self.cleaned_data
        )


class CancelForm(StepForm):
    """It will not be given."""

    title, done = _("Cancel the plan"), _("Cancelled.")
    reason = forms.CharField(label=_("why"), max_length=200)

    def perform(self, by):
        actions.cancel_assistance(
            assistance=self.assistance, on=today(), by=by, **self.cleaned_data
        )


class DescribeForm(Describing):
    """What only describes a delivery is mended, with a reason."""

    of, title, done = AssistanceState.DELIVERED, _("Mend the description"), _("Saved.")
    reason = forms.CharField(label=_("why"), max_length=200)

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        for name in ("collected_by", "delivered_at", "reference"):
            self.fields[name].initial = getattr(self.assistance, name)

    def perform(self, by):
        actions.describe_assistance(assistance=self.assistance, by=by, **self.cleaned_data)


STEPS = {
    "deliver": DeliverForm,
    "return": ReturnForm,
    "cancel": CancelForm,
    "describe": DescribeForm,
}


def step_page(step, site, request, number):
    """Show what a step asks, do it."""
    assistance = assistance_or_404(request, number)
    if not may_step(request.user, assistance):
        raise PermissionDenied
    kind = STEPS[step]
    form = kind(request.POST if request.method == "POST" else None, assistance=assistance)
    if form.is_bound and form.is_valid():
        try:
            form.perform(request.user)
            messages.success(request, form.done)
            return HttpResponseRedirect(assistance_address(assistance.household))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    looks.record(request, LookKind.OPENED, subject=assistance.household)
    return page(
        site,
        request,
        "assistance/step.html",
        title=form.title,
        form=form,
        assistance=assistance,
        household=assistance.household,
        is_open=assistance.state == form.of,
    )


def assistance_or_404(request, number):
    """The assistance of that number, if the user sees it."""
    rows = Assistance.objects.visible_to(request.user, on=today())
    rows = rows.select_related("programme", "household", "delivered_at")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def may_step(user, assistance):
    """Whether the user does something to it: of a programme they give, to a household of theirs."""
    household = assistance.household
    return may_give(user, assistance.programme) and may_give_to(user, household)
