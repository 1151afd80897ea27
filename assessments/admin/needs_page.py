"""The page of a household's needs, and the page of one finished assessment."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.policy import readable_classes
from assessments.admin.interview_pages import page, pages_of
from assessments.admin.subjects import household_or_404, is_theirs
from assessments.asking import recorded
from assessments.choices import AssessmentState
from assessments.interview import Interview
from assessments.models import Assessment, MemberAnswers
from assessments.needs import needs_of
from assessments.sight import MAY_ASK, MAY_READ, NeedsSight
from cases.admin.scope import kept_number
from cases.policy import is_cleared_for, sees_in_part


def needs_page(site, request, number):
    """How severe the needs of a household are, by sector, since when, and why."""
    household = household_or_404(request, number)
    sight = _sight(request.user, household)
    looks.record(request, LookKind.OPENED, subject=household)
    drafts = Assessment.objects.visible_to(request.user, on=today()).drafts()
    may_ask = request.user.has_perm(MAY_ASK) and is_theirs(request.user, household)
    return page(
        site,
        request,
        "assessments/needs.html",
        title=_("Needs"),
        household=household,
        needs=needs_of(household, request.user, on=today(), sight=sight, language=get_language()),
        drafts=list(drafts.filter(household=household).select_related("instrument")),
        may_ask=may_ask,
    )


def assessment_page(site, request, number):
    """What was answered in one finished assessment, as far as the user may read it."""
    rows = Assessment.objects.visible_to(request.user, on=today())
    told = [AssessmentState.FINISHED]
    # What was asked wrongly is for those who ask.
    told += [AssessmentState.CANCELLED] if request.user.has_perm(MAY_ASK) else []
    rows = rows.filter(state__in=told).select_related("instrument", "household")
    assessment = rows.filter(pk=kept_number(number) or "", finished_at__isnull=False).first()
    if assessment is None:
        raise Http404
    sight = _sight(request.user, assessment.household)
    looks.record(request, LookKind.OPENED, subject=assessment.household)
    members = MemberAnswers.objects.visible_to(request.user, on=today())
    members = list(members.filter(assessment=assessment).order_by("position"))
    answers = recorded(assessment, members, language=get_language())
    interview = Interview(answers, sight.readable, get_language())
    return page(
        site,
        request,
        "assessments/assessment.html",
        title=capfirst(assessment.instrument.get_kind_display()),
        assessment=assessment,
        household=assessment.household,
        interview=interview,
        may_cancel=_may_cancel(request.user, assessment),
        sections=answered_sections(interview),
        indicators=_indicators(assessment, sight),
        pages=pages_of(assessment),
    )


def _indicators(assessment, sight):
    rows = assessment.indicators.latest_of("indicator", "method")
    return [row for row in rows if sight.tells(row.indicator)]


def _may_cancel(user, assessment):
    is_open = assessment.state == AssessmentState.FINISHED
    return is_open and user.has_perm(MAY_ASK) and is_theirs(user, assessment.household)


def answered_sections(interview):
    """(title, [(row, its answered questions)]) of each section."""
    return [_answered(interview, each.section) for each in interview.sections]


def _answered(interview, section):
    parts = interview.parts(section)
    answered = [(row, [q for q in found if q.value or q.is_hidden]) for row, found in parts]
    return interview.title(section), [each for each in answered if each[1]]


def _sight(user, household):
    """What of its needs the user is told; whoever is told nothing is turned away."""
    cleared = is_cleared_for(user, household, today()) or None
    readable = readable_classes(user, on=today(), cleared=cleared)
    asked = MemberAnswers.objects.filter(assessment__household=household)
    seen = MemberAnswers.objects.visible_to(user, on=today()).filter(pk=OuterRef("pk"))
    is_whole = not sees_in_part(user) or not asked.exclude(Exists(seen)).exists()
    sight = NeedsSight(readable, is_whole)
    if not user.has_perm(MAY_READ) or not sight.reads_needs:
        raise PermissionDenied
    return sight
