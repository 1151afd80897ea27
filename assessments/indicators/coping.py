"""Livelihood coping: what a household gave up in thirty days to meet its needs, or to eat.

Source: WFP LCSI-EN and its SPSS and R scripts; impactR4PHU (MIT). Four strategies are of
stress, three of crisis, three of emergency; which they are each assessment says for itself.
"""

from assessments.indicators.answers import is_blank, one_of, several
from assessments.indicators.score import Method, Score

NONE, STRESS, CRISIS, EMERGENCY = "none", "stress", "crisis", "emergency"
SEVERITIES = (STRESS, CRISIS, EMERGENCY)
# Of each: how often it stands in a question's name.
_COUNTS = {STRESS: 4, CRISIS: 3, EMERGENCY: 3}
# "Did so", and "can't do so any more because it is used up", weigh the same.
YES, EXHAUSTED, NO_NEED, NOT_APPLICABLE = "yes", "exhausted", "no_need", "not_applicable"
CODES = {
    "yes": YES,
    "no_exhausted": EXHAUSTED,
    "no_had_no_need": NO_NEED,
    "not_applicable": NOT_APPLICABLE,
    "30": YES,
    "20": EXHAUSTED,
    "10": NO_NEED,
    "9999": NOT_APPLICABLE,
}
COUNTED = {"either": {YES, EXHAUSTED}, "yes": {YES}, "exhausted": {EXHAUSTED}}
REASONS, FOOD_REASONS = "fsl_lcsi_en_other_reason", {"food", "1"}


def strategies_of(prefix):
    """Question → severity, as REACH names them."""
    return {
        f"{prefix}_{severity}{number}": severity
        for severity, count in _COUNTS.items()
        for number in range(1, count + 1)
    }


LCS_EN, LCS_FS = strategies_of("fsl_lcsi_en"), strategies_of("fsl_lcsi")


def lcs_en(answers, *, lcs_strategies=None, lcs_counts="either"):
    """Livelihood Coping Strategies for essential needs: 1 none, 2 stress, 3 crisis, 4 emergency.

    The worst of those that were used; one without an answer leaves it unknown. `lcs_strategies`
    are question → severity, where an assessment asks other ones.

    >>> said = dict.fromkeys(LCS_EN, "no_had_no_need")
    >>> lcs_en(said).category, lcs_en(said | {"fsl_lcsi_en_crisis2": "no_exhausted"}).value
    ('none', 3)
    """
    method = Method("lcs_en" if lcs_counts == "either" else f"lcs_en {lcs_counts}", "WFP 2026-01")
    return _worst(answers, lcs_strategies or LCS_EN, lcs_counts, method)


def lcs_fs(answers, *, lcs_strategies=None, lcs_counts="either"):
    """Livelihood Coping Strategies for food security, in the same classes.

    Asked by itself where its own questions stand among the answers; else that for essential needs,
    where food was among the reasons, and none where it was not.

    >>> said = dict.fromkeys(LCS_EN, "no_had_no_need") | {"fsl_lcsi_en_crisis1": "yes"}
    >>> [lcs_fs(said | {REASONS: why}).category for why in ("food shelter", "shelter")]
    ['crisis', 'none']
    """
    method = Method("lcs_fs", "WFP 2026-01")
    if any(question in answers for question in LCS_FS):
        return _worst(answers, lcs_strategies or LCS_FS, lcs_counts, method)
    of_needs = lcs_en(answers, lcs_strategies=lcs_strategies, lcs_counts=lcs_counts)
    if of_needs.value is None:
        return Score.unknown(method, of_needs.drivers)
    reasons = several(answers, REASONS)
    if of_needs.value == 1 or (reasons is not None and not reasons & FOOD_REASONS):
        return Score(1, NONE, (REASONS,) if of_needs.value > 1 else (), method)
    if reasons is None:
        return Score.unknown(method, [REASONS])
    return Score(of_needs.value, of_needs.category, of_needs.drivers, method)


def _worst(answers, strategies, counts, method):
    used = {question: one_of(answers, question, CODES) for question in strategies}
    missing = [question for question in used if is_blank(answers.get(question))]
    if missing:
        return Score.unknown(method, missing)
    severe = {s: [q for q, said in used.items() if strategies[q] == s and said in COUNTED[counts]]
              for s in SEVERITIES}  # fmt: skip
    for value, severity in ((4, EMERGENCY), (3, CRISIS), (2, STRESS)):
        if severe[severity]:
            return Score(value, severity, tuple(severe[severity]), method)
    return Score(1, NONE, (), method)
