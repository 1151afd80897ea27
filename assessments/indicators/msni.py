"""The food security composite, and the Multi-Sectoral Needs Index over all six.

Source: humind add_comp_foodsec and add_msni 2025.1.4 (MIT). The index is the worst of the sectors
that have a score; its profile names those in need, in the index's own order.
"""

from assessments.indicators.composites import IN_NEED, category_of, worst_of
from assessments.indicators.phases import fcm
from assessments.indicators.protection import protection
from assessments.indicators.score import Method, Score
from assessments.indicators.services import education, health
from assessments.indicators.shelter import snfi
from assessments.indicators.wash import wash

PROFILE = {
    "foodsec": "Food security",
    "snfi": "SNFI",
    "wash": "WASH",
    "protection": "Protection",
    "health": "Health",
    "education": "Education",
}


def foodsec(answers, *, with_rcsi=True, fcs_threshold_set="21_35"):
    """The phase of food consumption as a sector's severity, 1 to 5."""
    phase = fcm(answers, with_rcsi=with_rcsi, fcs_threshold_set=fcs_threshold_set)
    method = Method("foodsec", "REACH MSNI 2025")
    if phase.value is None:
        return Score.unknown(method, phase.drivers)
    return Score(phase.value, category_of(phase.value), phase.drivers, method)


SECTORS = {
    "foodsec": foodsec,
    "snfi": snfi,
    "wash": wash,
    "protection": protection,
    "health": health,
    "education": education,
}


def msni(answers, **settings):
    """The Multi-Sectoral Needs Index, 1 to 5: the worst sector. `drivers` are the sectors in need.

    `settings` are by sector: `msni(answers, wash={"wash_setting": "rural"})`. A household's index
    stands for each of its members.
    """
    scores = {name: each(answers, **settings.get(name, {})) for name, each in SECTORS.items()}
    return index({name: each.value for name, each in scores.items()})


def index(severities):
    """The index over severities that are known already (sector → 1 to 5, or None).

    >>> of = index({"foodsec": 1, "snfi": 5, "wash": 2, "protection": 3, "health": 4,
    ...             "education": 5})
    >>> of.value, profile(of)
    (5, 'SNFI - Protection - Health - Education')
    """
    method = Method("msni", "REACH MSNI 2025")
    worst = worst_of({name: severities.get(name) for name in PROFILE}, method)
    if worst.value is None:
        return worst
    in_need = [name for name in PROFILE if (severities.get(name) or 0) >= IN_NEED]
    return Score(worst.value, worst.category, tuple(in_need), method)


def profile(score):
    """The sectors in need as one text; None where there is none."""
    return " - ".join(PROFILE[name] for name in score.drivers) or None if score.value else None
