"""Somebody finished, or cancelled, what one was still typing: nothing that was typed is lost."""

from django.utils.text import capfirst

from assessments.answer_values import LONGEST
from assessments.choices import AssessmentState
from assessments.questionnaires import form_of, words


def closed_context(request, assessment):
    """What the page shows: what became of the assessment, and what was typed of each question.

    Of the questions that the page before showed alone: these are the user's own words.
    """
    return {
        "title": capfirst(assessment.instrument.get_kind_display()),
        "assessment": assessment,
        "household": getattr(assessment, "household", None),
        "is_cancelled": assessment.state == AssessmentState.CANCELLED,
        "typed": list(_typed(request, assessment)),
    }


def _typed(request, assessment):
    """(words of the question, what was typed)."""
    form = form_of(assessment.instrument)
    fields = {each.name: each for each in form.fields.values() if each.control}
    for name in dict.fromkeys(request.POST.get("shown", "").split(" ")):
        field = fields.get(name.rpartition("/")[2])
        said = " ".join(request.POST.getlist(name)).strip()[:LONGEST]
        if field is not None and said:
            yield words(form, field, assessment.language), said
