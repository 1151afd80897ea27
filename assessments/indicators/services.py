"""Health care and school, member by member: REACH's composites, 1 to 4.

Source: humind add_comp_health and add_comp_edu 2025.1.4 (MIT). Where its code takes every answer
but "yes" for no school, its words say that an answer which tells nothing stays unknown: so it is
here.
"""

from assessments.indicators.answers import one_of, several, whole
from assessments.indicators.composites import worst_of
from assessments.indicators.disability import AGE, OLDEST, ROSTER
from assessments.indicators.score import Method

YES_NO = {"yes": True, "no": False}
SCHOOL_FROM, SCHOOL_UNTIL = 5, 17
PROTECTION_BARRIERS = {
    "protection_at_school",
    "protection_travel_school",
    "child_work_home",
    "child_work_outside",
    "child_armed_group",
    "child_marriage",
    "ban",
    "enroll_lack_documentation",
    "discrimination",
}
# What interrupted school, as its questions were named over the years, and how severe that is.
DISRUPTIONS = {
    "edu_disrupted_attack": 4,
    "edu_disrupted_occupation": 4,
    "edu_disrupted_hazards": 3,
    "edu_disrupted_displaced": 3,
    "edu_disrupted_teacher": 2,
}


def health(answers):
    """Whether somebody needed care in three months, and got it: 3 unmet, 2 met, 1 no need."""
    members = answers.get(ROSTER) or ()
    found = {_care_of(member) for member in members}
    worst = max((each for each in found if each is not None), default=None)
    return worst_of({"health_ind_healthcare_needed": worst}, Method("health", "REACH MSNI 2025"))


def _care_of(member):
    needed = one_of(member, "health_ind_healthcare_needed", YES_NO)
    if not needed:
        return None if needed is None else 1
    received = one_of(member, "health_ind_healthcare_received", YES_NO)
    return None if received is None else 2 if received else 3


def education(answers):
    """Children of school age: whether they go, why they do not, and what interrupts it.

    Without a child of school age it is 1; where no child's answer tells anything, unknown.
    """
    method = Method("education", "REACH MSNI 2025")
    members = answers.get(ROSTER) or ()
    ages = [whole(member, AGE, least=0, most=OLDEST) for member in members]
    pupils = [
        member
        for member, age in zip(members, ages, strict=True)
        if age is not None and SCHOOL_FROM <= age <= SCHOOL_UNTIL
    ]
    if not pupils:
        known = bool(ages) and None not in ages
        return worst_of({"edu_access": 1 if known else None}, method)
    return worst_of({"edu_access": _attendance(pupils), **_disruptions(pupils)}, method)


def _attendance(pupils):
    goes = [one_of(pupil, "edu_access", YES_NO) for pupil in pupils]
    away = [pupil for pupil, each in zip(pupils, goes, strict=True) if each is False]
    if any((several(pupil, "edu_barrier") or frozenset()) & PROTECTION_BARRIERS for pupil in away):
        return 4
    if away:
        return 3
    return 1 if True in goes else None


def _disruptions(pupils):
    asked = {}
    for question, severity in DISRUPTIONS.items():
        said = [one_of(pupil, question, YES_NO) for pupil in pupils]
        if any(each is not None for each in said):
            asked[question] = severity if True in said else 1
    return asked
