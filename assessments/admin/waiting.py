"""Assessments without a household: the list, and the page on which somebody says whose one is."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.paging import CappedPaginator
from assessments import actions
from assessments.admin.interview_pages import page
from assessments.choices import WaitingState
from assessments.households import SAID, members_of_all
from assessments.likely_households import likely_households, roster_of
from assessments.models.instrument import large
from assessments.questionnaires import form_of
from assessments.roster import AGE, GENDER, NAME
from assessments.sight import MAY_IMPORT
from assessments.submissions import Judged, Submission
from cases import numbers
from cases.admin.scope import ScopedAdmin, kept_number
from cases.choices import VOID
from cases.models import Household


class WaitingFilter(admin.SimpleListFilter):
    """What became of them; those that wait, unless somebody asks for others."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return WaitingState.choices

    def choices(self, changelist):
        """Without “all”: the page is a queue."""
        chosen = self.value() or WaitingState.WAITING
        for value, words in self.lookup_choices:
            yield {
                "selected": chosen == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": words,
            }

    def queryset(self, request, queryset):
        known = self.value() in WaitingState.values
        return queryset.filter(state=self.value() if known else WaitingState.WAITING)


class WhoseForm(forms.Form):
    """The household, as one of those that are shown or by its number."""

    household = forms.CharField(
        label=_("Another household, by its number"),
        max_length=60,
        required=False,
        help_text=_("Such as H-7K3MQ-9QX2T-P."),
    )


class AsideForm(forms.Form):
    """Why nobody can say whose it is, or why it is no assessment."""

    reason = forms.CharField(
        label=_("why"),
        max_length=200,
        help_text=_("A trial of the device, a family of another country, or the like."),
    )


class WaitingAdmin(ScopedAdmin):
    """The queue of submissions that found no household."""

    list_display = ["shown_number", "place", "stated", "shown_why", "kind", "assessed_on"]
    list_filter = [WaitingFilter]
    list_select_related = ["instrument", "place"]
    ordering = ["assessed_on", "number"]
    paginator = CappedPaginator
    change_list_template = "assessments/list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).defer("answers", *large("instrument"))

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_IMPORT)

    def has_add_permission(self, request):
        """They come with a file."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one: whose is it?"""
        if not request.user.has_perm(MAY_IMPORT):
            raise PermissionDenied
        rows = self.model.objects.visible_to(request.user, on=today())
        rows = rows.select_related("instrument", "place", "received_by").defer(*large("instrument"))
        waiting = rows.filter(pk=kept_number(object_id) or "").first()
        if waiting is None:
            raise Http404
        return _waiting_page(self.admin_site, request, waiting)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, waiting):
        return str(waiting)

    @admin.display(description=_("why it waits"))
    def shown_why(self, waiting):
        return waiting.get_why_display()

    @admin.display(description=_("questionnaire"))
    def kind(self, waiting):
        return f"{waiting.instrument.get_kind_display()}, {waiting.instrument.version}"


def _waiting_page(site, request, waiting):
    if waiting.state == WaitingState.LINKED:
        return HttpResponseRedirect(_address(waiting.assessment))
    form, aside = WhoseForm(), AsideForm()
    if request.method == "POST":
        form, aside, done = _done(request, waiting)
        if done:
            return done
    likely = []
    if waiting.state == WaitingState.WAITING:
        likely = likely_households(waiting, request.user, on=today())
    looks.record(request, LookKind.SEARCHED, asked=waiting.number, count=len(likely))
    return page(
        site,
        request,
        "assessments/waiting.html",
        title=_("Whose assessment is it?"),
        waiting=waiting,
        people=[_shown(said) for said in roster_of(waiting)],
        likely=likely,
        chosen=request.POST.get("likely", ""),
        form=form,
        aside=aside,
        place=waiting.place.label(get_language()),
    )


def _shown(said):
    genders = {"female": _("female"), "male": _("male")}
    return {
        "name": said.get(NAME, ""),
        "gender": genders.get(said.get(GENDER), ""),
        "age": said.get(AGE, ""),
    }


def _done(request, waiting):
    """(both forms as they were sent, where to go on once it is done)."""
    is_aside = "_aside" in request.POST
    typed = {"household": request.POST.get("household", "")}
    form = WhoseForm(initial=typed) if is_aside else WhoseForm(request.POST)
    aside = AsideForm(request.POST if is_aside else None)
    sent = aside if is_aside else form
    if not sent.is_valid():
        return form, aside, None
    try:
        if is_aside:
            actions.set_aside(waiting=waiting, at=now(), by=request.user, **aside.cleaned_data)
            messages.success(request, _("Set aside: its answers are not kept."))
            done = HttpResponseRedirect(reverse("admin:assessments_waitingsubmission_changelist"))
        else:
            assessment = _linked(request, waiting, form.cleaned_data["household"])
            messages.success(request, _("Linked: it is an assessment of this household now."))
            done = HttpResponseRedirect(_address(assessment))
    except ValidationError as refusal:
        sent.add_error("reason" if is_aside else "household", ValidationError(refusal.messages))
        return form, aside, None
    return form, aside, done


def _linked(request, waiting, typed):
    """The assessment of the household that was chosen, or whose number was typed."""
    chosen = typed.strip() or request.POST.get("likely", "")
    home = _household(request.user, chosen)
    members = members_of_all([home.pk])[home.pk]
    said = Submission(
        waiting.answers,
        waiting.assessed_on,
        waiting.started_at,
        waiting.finished_at,
        "",
        waiting.source,
        waiting.source_id,
    )
    form = form_of(waiting.instrument)
    how = {"is_by_hand": True, "number": waiting.number}
    judged = Judged(form, said, home, members, **how)
    if judged.faults:
        # An age that the register knows may ask for answers that nobody gave.
        judged = Judged(form, said, home, members, fills=False, **how)
    return actions.link_waiting(
        waiting=waiting, judged=judged, today=today(), at=now(), by=request.user
    )


def _household(user, text):
    if not text:
        raise ValidationError(_("Choose one of them, or type the number of another."))
    try:
        number = numbers.parse(text, numbers.HOUSEHOLD)
    except numbers.NumberMistyped:
        raise ValidationError(SAID["mistyped"], code="mistyped") from None
    rows = Household.objects.changeable_by(user, on=today()).exclude(inactive_reason__in=VOID)
    home = rows.filter(pk=number or "").first()
    if home is None:
        raise ValidationError(SAID["not_found"], code="not_found")
    return home


def _address(assessment):
    return reverse("admin:assessments_assessment_change", args=[str(assessment)])
