"""How many of a household depend on how many: by age alone.

Source: UNHCR MENA proGres analysis, 1-Recode-data-Case: children under 15 and people of 65 and
over, to those between. The variant for protection counts children under 18.
"""

from assessments.indicators.answers import whole
from assessments.indicators.disability import AGE, OLDEST, ROSTER
from assessments.indicators.score import Method, Score

OLDER = 65
ADULT_FROM = {"0_14": 15, "0_17": 18}
FEW, HALF = 0.99, 1.1
NO_WORKING_AGE = "no_working_age"


def dependency_ratio(answers, *, dependency_variant="0_14"):
    """Dependants to each person of working age, of the members whose age is known all.

    Nobody of working age makes it infinite: no value, the class "majority", and the driver
    `no_working_age`.

    >>> def of(children, adults, older):
    ...     ages = [9] * children + [30] * adults + [70] * older
    ...     score = dependency_ratio({ROSTER: [{AGE: age} for age in ages]})
    ...     return score.value, score.category
    >>> of(0, 2, 0), of(1, 2, 0), of(1, 2, 1), of(3, 1, 0), of(0, 0, 2)
    ((0.0, 'none'), (0.5, 'few'), (1.0, 'half'), (3.0, 'majority'), (None, 'majority'))
    """
    method = Method(f"dependency_ratio {dependency_variant}", "UNHCR MENA 2019")
    ages = [whole(member, AGE, least=0, most=OLDEST) for member in answers.get(ROSTER) or ()]
    if not ages or None in ages:
        return Score.unknown(method, [AGE])
    from_age = ADULT_FROM[dependency_variant]
    working = sum(from_age <= age < OLDER for age in ages)
    dependants = len(ages) - working
    if not working:
        return Score(None, "majority", (NO_WORKING_AGE,), method)
    ratio = dependants / working
    return Score(ratio, _class_of(ratio), (AGE,) if dependants else (), method)


def _class_of(ratio):
    if ratio == 0:
        return "none"
    return "few" if ratio <= FEW else "half" if ratio <= HALF else "majority"
