"""What is the same whoever or whatever is asked: beginning, saving, finishing, cancelling."""

from assessments.actions.refusals import Unfinished, refuse_unless
from assessments.choices import AssessmentState
from assessments.models import Instrument
from assessments.xlsform.faults import faults


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
