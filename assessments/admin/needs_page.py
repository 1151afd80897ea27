"""The page of a household's needs, and the page of one finished assessment."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import FieldClass, LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.policy import readable_classes
from assessments.admin.interview_pages import MAY, household_or_404, is_theirs, page
from assessments.asking import recorded
from assessments.choices import AssessmentState
from assessments.interview import Interview
from assessments.models import Assessment, MemberAnswers
from assessments.needs import needs_of
from cases.admin.scope import kept_number
from cases.policy import is_cleared_for

VIEW = "assessments.view_assessment"


def needs_page(site, request, number):
    """How severe the needs of a household are, by sector, since when, and why."""
    household = household_or_404(request, number)
    readable = _readable(request.user, household)
    looks.record(request, LookKind.OPENED, subject=household)
    drafts = Assessment.objects.visible_to(request.user, on=today()).drafts()
    may_ask = request.user.has_perm(MAY) and is_theirs(request.user, household)
    return page(
        site,
        request,
        "assessments/needs.html",
        title=_("Needs"),
        household=household,
        needs=needs_of(
            household, request.user, on=today(), readable=readable, language=get_language()
        ),
        drafts=list(drafts.filter(household=household).select_related("instrument")),
        may_ask=may_ask,
    )


def assessment_page(site, request, number):
    """What was answered in one finished assessment, as far as the user may read it."""
    rows = Assessment.objects.visible_to(request.user, on=today())
    rows = rows.exclude(state=AssessmentState.DRAFT).select_related("instrument", "household")
    assessment = rows.filter(pk=kept_number(number) or "", finished_at__isnull=False).first()
    if assessment is None:
        raise Http404
    readable = _readable(request.user, assessment.household)
    looks.record(request, LookKind.OPENED, subject=assessment.household)
    members = MemberAnswers.objects.visible_to(request.user, on=today())
    members = list(members.filter(assessment=assessment).order_by("position"))
    answers = recorded(assessment, members, language=get_language())
    interview = Interview(answers, readable, get_language())
    return page(
        site,
        request,
        "assessments/assessment.html",
        title=capfirst(assessment.instrument.get_kind_display()),
        assessment=assessment,
        household=assessment.household,
        interview=interview,
        sections=[_shown(interview, each.section) for each in interview.sections],
        indicators=list(assessment.indicators.order_by("indicator", "method", "-scored_at")),
    )


def _shown(interview, section):
    """(title, [(row, its answered questions)]) of a section."""
    parts = interview.parts(section)
    answered = [(row, [q for q in found if q.value or q.is_hidden]) for row, found in parts]
    return interview.title(section), [each for each in answered if each[1]]


def _readable(user, household):
    """The classes that the user reads of the household; whoever reads no needs is turned away."""
    cleared = is_cleared_for(user, household, today()) or None
    readable = readable_classes(user, on=today(), cleared=cleared)
    if not user.has_perm(VIEW) or FieldClass.HEALTH not in readable:
        raise PermissionDenied
    return readable
