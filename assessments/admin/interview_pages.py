"""The pages on which a household is asked: started, typed section by section, finished."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from accounts.policy import readable_classes
from assessments import actions
from assessments.actions.recording import Unfinished
from assessments.asking import Asking
from assessments.choices import AssessmentState
from assessments.interview import Interview
from assessments.models import Draft
from assessments.models.instrument import large
from assessments.question_classes import may_read
from assessments.questionnaires import words
from assessments.sight import may_ask
from cases.admin.scope import is_changeable, is_seen_whole, kept_number, whole_number
from cases.models import Household
from cases.policy import is_cleared_for

# Longer answers are no answers.
LONGEST = 2_000


@dataclass
class _Opened:
    """A draft that its user may type in."""

    draft: object
    asking: Asking
    interview: Interview

    @property
    def assessment(self):
        return self.draft.assessment


def section_page(site, request, number, key=""):
    """A section of a draft: shown, saved as typed, and the next one after it."""
    opened = _opened(request, number)
    if not key:
        first = opened.interview.first_open
        if first is None:
            return HttpResponseRedirect(finish_address(opened.assessment))
        blank = opened.interview.first_blank(first)
        return HttpResponseRedirect(f"{address(opened.assessment, first.key)}#{blank}")
    section = _section(opened.interview, key, is_sent=request.method == "POST")
    if request.method != "POST":
        looks.record(request, LookKind.OPENED, subject=opened.assessment.household)
        return _section_answer(site, request, opened, section)
    return _saved(site, request, opened, section)


def _saved(site, request, opened, section):
    typed = _typed(request, opened)
    is_stale = False
    try:
        actions.save_typed(
            assessment=opened.assessment,
            version=whole_number(request.POST.get("version", "")),
            values=typed,
            language=opened.assessment.language,
            at=now(),
            by=request.user,
        )
    except ValidationError as fault:
        if fault.code != "stale":
            raise PermissionDenied from None
        is_stale = True
    stored = _answers_of(opened, section) if is_stale else {}
    opened = _opened(request, opened.assessment.number, typed=typed if is_stale else None,
                     with_faults="_next" in request.POST)  # fmt: skip
    looks.record(request, LookKind.OPENED, subject=opened.assessment.household)
    if section.key not in {each.section.key for each in opened.interview.sections}:
        # Another answer, perhaps somebody else's, asks no more of it: what was typed is kept.
        return HttpResponseRedirect(address(opened.assessment))
    if "_next" in request.POST and not is_stale and not opened.interview.of_section(section):
        return _onwards(opened, section)
    context = {"is_stale": is_stale, "stored": stored}
    return _section_answer(site, request, opened, section, **context)


def _onwards(opened, section):
    after = opened.interview.after(section)
    if after is None:
        return HttpResponseRedirect(finish_address(opened.assessment))
    # A browser would go on to the place on the page that it was at before.
    return HttpResponseRedirect(f"{address(opened.assessment, after.key)}#section")


def finish_page(site, request, number):
    """What is still missing; and the record, once nothing is."""
    opened = _opened(request, number, with_faults=True)
    if request.method == "POST":
        try:
            actions.finish_assessment(
                assessment=opened.assessment,
                version=whole_number(request.POST.get("version", "")),
                household_version=whole_number(request.POST.get("household_version", "")),
                at=now(),
                by=request.user,
            )
            messages.success(request, _("The assessment is finished and scored."))
            return HttpResponseRedirect(needs_address(opened.assessment.household))
        except Unfinished as refusal:
            messages.error(request, " ".join(refusal.messages))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(address(opened.assessment))
    looks.record(request, LookKind.OPENED, subject=opened.assessment.household)
    interview = opened.interview
    missing = [
        (each, [(fault, interview.said(fault)) for fault in found])
        for each in interview.sections
        if (found := interview.of_section(each.section))
    ]
    return page(
        site,
        request,
        "assessments/finish.html",
        title=_("Finish the assessment"),
        **_shown(opened),
        missing=missing,
    )


def household_or_404(request, number):
    """The household of that number, if the user sees it."""
    rows = Household.objects.visible_to(request.user, on=today())
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def is_theirs(user, household):
    """Whether the user may ask the household: theirs to change, and seen whole."""
    return is_changeable(user, household) and is_seen_whole(user, household)


def _opened(request, number, *, typed=None, with_faults=False):
    """The draft of that number, with what was `typed` over what is stored."""
    rows = Draft.objects.visible_to(request.user, on=today())
    rows = rows.select_related("assessment__instrument", "assessment__household")
    rows = rows.defer(*large("assessment__instrument"))
    drafts = rows.filter(assessment__state=AssessmentState.DRAFT)
    draft = drafts.filter(pk=kept_number(number) or "").first()
    if draft is None or not may_ask(request.user, today()):
        raise Http404
    if not is_theirs(request.user, draft.assessment.household):
        raise PermissionDenied
    language = draft.assessment.language
    asking = Asking(draft.assessment, draft.typed, at=now(), language=language)
    if typed:
        asking.typing(typed)
    readable = readable_classes(
        request.user, on=today(), cleared=_is_cleared(request.user, draft.assessment)
    )
    return _Opened(draft, asking, Interview(asking, readable, language, with_faults=with_faults))


def _is_cleared(user, assessment):
    """Whoever asks the family hears its answers; others read protection as on its other pages."""
    asks = assessment.assessed_by_id == user.pk
    return asks or is_cleared_for(user, assessment.household, today()) or None


def _section(interview, key, *, is_sent):
    """The section of that key; what was typed in one is taken though it is asked no more."""
    among = interview.progress if is_sent else interview.sections
    found = next((each.section for each in among if each.section.key == key), None)
    if found is None:
        raise Http404
    return found


def _typed(request, opened):
    """What the page sent of the questions that it showed: a box that is not ticked is blank."""
    named, typed = opened.asking.named, {}
    for name in request.POST.get("shown", "").split(" "):
        node = named.get(name)
        if node is not None and _may_type(opened, node):
            said = " ".join(each.strip() for each in request.POST.getlist(name))
            typed[name] = said[:LONGEST].replace("\x00", "")
    return typed


def _may_type(opened, node):
    return may_read(opened.asking.form.fields[node.path], opened.interview.readable)


def _answers_of(opened, section):
    """Name → answer of a section, as it is stored now."""
    paths = {each.path for each in section.fields}
    return {name: node.value for name, node in opened.asking.named.items() if node.path in paths}


def _section_answer(site, request, opened, section, *, is_stale=False, stored=None):
    interview = opened.interview
    rows = interview.rows(section) if section.repeat else []
    questions = [] if section.repeat else interview.questions(section)
    asked = [each for _row, found in rows for each in found] or questions
    for each in asked:
        before = (stored or {}).get(each.name, each.value)
        each.stored = before if before != each.value and not each.is_hidden else ""
    template = "assessments/section.html"
    if request.headers.get("X-Requested-With") == "interview":
        template = "assessments/section_body.html"
    return page(
        site,
        request,
        template,
        title=capfirst(opened.assessment.instrument.get_kind_display()),
        **_shown(opened),
        section=section,
        section_title=interview.title(section),
        questions=questions,
        rows=rows,
        is_table=interview.is_table(section),
        columns=_columns(interview, section),
        shown_names=" ".join(
            each.name for each in asked if each.is_asked and not each.is_given
            and not each.is_hidden and each.kind != "note"
        ),
        skipped=[each for each in questions if not each.is_asked and each.label],
        faults=interview.of_section(section) if "_next" in request.POST else [],
        is_stale=is_stale,
    )  # fmt: skip


def _columns(interview, section):
    return [words(interview.form, each, interview.language) for each in section.fields]


def _shown(opened):
    """What every page of an interview shows around it."""
    interview = opened.interview
    return {
        "assessment": opened.assessment,
        "household": opened.assessment.household,
        "head": next((each for each in opened.asking.members if each.is_head), None),
        "draft": opened.draft,
        "interview": interview,
        "answered": sum(each.answered for each in interview.sections),
        "asked": sum(each.asked for each in interview.sections),
        "severities": interview.severities,
        "emergencies": interview.emergencies,
    }


def page(site, request, template, **context):
    """A page in the frame of the site."""
    request.current_app = site.name
    return TemplateResponse(request, template, {**site.each_context(request), **context})


def address(assessment, key=""):
    """The address of a draft, or of a section of it."""
    base = reverse("admin:assessments_assessment_interview", args=[str(assessment)])
    return f"{base}{key}/" if key else base


def finish_address(assessment):
    """The address of the page on which a draft is finished."""
    return reverse("admin:assessments_assessment_finish", args=[str(assessment)])


def needs_address(household):
    """The address of the page of a household's needs."""
    return reverse("admin:assessments_household_needs", args=[str(household)])
