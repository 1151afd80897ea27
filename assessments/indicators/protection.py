"""Protection: movement that fear restricts, what a household no longer does, rights it can't use.

Source: humind add_comp_prot 2025.1.4 (MIT): the worst of three dimensions, 1 to 4. Of the sums only
the cuts are the source's; questions are by the names of its columns.
"""

from assessments.indicators.answers import OutOfRange, several
from assessments.indicators.composites import worst_of
from assessments.indicators.score import Method

MOVEMENT = "prot_needs_3_movement"
PRACTICES = ("prot_needs_2_activities", "prot_needs_2_social")
RIGHTS = ("prot_needs_1_services", "prot_needs_1_justice")
UNTOLD = {"dnk", "pnta"}
# A fear that changes nothing, and nights avoided, weigh 1; every other avoidance 2.
MOVEMENT_WEIGHTS = {
    "no_safety_concerns": 0,
    "other_safety_measures": 0,
    "other": 0,
    "no_changes_feel_unsafe": 1,
    "women_girls_avoid_night": 1,
    "men_boys_avoid_night": 1,
    "women_girls_avoid_places": 2,
    "men_boys_avoid_places": 2,
    "girls_boys_avoid_school": 2,
    "different_routes": 2,
    "avoid_markets": 2,
    "avoid_public_offices": 2,
    "avoid_fields": 2,
}
# Each "yes, this" weighs 1; these weigh 2.
HEAVY = {"yes_other_activities", "yes_identity_documents"}
NOTHING = {"none", "no"}
BY_SUM = ((4, 4), (2, 3), (1, 2), (0, 1))
MOST = 4


def protection(answers):
    """The worst of movement, practices and rights, 1 to 4; None where nothing of them is told."""
    dimensions = {
        MOVEMENT: _movement(answers),
        PRACTICES[0]: _sum(answers, PRACTICES),
        RIGHTS[0]: _sum(answers, RIGHTS),
    }
    return worst_of(dimensions, Method("protection", "REACH MSNI 2025"))


def _movement(answers):
    said = several(answers, MOVEMENT)
    if said is None or said & UNTOLD:
        return None
    _refuse(MOVEMENT, said - MOVEMENT_WEIGHTS.keys())
    return min(sum(MOVEMENT_WEIGHTS[each] for each in said) + 1, MOST)


def _sum(answers, questions):
    """Two questions added; one of which nothing was told is left out."""
    weights = [_weight(question, several(answers, question)) for question in questions]
    known = [weight for weight in weights if weight is not None]
    if not known:
        return None
    return next(severity for least, severity in BY_SUM if sum(known) >= least)


def _weight(question, said):
    if said is None:
        return None
    yes = {each for each in said if each.startswith("yes_")}
    _refuse(question, said - yes - NOTHING - UNTOLD)
    weight = sum(2 if each in HEAVY else 1 for each in yes)
    return None if weight == 0 and said & UNTOLD else weight


def _refuse(question, unknown):
    if unknown:
        raise OutOfRange(question, " ".join(sorted(unknown)), "one of its choices")
