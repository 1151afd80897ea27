"""What a family might answer, by rules written out again from reading the workbook."""

from datetime import timedelta

from tests.assessments.kobo_export.questionnaire import SEVERAL, questions

UNTOLD = ("dnk", "pnta")
# Codes that say that nothing of a list holds: each stands alone.
ALONE = (
    *UNTOLD,
    *("none", "no", "no_safety_concerns", "no_changes_feel_unsafe", "do_not_want_assistance"),
)
NEVER_BLANK = ("setting", "survey_modality")
BLANK, UNSURE = 0.05, 0.04
# The least and greatest that a family would say, where the workbook allows more.
NUMBERS = {
    "moves_n": (0, 6),
    "expenditure": (20_000, 600_000),
    "rooms_n": (1, 6),
    "wash_drinking_water_time_int": (2, 90),
    "wash_sanitation_facility_sharing_n": (2, 12),
}
DAYS = (0, 7)
# With what spreadsheets stumble over: commas, quotes, lines, two alphabets.
WORDS = (
    "Տանիքը կաթում է, հատկապես ձմռանը",
    'Просили "позвонить вечером"; днём на работе',
    "Wood for the stove\nand a heater",
    "ԳԴՀ 12, բն․ 4 — օգնություն է պետք",
)
LIVELIHOOD = [
    f"fsl_lcsi_en_{strategy}{number}"
    for strategy, count in (("stress", 4), ("crisis", 3), ("emergency", 3))
    for number in range(1, count + 1)
]


def _is(question, *codes):
    return lambda said: said.get(question) in codes


def _told(question, *but):
    """Whether something was answered, and none of these."""
    return lambda said: said.get(question) is not None and said[question] not in but


def _in_school_age(said):
    return 5 <= said.get("ind_age", -1) <= 17


def _goes(said):
    return _in_school_age(said) and said.get("edu_access") == "yes"


def _gave_up_something(said):
    return any(said.get(each) in ("yes", "no_exhausted") for each in LIVELIHOOD)


def _serious(said, least=1):
    needs = said.get("needs_serious", "").split()
    return len(needs) >= least and not {"none", *UNTOLD} & set(needs)


_HAS_SHELTER = _told("snfi_shelter_type", "none")
_HOUSED = ("individual_shelter", "hosted", "hosting")
_NO_PERMISSION = _is("wash_handwashing_facility", "no_permission")
_REMOTE = _is("survey_modality", "remote")
ASKED_WHERE = {
    "intention_marz": _is("intention", "move_in_armenia"),
    "intention_reason": _told("intention", *UNTOLD),
    "fsl_hhs_nofoodhh_freq": _is("fsl_hhs_nofoodhh", "yes"),
    "fsl_hhs_sleephungry_freq": _is("fsl_hhs_sleephungry", "yes"),
    "fsl_hhs_alldaynight_freq": _is("fsl_hhs_alldaynight", "yes"),
    "fsl_lcsi_en_other_reason": _gave_up_something,
    "snfi_shelter_type_individual": _is("snfi_shelter_type", *_HOUSED),
    **dict.fromkeys(
        (
            *("snfi_shelter_issue", "rooms_n", "snfi_fds_cooking", "snfi_fds_sleeping"),
            *("snfi_fds_storing", "energy_lighting_source", "hlp_occupancy", "hlp_risk_eviction"),
        ),
        _HAS_SHELTER,
    ),
    "stay_until": lambda said: _HAS_SHELTER(said) and said.get("hlp_occupancy") != "ownership",
    "wash_drinking_water_time_yn": _told("wash_drinking_water_source", "piped_dwelling", *UNTOLD),
    "wash_drinking_water_time_int": _is("wash_drinking_water_time_yn", "number_minutes"),
    "wash_drinking_water_time_sl": _is("wash_drinking_water_time_yn", "dnk"),
    "wash_sanitation_facility_sharing_yn": _told("wash_sanitation_facility", "none", *UNTOLD),
    "wash_sanitation_facility_sharing_n": _is("wash_sanitation_facility_sharing_yn", "yes"),
    "wash_handwashing_facility": lambda said: not _REMOTE(said),
    "wash_handwashing_facility_observed_water": _is("wash_handwashing_facility", "available"),
    "wash_handwashing_facility_observed_soap": _is("wash_handwashing_facility", "available"),
    "wash_handwashing_facility_reported": lambda said: _REMOTE(said) or _NO_PERMISSION(said),
    "wash_soap_observed": _NO_PERMISSION,
    "wash_soap_observed_type": _is("wash_soap_observed", "yes_soap_shown"),
    "wash_soap_reported": _REMOTE,
    "wash_soap_reported_type": lambda said: (
        said.get("wash_soap_observed") == "yes_soap_not_shown"
        or said.get("wash_soap_reported") == "yes"
    ),
    "health_ind_healthcare_received": _is("health_ind_healthcare_needed", "yes"),
    "health_ind_barrier": _is("health_ind_healthcare_received", "no"),
    "edu_access": _in_school_age,
    "edu_barrier": lambda said: _in_school_age(said) and said.get("edu_access") == "no",
    "edu_disrupted_hazards": _goes,
    "edu_disrupted_teacher": _goes,
    "edu_disrupted_displaced": _goes,
    "edu_disrupted_attack": _goes,
    "prot_child_sep_reason": _is("prot_child_sep", "yes"),
    "aap_satisfied": _is("aap_received_assistance_12m", "yes"),
    "needs_other": lambda said: "other" in said.get("needs_serious", "").split(),
    "need_first": _serious,
    "need_second": lambda said: "need_first" in said and _serious(said, least=2),
    "need_third": lambda said: "need_second" in said and _serious(said, least=3),
}
_RANKS = ("need_first", "need_second", "need_third")


def answer(said, *, day, dice, of_member):
    """Add what is asked of a household, or of a member, to what is known: name → answer.

    A number is an int, a date a date, several codes a text with spaces, what is blank is not there.
    """
    agreed = said.get("consent") == "yes"
    for question in questions():
        if question.is_of_member != of_member or question.name in said or not agreed:
            continue
        if _is_asked(question, said) and _is_answered(question, dice):
            said[question.name] = _drawn(question, said, day, dice)
    return said


def _is_asked(question, said):
    if question.kind == "calculate" or question.name.startswith("ind_"):
        # Counted by the device, and given by the register.
        return False
    if question.name.startswith("wgq_"):
        return said.get("ind_age", -1) >= 5
    return ASKED_WHERE.get(question.name, lambda said: True)(said)


def _is_answered(question, dice):
    if question.kind == "text":
        return dice.random() < (0.2 if question.name == "remark" else 0.9)
    return question.name in NEVER_BLANK or dice.random() >= BLANK


def _drawn(question, said, day, dice):
    if question.kind == "integer":
        return dice.randint(*NUMBERS.get(question.name, DAYS))
    if question.kind == "date":
        return day + timedelta(days=dice.randint(5, 400))
    if question.kind == "text":
        return dice.choice(WORDS)
    return _several(question, dice) if question.kind == SEVERAL else _one(question, said, dice)


def _one(question, said, dice):
    if question.name in _RANKS:
        ranked = {said.get(rank) for rank in _RANKS}
        return dice.choice([need for need in said["needs_serious"].split() if need not in ranked])
    unsure = [code for code in question.codes if code in UNTOLD]
    if unsure and dice.random() < UNSURE:
        return dice.choice(unsure)
    return dice.choice([code for code in question.codes if code not in UNTOLD])


def _several(question, dice):
    alone = [code for code in question.codes if code in ALONE]
    if alone and dice.random() < 0.15:
        return dice.choice(alone)
    others = [code for code in question.codes if code not in ALONE]
    # In the order of the taps, which is not the workbook's.
    return " ".join(dice.sample(others, min(len(others), dice.choice((1, 1, 2, 3, 4)))))
