"""Finished assessments of invented households as rows, and how they are written."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import orjson

from assessments.actions.scores import rows_of
from assessments.choices import AssessmentState
from assessments.copying import copied
from assessments.emergencies import emergencies_in, is_asked_in
from assessments.flat import ROSTER, flat
from assessments.models import Assessment, MemberAnswers, PriorityNeed
from assessments.scoring import scores_of
from cases.demo.write import copy_rows, judge

_HOUR, _TAKES = time(8), timedelta(minutes=25)


class Row(NamedTuple):
    """A row of `assessments.models.Assessment`; its answers are written as JSON already."""

    number: str
    household_id: str
    instrument_id: int
    assessed_on: date
    assessed_by_id: int
    started_at: datetime
    finished_at: datetime
    answers: str
    emergencies: list
    asks_emergencies: bool
    state: str = AssessmentState.FINISHED.value
    language: str = "hy"
    source: str = ""
    source_id: str = ""
    source_digest: str = ""
    cancelled_because: str = ""


class Member(NamedTuple):
    """A row of `assessments.models.MemberAnswers`."""

    assessment_id: str
    individual_id: str
    position: int
    answers: str


class Ranked(NamedTuple):
    """A row of `assessments.models.PriorityNeed`."""

    assessment_id: str
    rank: int
    need: str


class Asked:
    """One finished assessment, and all that stands beside it; `said` are its answers."""

    def __init__(self, instrument, home, number, *, by, said):
        answers, members = said
        told = flat(answers, members)
        begun = datetime.combine(home.asked_on, _HOUR, UTC)
        ended = begun + _TAKES
        self.row = Row(
            number, home.number, instrument, home.asked_on, by, begun, ended, _json(answers),
            [emergency.value for emergency in emergencies_in(told)], is_asked_in(told),
        )  # fmt: skip
        people = zip(home.people, members, strict=True)
        self.members = [
            Member(number, person.number, position, _json({ROSTER: row}))
            for position, (person, row) in enumerate(people, start=1)
        ]
        scores = scores_of(told)
        self.indicators, self.severities = rows_of(Assessment(pk=number), scores, at=ended)
        self.ranked = [Ranked(number, rank, need) for rank, need in scores.priorities]


def write(cursor, asked):
    """Write these assessments with all that stands beside them."""
    _copy(cursor, Assessment, Row, [each.row for each in asked])
    _copy(cursor, MemberAnswers, Member, [row for each in asked for row in each.members])
    copied([row for each in asked for row in each.indicators])
    copied([row for each in asked for row in each.severities])
    _copy(cursor, PriorityNeed, Ranked, [row for each in asked for row in each.ranked])
    judge(cursor)


def _copy(cursor, model, kind, rows):
    copy_rows(cursor, model, rows, kind._fields)


def _json(answers):
    return orjson.dumps(answers).decode()
