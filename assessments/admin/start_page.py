"""The page on which the questions begin: by which questionnaire, and in which language."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assessments import actions
from assessments.admin.interview_pages import address, page
from assessments.admin.subjects import household_or_404, is_theirs
from assessments.choices import InstrumentKind
from assessments.models import Assessment, Instrument
from assessments.sight import may_ask
from cases.choices import Language


def start_page(site, request, number):
    """Choose by which questionnaire a household is asked, or go on with a draft."""
    household = household_or_404(request, number)
    if not (may_ask(request.user, today()) and is_theirs(request.user, household)):
        raise PermissionDenied
    offered = Instrument.objects.light().in_use_on(today()).exclude(kind=InstrumentKind.LOCATION)
    refusal = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(address(_started(request, household, offered)))
        except ValidationError as fault:
            refusal = " ".join(fault.messages)
    looks.record(request, LookKind.OPENED, subject=household)
    drafts = Assessment.objects.visible_to(request.user, on=today()).drafts()
    return page(
        site,
        request,
        "assessments/start.html",
        title=_("New assessment"),
        household=household,
        instruments=list(offered.order_by("kind")),
        drafts=list(drafts.filter(household=household).select_related("instrument")),
        languages=Language.choices,
        chosen_language=get_language(),
        refusal=refusal,
    )


def _started(request, household, offered):
    code = request.POST.get("instrument", "")
    instrument = offered.filter(pk=code).first() if code.isprintable() else None
    language = request.POST.get("language", "")
    if instrument is None or language not in Language.values:
        raise Http404
    return actions.start_assessment(
        household=household,
        instrument=instrument,
        language=language,
        on=today(),
        today=today(),
        at=now(),
        by=request.user,
    )
