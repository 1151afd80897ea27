"""What is the same whoever or whatever is asked: beginning, saving, finishing, refusing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessments.choices import AssessmentState
from assessments.models import Instrument
from assessments.xlsform.faults import faults

SAID = {
    "inactive": _("This household is inactive. Reopen it first."),
    "not_in_use": _("This questionnaire is not in use on that day."),
    "stale": _(
        "Somebody saved this assessment while you were typing. What you typed is still here: "
        "compare it with what is stored now, and save again."
    ),
    "closed": _("This assessment is not a draft any more."),
    "of_a_place": _("This questionnaire is about a place, and asks of no household."),
    "of_a_household": _("This questionnaire is about a household, and asks of no place."),
    "too_many": _("More than 200 people live here: ask them in several households."),
    "too_wide": _("A community, a settlement or a site is asked about, and nothing larger."),
    "not_valid": _("This place does not exist on that day: choose the one in its stead."),
    "not_your_place": _("You ask at your own places: choose one of them."),
    "household_changed": _(
        "Somebody changed the household meanwhile: look through the members again, and finish then."
    ),
    "no_reason": _("Say why."),
    "unfinished": _("It can't be finished yet: some answers are missing, or can't be."),
    "future": _("An assessment is of today, or of a day before."),
}


class Unfinished(ValidationError):
    """Answers are missing or can't be: `faults` says which."""

    def __init__(self, found):
        super().__init__(SAID["unfinished"], code="unfinished")
        self.faults = tuple(found)


def refuse_unless(holds, code):
    """Refuse in the words of the code."""
    if not holds:
        raise ValidationError(SAID[code], code=code)


def check_begins(instrument, *, on, today):
    """Refuse a day to come, and a questionnaire that is not in use on the day."""
    refuse_unless(on <= today, "future")
    refuse_unless(Instrument.objects.in_use_on(on).filter(pk=instrument.pk).exists(), "not_in_use")


def check_typed(state, draft, version):
    """Refuse what is no draft any more, and whoever typed over an older version of it."""
    refuse_unless(state == AssessmentState.DRAFT, "closed")
    refuse_unless(draft.version == version, "stale")


def keep(draft, asking, values, *, at, by):
    """Keep typed values in a draft; its version rises where they change something."""
    asking.typing(values)
    typed = asking.evaluation.answers()
    if typed != draft.typed:
        draft.typed, draft.version = typed, draft.version + 1
        draft.saved_by, draft.saved_at = by, at
        draft.save()
    return draft


def finished_answers(asking):
    """What is recorded of a draft; raises Unfinished where answers are missing or can't be."""
    if found := [each for each in faults(asking.evaluation) if each.where not in asking.given]:
        raise Unfinished(found)
    return asking.evaluation.finished()


def empty(draft, *, at, by):
    """What was typed stands in the record from now on, and in the draft no more."""
    draft.typed, draft.version, draft.saved_by, draft.saved_at = {}, draft.version + 1, by, at


def cancel(record, reason):
    """Mark a locked record as cancelled; it stays."""
    refuse_unless(reason.strip(), "no_reason")
    refuse_unless(record.state != AssessmentState.CANCELLED, "closed")
    record.state, record.cancelled_because = AssessmentState.CANCELLED, reason.strip()
    record.full_clean()
    record.save()
    return record
