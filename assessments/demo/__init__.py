"""Invented assessments of an invented register: a rapid one of every household, and of a fifth a
multi-sectoral one, more severe where life is harder (`hardship.py`); of each marz, one of a town.

Their answers are written as finished records of the questionnaires that come with the system.
"""

from datetime import timedelta
from random import Random

from django.db import connections

from accounts.choices import Role
from accounts.history.acting import MACHINE, acting
from accounts.models import User
from assessments.choices import InstrumentKind
from assessments.demo import multi_sector, rapid, towns
from assessments.demo.asked import Asked, write
from assessments.demo.hardship import Life
from assessments.demo.homes import first_days, homes, registered
from assessments.models import Assessment, Instrument
from cases import numbers
from cases.demo.ahead import one_ahead
from cases.demo.days import HORIZON

AT_ONCE, A_FIFTH = 1_000, 5
ASKERS = {InstrumentKind.RAPID: rapid.answers, InstrumentKind.MULTI_SECTOR: multi_sector.answers}
# The multi-sectoral assessment took three months, two years after the arrival.
ROUND_DAYS = 90


def fill(*, seed, progress=lambda done: None):
    """Assess an invented register that was never assessed; returns how many assessments there are.

    Nothing where there are some already. All of it is written, or nothing.
    """
    with acting(by=MACHINE), connections["default"].cursor() as cursor:
        if Assessment.objects.exists():
            return 0
        households = registered()
        asker, done = _Asker(seed, households), 0
        for kind in ASKERS:
            for asked in asker.ask(kind):
                write(cursor, asked)
                done += len(asked)
                progress(len(asked))
        return done + towns.fill(seed=seed)


class _Asker:
    """Makes up the assessments of each kind, portion by portion."""

    def __init__(self, seed, households):
        every_fifth = households[::A_FIFTH]
        self._asked = {InstrumentKind.RAPID: households, InstrumentKind.MULTI_SECTOR: every_fifth}
        self._chance = Random(seed)
        # The days have a chance of their own: they are drawn while others are asked.
        self._chance_of_days = Random(f"{seed} days")
        self._drawn = iter(numbers.draw(
            numbers.ASSESSMENT, len(households) + len(every_fifth),
            taken=lambda candidates: (), generator=self._chance,
        ))  # fmt: skip
        worker = User.objects.filter(role=Role.CASEWORKER).order_by("pk").first()
        self._worker = worker and worker.pk

    def ask(self, kind):
        """Portions of assessments of this kind."""
        instrument = Instrument.objects.light().filter(kind=kind).latest("uploaded_at").pk

        def asked(there):
            return [self._one(kind, instrument, home) for home in there]

        return one_ahead(self._homes(kind), asked)

    def _homes(self, kind):
        households = self._asked[kind]
        for first in range(0, len(households), AT_ONCE):
            portion = households[first : first + AT_ONCE]
            days = {row[0]: _day(kind, row[1], self._chance_of_days) for row in portion}
            days |= {number: max(day, days[number]) for number, day in first_days(days)}
            yield homes(portion, days)

    def _one(self, kind, instrument, home):
        said = ASKERS[kind](home, Life(self._chance, home.marz))
        by = home.registered_by or self._worker
        return Asked(instrument, home, next(self._drawn), by=by, said=said)


def _day(kind, registered_on, chance):
    """At the point of arrival; or in the round of the year after next."""
    if kind == InstrumentKind.RAPID:
        return registered_on
    return HORIZON - timedelta(chance.randrange(ROUND_DAYS))
