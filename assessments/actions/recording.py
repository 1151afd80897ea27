"""Answers that were judged become records, with the members' and their scores beside them."""

from assessments.actions.refusals import Unfinished, refuse_unless
from assessments.actions.scores import write_scores
from assessments.choices import AssessmentState, InstrumentKind, WaitingState
from assessments.emergencies import emergencies_in, is_asked_in
from assessments.flat import ROSTER
from assessments.models import Assessment, MemberAnswers, WaitingSubmission
from assessments.xlsform.evaluation import ROW_ID
from cases import numbers
from cases.actions.writing import action
from cases.choices import VOID
from cases.models import Household


@action
def record_assessments(*, judged, instrument, today, at, by):
    """Keep submissions that were judged (`submissions.Judged`), each of its household; in order.

    Raises Unfinished with the faults of the first in which something is wrong.
    """
    refuse_unless(instrument.kind != InstrumentKind.LOCATION, "of_a_place")
    locked = _locked(judged)
    made = []
    for each in judged:
        if each.faults:
            raise Unfinished(each.faults)
        refuse_unless(each.submission.assessed_on <= today, "future")
        home = locked[each.household.pk]
        may = home.inactive_reason not in VOID and is_active_on(home, each.submission.assessed_on)
        refuse_unless(may, "inactive_then")
        made.append(_assessment(each, instrument, by))
    Assessment.objects.bulk_create(made)
    MemberAnswers.objects.bulk_create(
        row
        for assessment, each in zip(made, judged, strict=True)
        for row in _rows(assessment, each)
    )
    write_scores([(one, each.told) for one, each in zip(made, judged, strict=True)], at=at)
    return made


@action
def keep_waiting(*, submissions, instrument, place, at, by):
    """Keep judged submissions of no household, with (number that was typed, why it waits) each."""
    return WaitingSubmission.objects.bulk_create(
        WaitingSubmission(
            instrument=instrument,
            place=place,
            source=each.submission.source,
            source_id=each.submission.source_id,
            source_digest=each.submission.digest,
            stated=stated[:60],
            why=why,
            assessed_on=each.submission.assessed_on,
            started_at=each.submission.started_at,
            finished_at=each.submission.finished_at,
            answers=each.submission.answers,
            received_by=by,
            received_at=at,
        )
        for each, stated, why in submissions
    )


@action
def renew_waiting(*, waiting, submission, stated, why, at, by):
    """It was edited where it came from, and still waits: with the answers that it has by now."""
    row = _still_waiting(waiting)
    for name in ("assessed_on", "started_at", "finished_at", "answers"):
        setattr(row, name, getattr(submission, name))
    row.source_digest, row.stated, row.why = submission.digest, stated[:60], why
    row.received_by, row.received_at = by, at
    row.save()
    return row


@action
def link_waiting(*, waiting, judged, today, at, by):
    """Say whose a waiting submission is: it becomes their assessment, under its own number."""
    row = _still_waiting(waiting)
    made = record_assessments(judged=[judged], instrument=row.instrument, today=today, at=at, by=by)
    _settle(row, WaitingState.LINKED, at, by, assessment=made[0])
    return made[0]


@action
def set_aside(*, waiting, reason, at, by):
    """Nobody can say whose it is, or it was only a trial: its answers are not kept."""
    refuse_unless(reason.strip(), "no_reason")
    _settle(
        _still_waiting(waiting), WaitingState.SET_ASIDE, at, by, set_aside_because=reason.strip()
    )


def finished(assessment, answers, told, *, at):
    """The assessment, finished with these answers (those told by name beside them)."""
    assessment.answers, assessment.finished_at = answers, at
    assessment.state = AssessmentState.FINISHED
    assessment.emergencies, assessment.asks_emergencies = emergencies_in(told), is_asked_in(told)
    return assessment


def members_rows(assessment, members, people):
    """The rows of members, each linked to whom `people` (row's identity → number) names."""
    return [
        MemberAnswers(
            assessment=assessment,
            individual_id=people.get(member.get(ROSTER, {}).get(ROW_ID)),
            position=position,
            answers={name: _without_id(row) for name, row in member.items()},
        )
        for position, member in enumerate(members, start=1)
    ]


def is_active_on(household, day):
    """Whether the household was active then: what it said before it became inactive counts."""
    return household.inactive_on is None or day < household.inactive_on


def _assessment(judged, instrument, by):
    said = judged.submission
    answers, _members = judged.record
    assessment = Assessment(
        number=judged.number or numbers.new_assessment_number(),
        household=judged.household,
        instrument=instrument,
        assessed_on=said.assessed_on,
        assessed_by=by,
        language=said.language,
        started_at=said.started_at,
        source=said.source,
        source_id=said.source_id,
        source_digest=said.digest if said.source_id else "",
    )
    return finished(assessment, answers, judged.told, at=said.finished_at)


def _rows(assessment, judged):
    people = {row: person.pk for row, person in judged.links.people.items()}
    return members_rows(assessment, judged.record[1], people)


def _locked(judged):
    """The households, which nobody else changes meanwhile; in order, so that none waits for us."""
    numbers_of_all = sorted({each.household.pk for each in judged})
    rows = Household.objects.select_for_update(no_key=True).filter(pk__in=numbers_of_all)
    return {home.pk: home for home in rows.order_by("pk")}


def _still_waiting(waiting):
    row = WaitingSubmission.objects.select_for_update(no_key=True, of=("self",)).get(pk=waiting.pk)
    refuse_unless(row.state == WaitingState.WAITING, "settled")
    return row


def _settle(row, state, at, by, **how):
    row.state, row.settled_by, row.settled_at, row.answers, row.stated = state, by, at, {}, ""
    for name, value in how.items():
        setattr(row, name, value)
    row.save()


def _without_id(row):
    return {name: value for name, value in row.items() if name != ROW_ID}
