"""Invented assessments of an invented register: a rapid one of every household, and of a fifth a
multi-sectoral one, more severe where life is harder (`hardship.py`); of each marz, one of a town.

Their answers are written as finished records of the questionnaires that come with the system.
"""

from datetime import UTC, datetime, time, timedelta
from random import Random

from accounts.choices import Role
from accounts.history.acting import MACHINE, acting
from accounts.models import User
from assessments.actions.scores import rows_of
from assessments.choices import AssessmentState, InstrumentKind
from assessments.copying import copied
from assessments.demo import multi_sector, rapid, towns
from assessments.demo.hardship import Life
from assessments.demo.homes import first_days, homes, registered
from assessments.emergencies import emergencies_in, is_asked_in
from assessments.flat import ROSTER, flat
from assessments.models import (
    Assessment,
    Instrument,
    MemberAnswers,
    PriorityNeed,
)
from assessments.scoring import scores_of
from cases import numbers
from cases.demo.days import HORIZON

AT_ONCE, A_FIFTH = 1_000, 5
ASKERS = {InstrumentKind.RAPID: rapid.answers, InstrumentKind.MULTI_SECTOR: multi_sector.answers}
# The multi-sectoral assessment took three months, two years after the arrival.
ROUND_DAYS = 90
_HOUR, _TAKES = time(8), timedelta(minutes=25)


def fill(*, seed, progress=lambda done: None):
    """Assess an invented register that was never assessed; returns how many assessments there are.

    Nothing where there are some already. All of it is written, or nothing.
    """
    with acting(by=MACHINE):
        if Assessment.objects.exists():
            return 0
        chance, households = Random(seed), registered()
        every_fifth = households[::A_FIFTH]
        drawn = iter(numbers.draw(
            numbers.ASSESSMENT, len(households) + len(every_fifth),
            taken=lambda candidates: (), generator=chance,
        ))  # fmt: skip
        of_households = sum(
            _assess(kind, rows, chance, drawn, progress)
            for kind, rows in (
                (InstrumentKind.RAPID, households),
                (InstrumentKind.MULTI_SECTOR, every_fifth),
            )
        )
        return of_households + towns.fill(seed=seed)


def _assess(kind, households, chance, drawn, progress):
    instrument = Instrument.objects.light().filter(kind=kind).latest("uploaded_at")
    worker = (
        User.objects.filter(role=Role.CASEWORKER)
        .order_by("pk")
        .values_list("pk", flat=True)
        .first()
    )
    done = 0
    for first in range(0, len(households), AT_ONCE):
        portion = households[first : first + AT_ONCE]
        days = {row[0]: _day(kind, row[1], chance) for row in portion}
        days |= {number: max(day, days[number]) for number, day in first_days(days)}
        asked = []
        for home in homes(portion, days):
            by = home.registered_by or worker
            said = ASKERS[kind](home, Life(chance, home.marz))
            asked.append(_Asked(instrument, home, next(drawn), days[home.number], by, said))
        _write(asked)
        done += len(asked)
        progress(len(portion))
    return done


def _day(kind, registered_on, chance):
    """At the point of arrival; or in the round of the year after next."""
    if kind == InstrumentKind.RAPID:
        return registered_on
    return HORIZON - timedelta(chance.randrange(ROUND_DAYS))


class _Asked:
    """One finished assessment, and all that stands beside it."""

    def __init__(self, instrument, home, number, day, by, said):
        answers, members = said
        at = datetime.combine(day, _HOUR, UTC)
        self.people = [
            (person.number, row) for person, row in zip(home.people, members, strict=True)
        ]
        told = flat(answers, members)
        self.row = Assessment(
            number=number,
            household_id=home.number,
            instrument=instrument,
            state=AssessmentState.FINISHED,
            assessed_on=day,
            assessed_by_id=by,
            language="hy",
            started_at=at,
            finished_at=at + _TAKES,
            answers=answers,
            emergencies=emergencies_in(told),
            asks_emergencies=is_asked_in(told),
        )
        scores = scores_of(told)
        self.indicators, self.severities = rows_of(self.row, scores, at=at + _TAKES)
        self.priorities = scores.priorities

    def members(self):
        """The rows of its members."""
        for position, (person, row) in enumerate(self.people, start=1):
            yield MemberAnswers(
                assessment=self.row, individual_id=person, position=position, answers={ROSTER: row}
            )

    def ranked(self):
        """The rows of its ranked needs."""
        for rank, need in self.priorities:
            yield PriorityNeed(assessment=self.row, rank=rank, need=need)


def _write(asked):
    copied([each.row for each in asked])
    copied([row for each in asked for row in each.members()])
    copied([row for each in asked for row in each.indicators])
    copied([row for each in asked for row in each.severities])
    copied([row for each in asked for row in each.ranked()])
