"""Scores by published methods: plain arithmetic over answers, no database and no clock.

Answers are by the names of the instruments' questions, REACH's where they exist; a household's hold
its members under `roster`. What a method can't score has no value; what a question does not allow
is refused (`OutOfRange`).
"""

from assessments.indicators.answers import OutOfRange
from assessments.indicators.coping import lcs_en, lcs_fs
from assessments.indicators.dependency import dependency_ratio
from assessments.indicators.disability import wg_ss
from assessments.indicators.food import fcs, hhs, rcsi
from assessments.indicators.msni import SECTORS, msni
from assessments.indicators.phases import cari, fclc, fcm
from assessments.indicators.score import Method, Score

METHODS = {
    "fcs": fcs,
    "rcsi": rcsi,
    "lcs_en": lcs_en,
    "lcs_fs": lcs_fs,
    "hhs": hhs,
    "fcm": fcm,
    "fclc": fclc,
    "cari": cari,
    "wg_ss": wg_ss,
    "dependency_ratio": dependency_ratio,
    **SECTORS,
    "msni": msni,
}

__all__ = ["METHODS", "Method", "OutOfRange", "Score", "score"]


def score(name, answers, **settings):
    """The Score of some answers by a method (a key of METHODS); raises KeyError, OutOfRange."""
    return METHODS[name](answers, **settings)
