"""Food consumption, hunger and coping read together: the FEWS NET matrices, and CARI.

Sources: impactR4PHU add_fcm_phase and add_fclcm_phase (MIT); WFP CARI-ECMEN and CARI-FES.
A phase is 1 (none or minimal) to 5.
"""

import math

from assessments.indicators.answers import amount
from assessments.indicators.coping import CRISIS, EMERGENCY, NONE, STRESS, lcs_fs
from assessments.indicators.food import (
    ACCEPTABLE,
    BORDERLINE,
    HIGH,
    LOW,
    MEDIUM,
    POOR,
    fcs,
    hhs,
    rcsi,
)
from assessments.indicators.score import Method, Score

_HHS = ("none", "little", "moderate", "severe", "very_severe")
_FCS = (ACCEPTABLE, BORDERLINE, POOR)
_RCSI = (LOW, MEDIUM, HIGH)
# Rows: rCSI and FCS as they rise; columns: the household hunger scale's five classes.
_PHASES = {
    (LOW, ACCEPTABLE): "12233",
    (LOW, BORDERLINE): "12334",
    (LOW, POOR): "22344",
    (MEDIUM, ACCEPTABLE): "22233",
    (MEDIUM, BORDERLINE): "22334",
    (MEDIUM, POOR): "23345",
    (HIGH, ACCEPTABLE): "22334",
    (HIGH, BORDERLINE): "23344",
    (HIGH, POOR): "33345",
}
# Without rCSI.
_PHASES_OF_TWO = {ACCEPTABLE: "12234", BORDERLINE: "12344", POOR: "23345"}
_WITH_COPING = {1: (1, 1, 2, 3), 2: (2, 2, 3, 3), 3: (3, 3, 3, 4), 4: (4, 4, 4, 4), 5: (5, 5, 5, 5)}
_COPING = (NONE, STRESS, CRISIS, EMERGENCY)
CARI = {1: "food_secure", 2: "marginally", 3: "moderately", 4: "severely"}


def fcm(answers, *, with_rcsi=True, **settings):
    """FEWS NET's matrix of food consumption, reduced coping and hunger: phase 1 to 5.

    `with_rcsi=False` takes the matrix of food consumption and hunger alone.
    """
    method = Method("fcm" if with_rcsi else "fcm without rcsi", "FEWS NET 2021")
    eaten, hunger = fcs(answers, **settings), hhs(answers)
    reduced = rcsi(answers) if with_rcsi else None
    missing = [each for each in (eaten, hunger, reduced) if each is not None and each.value is None]
    if missing:
        return Score.unknown(method, (question for each in missing for question in each.drivers))
    row = _PHASES[reduced.category, eaten.category] if with_rcsi else _PHASES_OF_TWO[eaten.category]
    phase = int(row[_HHS.index(hunger.category)])
    return Score(phase, phase, _behind(hunger, eaten, reduced), method)


def _behind(hunger, eaten, reduced):
    """The answers of those that are not at their best class."""
    best = {"none", ACCEPTABLE, LOW}
    parts = [each for each in (hunger, reduced, eaten) if each is not None]
    worse = (each for each in parts if each.category not in best)
    return tuple(question for each in worse for question in each.drivers)


def fclc(answers, *, with_rcsi=True, **settings):
    """The same read with livelihood coping (food security): phase 1 to 5."""
    method = Method("fclc" if with_rcsi else "fclc without rcsi", "FEWS NET 2021")
    consumption, coping = fcm(answers, with_rcsi=with_rcsi, **settings), lcs_fs(answers)
    missing = [each for each in (consumption, coping) if each.value is None]
    if missing:
        return Score.unknown(method, (question for each in missing for question in each.drivers))
    phase = _WITH_COPING[consumption.value][_COPING.index(coping.category)]
    return Score(phase, phase, (*consumption.drivers, *coping.drivers), method)


def cari(answers, *, meb=None, smeb=None, **settings):
    """WFP's CARI in its form with the economic capacity to meet needs: 1 secure to 4 severely not.

    `meb` and `smeb` are the minimum expenditure basket, and the one to survive, for a household a
    month; `expenditure` among the answers is what the household has for a month, in the same money.
    Halves are rounded up, as SPSS does; Python would round them to the even number.

    >>> round_half_up(2.5), round_half_up(1.5), round_half_up(2.75)
    (3, 2, 3)
    """
    method = Method("cari ecmen", "WFP 2021-12")
    eaten, reduced, coping = fcs(answers, **settings), rcsi(answers), lcs_fs(answers)
    economic = _ecmen(answers, meb, smeb)
    missing = [each for each in (eaten, reduced, coping) if each.value is None]
    if missing or economic is None:
        questions = [question for each in missing for question in each.drivers]
        return Score.unknown(method, [*questions, *(["expenditure"] if economic is None else [])])
    enough = 1 if reduced.category == LOW else 2
    consumption = {ACCEPTABLE: enough, BORDERLINE: 3, POOR: 4}[eaten.category]
    value = round_half_up((consumption + (coping.value + economic) / 2) / 2)
    drivers = {
        "fsl_fcs": consumption, "fsl_lcsi": coping.value, "expenditure": economic
    }  # fmt: skip
    worst = sorted(drivers, key=lambda each: -drivers[each])
    return Score(value, CARI[value], tuple(worst), method)


def _ecmen(answers, meb, smeb):
    """1 where the basket can be paid for, 3 where only the smaller one, 4 where neither."""
    has = amount(answers, "expenditure")
    if has is None or meb is None or smeb is None:
        return None
    return 1 if has >= meb else 3 if has >= smeb else 4


def round_half_up(value):
    """The nearest whole number, a half upwards."""
    return math.floor(value + 0.5)
