"""All finished assessments are scored again, by methods as they are now: rows beside the old."""

from itertools import islice

from accounts.history.acting import MACHINE, acting
from assessments.actions.scores import rows_of
from assessments.copying import copied
from assessments.flat import flat
from assessments.models import Assessment, MemberAnswers
from assessments.scoring import scores_of

# So many are read, scored and written at a time: neither the answers nor the rows fill the memory.
AT_ONCE = 1_000


def rescore(*, methods, at, by=MACHINE, progress=lambda count: None):
    """Score every finished assessment by these methods (`scoring.NAMES`); returns the rows written.

    All of it is written, or nothing: half of a register by a new threshold would compare with
    nothing.
    """
    wanted, written = frozenset(methods), 0
    with acting(by=by):
        for assessments in in_portions():
            indicators, severities = [], []
            for assessment, answers in _answered(assessments):
                scored = rows_of(assessment, scores_of(answers, only=wanted), at=at)
                indicators += scored[0]
                severities += scored[1]
            copied(indicators)
            copied(severities)
            written += len(indicators) + len(severities)
            progress(len(assessments))
    return written


def in_portions():
    """Finished assessments, some at a time."""
    rows = Assessment.objects.finished().only("number", "answers").order_by("number")
    rows = rows.iterator(chunk_size=AT_ONCE)
    while portion := list(islice(rows, AT_ONCE)):
        yield portion


def _answered(assessments):
    """(assessment, its flat answers with those of its members) of each."""
    members = MemberAnswers.objects.filter(assessment__in=assessments)
    members = members.order_by("assessment", "position")
    of_each = {}
    for number, answers in members.values_list("assessment", "answers"):
        of_each.setdefault(number, []).append(answers)
    for assessment in assessments:
        yield assessment, flat(assessment.answers, of_each.get(assessment.pk, ()))
