"""The pages of one appointment: made, printed for the family, and what came of it noted."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assistance.admin.frame import page, sent, show_refusal
from cases.admin.fields import DayField
from cases.admin.scope import kept_number
from cases.printed_words import LANGUAGES, language_asked, words
from casework import actions
from casework.admin.whom import about, may_work_with, target_address, target_or_404
from casework.feedback_choices import AppointmentState
from casework.models import Appointment, Case
from casework.sight import MAY_VIEW


class AppointmentForm(forms.Form):
    """When, where and why somebody comes, and whom they bring."""

    on = DayField(label=_("Day"))
    hour = forms.TimeField(
        label=_("Hour"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TextInput(attrs={"placeholder": "14:30", "inputmode": "numeric"}),
        error_messages={"invalid": _("This is not an hour: type it such as 14:30.")},
    )
    where = forms.CharField(label=_("Where"), max_length=200)
    why = forms.CharField(label=_("Why"), max_length=200)
    bring = forms.CharField(
        label=_("Whom and what to bring"),
        max_length=200,
        required=False,
        help_text=_("Children, somebody who interprets, papers."),
    )
    case = forms.ModelChoiceField(
        label=_("Of which case"), queryset=Case.objects.none(), required=False
    )

    def __init__(self, *args, cases, **how):
        super().__init__(*args, **how)
        self.fields["case"].queryset = cases

    def moment(self):
        """The moment of both fields, in the country's time."""
        at = datetime.combine(self.cleaned_data["on"], self.cleaned_data["hour"])
        return timezone.make_aware(at)


class NotingForm(forms.Form):
    """What came of it."""

    said = forms.CharField(label=_("What came of it"), max_length=500, required=False)


# Step → (its words, what it does).
STEPS = {
    "kept": (_("They came"), actions.note_kept),
    "missed": (_("They did not come"), actions.note_missed),
    "cancel": (_("Call it off"), actions.cancel_appointment),
}


def new_appointment(site, request, number):
    """Settle when a household or a person comes."""
    target = target_or_404(request, number)
    if not may_work_with(request.user, target):
        raise PermissionDenied
    cases = Case.objects.visible_to(request.user, on=today()).open().about(target)
    form = sent(AppointmentForm, request, cases=cases)
    if form.is_valid():
        try:
            made = _made(form, target, request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The appointment is made: print it for the family."))
            return HttpResponseRedirect(address(made))
    return page(
        site,
        request,
        "casework/appointment_new.html",
        title=_("Make an appointment"),
        target=target,
        back=target_address(target),
        form=form,
    )


def _made(form, target, user):
    said = {name: form.cleaned_data[name] for name in ("where", "why", "bring", "case")}
    moments = {"at": form.moment(), "today": today(), "now": now()}
    return actions.make_appointment(target=target, by=user, **said, **moments)


def take_step(site, request, number, step):
    """Note that they came, that they did not, or that it is called off."""
    appointment = appointment_or_404(request, number)
    if step not in STEPS:
        raise Http404
    if not may_work_with(request.user, about(appointment)):
        raise PermissionDenied
    form = sent(NotingForm, request)
    if form.is_valid():
        try:
            _take(step, appointment, form.cleaned_data["said"], request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("It is noted."))
            return HttpResponseRedirect(address(appointment))
    return page(
        site,
        request,
        "casework/appointment_step.html",
        title=STEPS[step][0],
        appointment=appointment,
        target=about(appointment),
        back=address(appointment),
        form=form,
    )


def _take(step, appointment, said, user):
    moments = {"on": today()} if step == "cancel" else {"on": today(), "now": now()}
    STEPS[step][1](appointment=appointment, said=said, by=user, **moments)


def print_appointment(site, request, number):
    """What the family takes home; `?language=` is theirs: hy, or en."""
    appointment = appointment_or_404(request, number)
    target = about(appointment)
    language = language_asked(request.GET.get("language", ""))
    looks.record(request, LookKind.PRINTED, subject=target)
    return page(
        site,
        request,
        "casework/appointment_slip.html",
        title=_("Appointment"),
        appointment=appointment,
        target=target,
        back=address(appointment),
        languages=LANGUAGES,
        language=language,
        words=words("appointment", language),
    )


def appointment_or_404(request, number):
    """The appointment of a number in any spelling that the user sees; it stands in the record."""
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    rows = Appointment.objects.visible_to(request.user, on=today())
    rows = rows.select_related("household", "individual__household", "case", "worker")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    looks.record(request, LookKind.OPENED, subject=about(found))
    return found


def steps_for(request, appointment):
    """(address, words) of what the user may note of it."""
    is_open = appointment.state == AppointmentState.PLANNED
    if not (is_open and may_work_with(request.user, about(appointment))):
        return []
    named = "admin:casework_appointment_step"
    return [
        (reverse(named, args=[str(appointment), step]), title)
        for step, (title, _act) in STEPS.items()
    ]


def address(appointment):
    """The page of an appointment."""
    return reverse("admin:casework_appointment_change", args=[str(appointment)])
