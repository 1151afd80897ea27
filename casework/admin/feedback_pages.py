"""The pages of feedback: taken down, read by whom it concerns, answered, closed."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.models import Organisation
from assistance.admin.frame import page, sent, show_refusal
from cases.admin.fields import DayField, PlaceField
from cases.admin.scope import kept_number
from casework import actions
from casework.admin.whom import about, target_address, target_seen
from casework.feedback_choices import Category, Channel, FeedbackState
from casework.focal import readers_of
from casework.models import Feedback
from casework.sight import MAY_TAKE_FEEDBACK, MAY_VIEW_FEEDBACK

SATISFIED = {"yes": True, "no": False, "unknown": None}


class FeedbackForm(forms.Form):
    """What was said, by whom if they said so, and whom it concerns."""

    category = forms.ChoiceField(label=_("Category"), choices=Category)
    channel = forms.ChoiceField(label=_("How it came"), choices=Channel)
    text = forms.CharField(
        label=_("What was said"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    whose = forms.CharField(
        label=_("Number of the family or person"),
        required=False,
        max_length=40,
        help_text=_("Empty: they gave no name, and need not."),
    )
    contact = forms.CharField(
        label=_("How to answer"),
        required=False,
        max_length=160,
        help_text=_("A telephone or an address, where they gave one."),
    )
    about_organisation = forms.ModelChoiceField(
        label=_("About which organisation"),
        queryset=Organisation.objects.order_by("acronym"),
        required=False,
        help_text=_("Nobody of it will see a complaint about staff or exploitation."),
    )
    about_office = PlaceField(
        label=_("About the office at"),
        required=False,
        help_text=_("Nobody who works there will see such a complaint either."),
    )
    given_at = PlaceField(label=_("Given at"))
    given_on = DayField(label=_("Given on"))

    def __init__(self, *args, user, **how):
        super().__init__(*args, **how)
        self.user, self.target = user, None
        self.fields["given_on"].initial = today()

    def clean_whose(self):
        """The household or person whose number was typed, if the user sees them."""
        typed = self.cleaned_data["whose"].strip()
        if not typed:
            return ""
        self.target = target_seen(self.user, typed)
        if self.target is None:
            raise ValidationError(
                _("No family or person that you see has this number. Look at the slip, or leave it "
                  "empty and write the number into what was said."),
                code="unknown",
            )  # fmt: skip
        return typed


class AnswerForm(forms.Form):
    """What was answered, or done."""

    answer = forms.CharField(
        label=_("Answer, or what was done"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ClosingForm(forms.Form):
    """Whether they were satisfied."""

    is_satisfied = forms.ChoiceField(
        label=_("Are they satisfied?"),
        choices=[("yes", _("yes")), ("no", _("no")), ("unknown", _("can't be asked"))],
    )


def new_feedback(site, request):
    """Take down what somebody said. What accuses staff is not shown to its writer again."""
    if not request.user.has_perm(MAY_TAKE_FEEDBACK):
        raise PermissionDenied
    how = {"user": request.user, "initial": {"whose": request.GET.get("of", "")[:40]}}
    form = sent(FeedbackForm, request, **how)
    if form.is_valid():
        try:
            kept = _kept(form, request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            return _after(request, kept)
    return page(
        site,
        request,
        "casework/feedback_new.html",
        title=_("Take down feedback"),
        form=form,
        listed=_list(),
    )


def _kept(form, user):
    said = {name: value for name, value in form.cleaned_data.items() if name != "whose"}
    return actions.record_feedback(**said, target=form.target, today=today(), by=user)


def _after(request, kept):
    """Say what becomes of it; of a hidden one, how many people will read it."""
    if not kept.is_sensitive:
        messages.success(request, _("It is taken down: %(number)s.") % {"number": kept})
        return HttpResponseRedirect(_list())
    count = len(readers_of(kept, today()))
    told = _("It is taken down, and hidden from all whom it accuses: %(number)s.")
    messages.success(request, told % {"number": kept})
    if count:
        readers = ngettext(
            "%(count)d focal point reads it.", "%(count)d focal points read it.", count
        )
        messages.info(request, readers % {"count": count})
    else:
        messages.warning(
            request,
            _("No focal point may read it: all belong to those whom it accuses. Ask the data "
              "protection officer to name one of another organisation."),
        )  # fmt: skip
    return HttpResponseRedirect(_list())


def feedback_page(site, request, number):
    """What was said, to whoever it is told."""
    feedback = feedback_or_404(request, number)
    target = about(feedback)
    seen = target is not None and target_seen(request.user, str(target)) is not None
    return page(
        site,
        request,
        "casework/feedback.html",
        title=_("Feedback"),
        feedback=feedback,
        target=target,
        target_address=target_address(target) if seen else "",
        listed=_list(),
        may_answer=feedback.state == FeedbackState.OPEN and may_answer(request.user, feedback),
        may_close=feedback.state == FeedbackState.ANSWERED and may_answer(request.user, feedback),
    )


def answer_page(site, request, number):
    """Note what was answered."""

    def answer(feedback, form):
        actions.answer_feedback(
            feedback=feedback, answer=form.cleaned_data["answer"], on=today(), by=request.user
        )

    return _step(site, request, number, _("Note the answer"), AnswerForm, answer)


def close_page(site, request, number):
    """Close it, with what they said of the answer."""

    def close(feedback, form):
        satisfied = SATISFIED[form.cleaned_data["is_satisfied"]]
        actions.close_feedback(
            feedback=feedback, is_satisfied=satisfied, on=today(), by=request.user
        )

    return _step(site, request, number, _("Close"), ClosingForm, close)


def _step(site, request, number, title, form_class, take):
    feedback = feedback_or_404(request, number)
    if not may_answer(request.user, feedback):
        raise PermissionDenied
    form = sent(form_class, request)
    if form.is_valid():
        try:
            take(feedback, form)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("It is noted."))
            return HttpResponseRedirect(_address(feedback))
    return page(
        site,
        request,
        "casework/feedback_step.html",
        title=title,
        feedback=feedback,
        form=form,
        listed=_list(),
        back=_address(feedback),
    )


def feedback_or_404(request, number):
    """The feedback of a number that the user is told of; that it is opened stands in the record."""
    if not request.user.has_perm(MAY_VIEW_FEEDBACK):
        raise PermissionDenied
    rows = Feedback.objects.visible_to(request.user, on=today())
    rows = rows.select_related(
        "household", "individual__household", "about_office", "given_at", "answered_by"
    )
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    looks.record(request, LookKind.OPENED, subject=found.pk)
    return found


def may_answer(user, feedback):
    """Whether the user answers what they are told of: focal points, and whose household it is."""
    rows = Feedback.objects.changeable_by(user, on=today())
    return rows.filter(pk=feedback.pk).exists()


def _list():
    return reverse("admin:casework_feedback_changelist")


def _address(feedback):
    return reverse("admin:casework_feedback_change", args=[str(feedback)])
