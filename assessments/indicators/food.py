"""Food consumption, coping by eating less, and hunger in the household.

Sources: WFP RAMResourcesScripts (Apache-2.0), impactR4PHU and addindicators (MIT). Recall is the
last seven days, for hunger the last thirty.
"""

from assessments.indicators.answers import one_of, whole
from assessments.indicators.score import Method, Score

DAYS = 7
FCS_WEIGHTS = {
    "fsl_fcs_cereal": 2.0,
    "fsl_fcs_legumes": 3.0,
    "fsl_fcs_dairy": 4.0,
    "fsl_fcs_meat": 4.0,
    "fsl_fcs_veg": 1.0,
    "fsl_fcs_fruit": 1.0,
    "fsl_fcs_oil": 0.5,
    "fsl_fcs_sugar": 0.5,
}
# Poor up to the first, borderline up to the second: the usual set, and that of peoples who eat oil
# and sugar nearly every day. Which is right for Armenia no source says: it is a setting.
FCS_THRESHOLDS = {"21_35": (21.0, 35.0), "28_42": (28.0, 42.0)}
POOR, BORDERLINE, ACCEPTABLE = "poor", "borderline", "acceptable"

RCSI_WEIGHTS = {
    "fsl_rcsi_lessquality": 1,
    "fsl_rcsi_borrow": 2,
    "fsl_rcsi_mealnb": 1,
    "fsl_rcsi_mealsize": 1,
    "fsl_rcsi_mealadult": 3,
}
LOW, MEDIUM, HIGH = "low", "medium", "high"
# The greatest score that is low, and that is medium.
RCSI_LOW, RCSI_MEDIUM = 3, 18

HHS_ITEMS = ("fsl_hhs_nofoodhh", "fsl_hhs_sleephungry", "fsl_hhs_alldaynight")
HHS_FREQUENCIES = {"rarely": 1, "sometimes": 1, "often": 2}
YES_NO = {"yes": True, "no": False}
HHS_STANDARD = ((1, "little_to_none"), (3, "moderate"), (6, "severe"))
HHS_IPC = ((0, "none"), (1, "little"), (3, "moderate"), (4, "severe"), (6, "very_severe"))


def fcs(answers, *, fcs_threshold_set="21_35"):
    """Food Consumption Score, 0 to 112, in steps of a half: the days on which each group was eaten.

    One group without an answer leaves it unknown: WFP's R script would count it as never eaten.

    >>> names = list(FCS_WEIGHTS)
    >>> fcs(dict(zip(names, (1, 3, 1, 5, 3, 1, 2, 1)))).value
    40.5
    >>> [fcs(dict(zip(names, days))).category for days in ((7, 0, 0, 0, 7, 0, 0, 0),
    ...                                                    (7, 0, 0, 0, 7, 0, 1, 0))]
    ['poor', 'borderline']
    """
    method = Method(f"fcs {fcs_threshold_set}", "WFP 2026-01")
    days = {group: whole(answers, group, least=0, most=DAYS) for group in FCS_WEIGHTS}
    missing = [group for group, each in days.items() if each is None]
    if missing:
        return Score.unknown(method, missing)
    eaten = {group: FCS_WEIGHTS[group] * each for group, each in days.items()}
    value = sum(eaten.values())
    poor, borderline = FCS_THRESHOLDS[fcs_threshold_set]
    category = POOR if value <= poor else BORDERLINE if value <= borderline else ACCEPTABLE
    # What was eaten least, by what it weighs, keeps the score down.
    least = sorted(eaten, key=lambda group: (days[group], -FCS_WEIGHTS[group]))
    return Score(value, category, tuple(least), method)


def rcsi(answers):
    """Reduced Coping Strategies Index, 0 to 56: days on which less or worse was eaten.

    >>> names = list(RCSI_WEIGHTS)
    >>> [rcsi(dict(zip(names, days))).value for days in ((1, 0, 2, 4, 4), (2, 0, 5, 2, 3))]
    [19, 18]
    >>> rcsi(dict(zip(names, (3, 3, None, 6, 5)))).value is None
    True
    """
    method = Method("rcsi", "WFP 2026-01")
    days = {item: whole(answers, item, least=0, most=DAYS) for item in RCSI_WEIGHTS}
    missing = [item for item, each in days.items() if each is None]
    if missing:
        return Score.unknown(method, missing)
    weighed = {item: RCSI_WEIGHTS[item] * each for item, each in days.items()}
    value = sum(weighed.values())
    category = LOW if value <= RCSI_LOW else MEDIUM if value <= RCSI_MEDIUM else HIGH
    return Score(value, category, _heaviest(weighed), method)


def hhs(answers, *, hhs_classes="ipc"):
    """Household Hunger Scale, 0 to 6, in the standard or the IPC's classes.

    What did not happen counts 0 whatever is said of how often; what happened, and how often is not
    said, leaves it unknown.

    >>> def said(*often):
    ...     return {k: v for item, each in zip(HHS_ITEMS, often) for k, v in (
    ...         (item, "yes" if each else "no"), (f"{item}_freq", each or ""))}
    >>> [hhs(said(*each)).value for each in (("", "", ""), ("rarely", "", ""),
    ...     ("often", "rarely", ""), ("often", "often", "rarely"), ("often",) * 3)]
    [0, 1, 3, 5, 6]
    """
    method = Method(f"hhs {hhs_classes}", "FANTA 2011")
    counted = {item: _hungry(answers, item) for item in HHS_ITEMS}
    missing = [item for item, each in counted.items() if each is None]
    if missing:
        return Score.unknown(method, missing)
    value = sum(counted.values())
    classes = {"ipc": HHS_IPC, "standard": HHS_STANDARD}[hhs_classes]
    category = next(name for most, name in classes if value <= most)
    return Score(value, category, _heaviest(counted), method)


def _hungry(answers, item):
    happened = one_of(answers, item, YES_NO)
    if happened is None:
        return None
    often = one_of(answers, f"{item}_freq", HHS_FREQUENCIES)
    return often if happened else 0


def _heaviest(weighed):
    """Those that count anything, the greatest first."""
    counted = [item for item, weight in weighed.items() if weight]
    return tuple(sorted(counted, key=lambda item: -weighed[item]))
