"""The pages around the interview about a place: where it begins, is read, is cancelled."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from assessments import actions
from assessments.admin.cancel_page import ReasonForm
from assessments.admin.interview_pages import address, page, pages_of
from assessments.admin.needs_page import answered_sections
from assessments.admin.subjects import PLACE
from assessments.asking import recorded
from assessments.choices import AssessmentState, InstrumentKind
from assessments.interview import Interview
from assessments.models import Instrument, PlaceAssessment
from assessments.models.instrument import large
from assessments.sight import MAY_ASK_OF_PLACES
from cases.admin.fields import PlaceField
from cases.admin.scope import kept_number
from cases.choices import Language
from places.choices import LIVES_IN
from places.models import Place

# The drafts that are offered before another one is begun.
SHOWN = 10


class StartForm(forms.Form):
    """About which place, and in which language."""

    place = PlaceField(
        label=_("Place"),
        levels=LIVES_IN,
        help_text=_("A site, a settlement or a community of yours, by its name or code."),
    )
    language = forms.ChoiceField(label=_("Language of the interview"), choices=Language)


class PlaceReasonForm(ReasonForm):
    """Why it counts no more."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = _("Asked about the wrong place, typed twice, or the like.")
        self.fields["reason"].help_text = words


def start_page(site, request):
    """Choose the place that is asked about, or go on with a draft."""
    if not request.user.has_perm(MAY_ASK_OF_PLACES):
        raise PermissionDenied
    offered = Instrument.objects.light().in_use_on(today()).filter(kind=InstrumentKind.LOCATION)
    instrument = offered.first()
    form = StartForm(request.POST if request.method == "POST" else None, initial=_proposed(request))
    if form.is_bound and instrument and form.is_valid():
        try:
            return HttpResponseRedirect(address(_started(request, instrument, form.cleaned_data)))
        except ValidationError as refusal:
            form.add_error("place", refusal)
    drafts = PlaceAssessment.objects.changeable_by(request.user, on=today()).drafts()
    drafts = drafts.select_related("place").order_by("-assessed_on", "number")
    return page(
        site,
        request,
        "assessments/place_start.html",
        title=_("New assessment of a place"),
        form=form,
        instrument=instrument,
        drafts=list(drafts.defer("answers", "typed")[:SHOWN]),
        pages=pages_of(PlaceAssessment),
    )


def _proposed(request):
    """The place from whose page somebody comes, and the language of the page."""
    code = request.GET.get("place", "")
    place = Place.objects.at_level(*LIVES_IN).filter(pk=code).first()
    return {"place": place, "language": get_language()}


def _started(request, instrument, chosen):
    return actions.start_place_assessment(
        instrument=instrument, on=today(), today=today(), at=now(), by=request.user, **chosen
    )


def record_page(site, request, number):
    """What was answered about a place, as far as the user may read it."""
    assessment = _seen_or_404(request, number, finished_at__isnull=False)
    PLACE.look(request, assessment)
    interview = Interview(
        recorded(assessment, language=get_language()),
        PLACE.readable(request.user, assessment),
        get_language(),
    )
    return page(
        site,
        request,
        "assessments/assessment.html",
        title=capfirst(assessment.instrument.get_kind_display()),
        assessment=assessment,
        may_cancel=assessment.state == AssessmentState.FINISHED
        and request.user.has_perm(MAY_ASK_OF_PLACES),
        sections=answered_sections(interview),
        pages=pages_of(assessment),
    )


def cancel_page(site, request, number):
    """Say what follows, ask why, do it."""
    assessment = _seen_or_404(request, number)
    if not request.user.has_perm(MAY_ASK_OF_PLACES):
        raise PermissionDenied
    if assessment.state == AssessmentState.CANCELLED:
        raise Http404
    form = PlaceReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_place_assessment(
                assessment=assessment, by=request.user, **form.cleaned_data
            )
            messages.success(request, _("Cancelled: it counts no more, and stays in the record."))
            return HttpResponseRedirect(reverse("admin:assessments_placeassessment_changelist"))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    PLACE.look(request, assessment)
    return page(
        site,
        request,
        "assessments/cancel.html",
        title=_("Cancel the assessment"),
        form=form,
        assessment=assessment,
    )


def _seen_or_404(request, number, **among):
    rows = PlaceAssessment.objects.visible_to(request.user, on=today())
    rows = rows.select_related("instrument", "place", "assessed_by").defer(*large("instrument"))
    found = rows.filter(pk=kept_number(number) or "", **among).first()
    if found is None:
        raise Http404
    return found
