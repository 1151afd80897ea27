"""The pages on which one is asked, a household or a place: typed section by section, finished."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.clock import now
from assessments.actions.refusals import Unfinished
from assessments.admin.closed_page import closed_context
from assessments.admin.subjects import Opened
from assessments.answer_values import LONGEST
from assessments.interview import Interview
from assessments.question_classes import may_read
from assessments.questionnaires import words
from cases.admin.scope import whole_number


def section_page(subject, site, request, number, key=""):
    """A section of a draft: shown, saved as typed, and the next one after it."""
    if request.method == "POST" and (closed := subject.closed(request.user, number)):
        subject.look(request, closed)
        context = closed_context(request, closed)
        return page(site, request, "assessments/closed.html", pages=pages_of(closed), **context)
    opened = _opened(subject, request, number)
    if not key:
        first = opened.interview.first_open
        if first is None:
            return HttpResponseRedirect(finish_address(opened.assessment))
        blank = opened.interview.first_blank(first)
        return HttpResponseRedirect(f"{address(opened.assessment, first.key)}#{blank}")
    section = _section(opened.interview, key, is_sent=request.method == "POST")
    if request.method != "POST":
        subject.look(request, opened.assessment)
        return _section_answer(subject, site, request, opened, section)
    return _saved(subject, site, request, opened, section)


def _saved(subject, site, request, opened, section):
    typed = _typed(request, opened)
    is_stale = False
    try:
        subject.save(
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
    opened = _opened(subject, request, opened.assessment.number, typed=typed if is_stale else None,
                     with_faults="_next" in request.POST)  # fmt: skip
    subject.look(request, opened.assessment)
    if section.key not in {each.section.key for each in opened.interview.sections}:
        # Another answer, perhaps somebody else's, asks no more of it: what was typed is kept.
        return HttpResponseRedirect(address(opened.assessment))
    if "_next" in request.POST and not is_stale and not opened.interview.of_section(section):
        return _onwards(opened, section)
    context = {"is_stale": is_stale, "stored": stored}
    return _section_answer(subject, site, request, opened, section, **context)


def _onwards(opened, section):
    after = opened.interview.after(section)
    if after is None:
        return HttpResponseRedirect(finish_address(opened.assessment))
    # A browser would go on to the place on the page that it was at before.
    return HttpResponseRedirect(f"{address(opened.assessment, after.key)}#section")


def finish_page(subject, site, request, number):
    """What is still missing; and the record, once nothing is."""
    opened = _opened(subject, request, number, with_faults=True)
    if request.method == "POST":
        try:
            subject.finish(request, opened.assessment)
            messages.success(request, subject.finished)
            return HttpResponseRedirect(subject.after(opened.assessment))
        except Unfinished as refusal:
            messages.error(request, " ".join(refusal.messages))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(address(opened.assessment))
    subject.look(request, opened.assessment)
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
        **_shown(subject, opened),
        missing=missing,
    )


def _opened(subject, request, number, *, typed=None, with_faults=False):
    """The draft of that number, with what was `typed` over what is stored."""
    assessment, draft = subject.find(request.user, number)
    language = assessment.language
    asking = subject.asking(assessment, draft.typed, at=now(), language=language)
    if typed:
        asking.typing(typed)
    readable = subject.readable(request.user, assessment)
    interview = Interview(asking, readable, language, with_faults=with_faults)
    return Opened(assessment, draft, asking, interview)


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


def _section_answer(subject, site, request, opened, section, *, is_stale=False, stored=None):
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
        **_shown(subject, opened),
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


def _shown(subject, opened):
    """What every page of an interview shows around it."""
    interview = opened.interview
    return {
        "assessment": opened.assessment,
        "draft": opened.draft,
        "interview": interview,
        "answered": sum(each.answered for each in interview.sections),
        "asked": sum(each.asked for each in interview.sections),
        "pages": pages_of(opened.assessment),
        **subject.shown(opened),
    }


def page(site, request, template, **context):
    """A page in the frame of the site."""
    request.current_app = site.name
    return TemplateResponse(request, template, {**site.each_context(request), **context})


def pages_of(assessment):
    """Page → the name of its address, of an assessment of a household or of a place."""
    kind = assessment._meta.model_name
    names = ("interview", "section", "finish", "cancel", "change")
    return {name: f"admin:assessments_{kind}_{name}" for name in names}


def address(assessment, key=""):
    """The address of a draft, or of a section of it."""
    base = reverse(pages_of(assessment)["interview"], args=[str(assessment)])
    return f"{base}{key}/" if key else base


def finish_address(assessment):
    """The address of the page on which a draft is finished."""
    return reverse(pages_of(assessment)["finish"], args=[str(assessment)])
