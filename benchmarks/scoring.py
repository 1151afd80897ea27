"""Scoring what was answered again, and one evaluation of the multi-sectoral questionnaire."""

from random import Random
from time import perf_counter
from unittest import mock

from benchmarks.ground import Result, milliseconds

RESCORED, SECONDS, EVALUATION = 34_000, 30, 60
# Linear: ten times the assessments take at most so many times as long.
TENTH, TEN_TIMES = 3_400, 11
MEMBERS = "6"


def measure():
    """All methods over 34,000 assessments, and over a tenth of them; a form with six members."""
    few, many = (_rescored(count) for count in (TENTH, RESCORED))
    told = f"all methods again, {TENTH:,} assessments: {few:.2f} s, {RESCORED:,}: {many:.2f} s"
    return [
        Result(f"all methods again, {RESCORED:,} assessments", many, SECONDS, "s"),
        Result(told, many / few, TEN_TIMES, "×"),
        Result("one evaluation, multi-sectoral, six members", _evaluated(), EVALUATION, "ms"),
    ]


def _rescored(count):
    """Seconds to score so many assessments by all methods; taken back afterwards."""
    from django.db import transaction

    from accounts.clock import now
    from assessments.actions import rescoring
    from assessments.scoring import NAMES

    portions = rescoring.in_portions

    def some():
        left = count
        for portion in portions():
            yield portion[:left]
            left -= len(portion)
            if left <= 0:
                return

    with transaction.atomic(), mock.patch.object(rescoring, "in_portions", some):
        began = perf_counter()
        rescoring.rescore(methods=NAMES, at=now())
        taken = perf_counter() - began
        transaction.set_rollback(True)
    return taken


def _evaluated():
    """Milliseconds to build, evaluate and judge answers of a household of six."""
    from accounts.clock import now
    from assessments.models import Instrument
    from assessments.questionnaires import form_of
    from assessments.xlsform.evaluation import Evaluation
    from assessments.xlsform.faults import faults
    from assessments.xlsform.lint import fill

    form = form_of(Instrument.objects.get(kind="multi_sector"))
    begun = {"household": {"hh_size": MEMBERS, "consent": "yes"}}
    answers, dice, moment = fill(form, Random(1), answers=begun).answers(), Random(1), now()
    return milliseconds(lambda: faults(Evaluation(form, answers, now=moment, random=dice)))
