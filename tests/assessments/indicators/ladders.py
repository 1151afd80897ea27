"""Answers from best to worst: a ladder is a question, or some that go together, its rungs answers.

Which answer is worse than which is each method's own matter, written out here again.
"""

from itertools import accumulate

from assessments.indicators.coping import LCS_EN, LCS_FS, REASONS
from assessments.indicators.disability import DOMAINS
from assessments.indicators.food import FCS_WEIGHTS, HHS_ITEMS, RCSI_WEIGHTS


def of(question, *answers):
    """The ladder of one question."""
    return tuple({question: answer} for answer in answers)


def more_and_more(question, none, *codes):
    """Nothing of a list, then one of its codes, then two, and so on."""
    return of(question, none, *accumulate(codes, "{} {}".format))


def _hunger(item):
    happened = ({item: "yes", f"{item}_freq": often} for often in ("rarely", "sometimes", "often"))
    return ({item: "no", f"{item}_freq": ""}, *happened)


FOOD = {group: of(group, *range(7, -1, -1)) for group in FCS_WEIGHTS}
REDUCED = {item: of(item, *range(8)) for item in RCSI_WEIGHTS}
HUNGER = {item: _hunger(item) for item in HHS_ITEMS}
_GAVE_UP = ("no_had_no_need", "no_exhausted", "yes")
NEEDS = {question: of(question, *_GAVE_UP) for question in LCS_EN}
TO_EAT = {question: of(question, *_GAVE_UP) for question in LCS_FS}
WHY = {REASONS: of(REASONS, "shelter", "food shelter")}
MONEY = {"expenditure": of("expenditure", 400_000, 200_000, 1_000)}

_TASKS = ("snfi_fds_cooking", "snfi_fds_sleeping", "snfi_fds_storing", "energy_lighting_source")
_CAN, _CANNOT = ("yes_no_issues",) * 3 + ("electricity",), ("no_cannot",) * 3 + ("none",)
SHELTER = {
    "type": (
        {"snfi_shelter_type": "hosted", "snfi_shelter_type_individual": "house"},
        {"snfi_shelter_type": "hosted", "snfi_shelter_type_individual": "tent"},
        {"snfi_shelter_type": "none", "snfi_shelter_type_individual": ""},
    ),
    "issues": more_and_more(
        "snfi_shelter_issue",
        "none",
        *("leak", "lock", "lack_space", "vectors", "ventilation", "temperature", "lack_privacy"),
        *("difficulty_move", "lack_lighting", "no_natural_light", "lack_space_laundry"),
    ),
    "occupancy": of("hlp_occupancy", "ownership", "rented", "no_agreement"),
    "eviction": of("hlp_risk_eviction", "no", "yes"),
    "tasks": tuple(
        dict(zip(_TASKS, _CANNOT[:count] + _CAN[count:], strict=True)) for count in range(5)
    ),
}

_WATER, _WAY = "wash_drinking_water_source", "wash_drinking_water_time"
_TAP = {_WATER: "tap", f"{_WAY}_yn": "number_minutes"}
_TOILET, _HANDS = "wash_sanitation_facility", "wash_handwashing_facility"
_SHARED = {_TOILET: "flush_septic_tank", f"{_TOILET}_sharing_yn": "yes"}
_SEEN = {_HANDS: "available", f"{_HANDS}_observed_water": "water_available"}
WASH = {
    "quantity": of("wash_hwise_drink", "never", "rarely", "sometimes", "often", "always"),
    "quality": (
        {_WATER: "piped_dwelling"},
        _TAP | {f"{_WAY}_int": 29},
        _TAP | {f"{_WAY}_int": 30},
        {_WATER: "unprotected_well"},
        {_WATER: "surface_water"},
    ),
    "toilet": (
        {_TOILET: "flush_septic_tank", f"{_TOILET}_sharing_yn": "no"},
        *(_SHARED | {f"{_TOILET}_sharing_n": count} for count in (2, 9, 100)),
        {_TOILET: "bucket"},
        {_TOILET: "none"},
    ),
    "hands": (
        _SEEN | {f"{_HANDS}_observed_soap": "soap_available"},
        _SEEN | {f"{_HANDS}_observed_soap": "soap_not_available"},
        {_HANDS: "none"},
    ),
}

PROTECTION = {
    "movement": more_and_more(
        "prot_needs_3_movement",
        "no_safety_concerns",
        *("women_girls_avoid_night", "men_boys_avoid_night", "avoid_markets", "avoid_fields"),
    ),
    "activities": more_and_more(
        "prot_needs_2_activities", "no", "yes_work", "yes_farm", "yes_other_activities"
    ),
    "social": more_and_more(
        "prot_needs_2_social", "no", "yes_visiting_family", "yes_joining_groups"
    ),
    "services": more_and_more("prot_needs_1_services", "no", "yes_healthcare", "yes_schools"),
    "justice": more_and_more(
        "prot_needs_1_justice", "no", "yes_counselling_legal", "yes_identity_documents"
    ),
}

# Of each member.
DIFFICULTIES = {
    domain: of(domain, "no_difficulty", "some_difficulty", "lot_of_difficulty", "cannot_do")
    for domain in DOMAINS
}
_NEEDED, _RECEIVED = "health_ind_healthcare_needed", "health_ind_healthcare_received"
CARE = {
    "care": (
        {_NEEDED: "no", _RECEIVED: ""},
        {_NEEDED: "yes", _RECEIVED: "yes"},
        {_NEEDED: "yes", _RECEIVED: "no"},
    )
}
SCHOOL = {
    "access": (
        {"edu_access": "yes", "edu_barrier": ""},
        {"edu_access": "no", "edu_barrier": "costs"},
        {"edu_access": "no", "edu_barrier": "costs child_marriage"},
    ),
    **{
        question: of(question, "no", "yes")
        for question in (
            *("edu_disrupted_hazards", "edu_disrupted_teacher", "edu_disrupted_displaced"),
            "edu_disrupted_attack",
        )
    },
}
