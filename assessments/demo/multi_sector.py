"""What an invented household answered to the multi-sectoral questionnaire."""

from assessments.demo.hardship import priorities
from assessments.demo.rapid import dwelling_of
from assessments.indicators.coping import LCS_EN
from assessments.indicators.disability import DOMAINS

SCHOOL, ASKED_OF_DIFFICULTIES = range(5, 18), 5
_SETTINGS = {"collective": "camp", "hotel": "camp", "institution": "camp"}
# Of seven days: how often a group is eaten in an easy life, and in a hard one.
_EATEN = {
    "fsl_fcs_cereal": (7, 6.5),
    "fsl_fcs_legumes": (3, 1.5),
    "fsl_fcs_dairy": (6, 2),
    "fsl_fcs_meat": (5, 1.5),
    "fsl_fcs_veg": (6.5, 3.5),
    "fsl_fcs_fruit": (5, 1.5),
    "fsl_fcs_oil": (7, 5),
    "fsl_fcs_sugar": (6.5, 5),
    "fsl_fcs_condiments": (7, 6),
}
_COPED = {
    "fsl_rcsi_lessquality": (0, 5),
    "fsl_rcsi_borrow": (0, 2.2),
    "fsl_rcsi_mealnb": (0, 2.2),
    "fsl_rcsi_mealsize": (0, 2.5),
    "fsl_rcsi_mealadult": (0, 1.8),
}
_GIVEN_UP = {"stress": (0.10, 0.65), "crisis": (0.02, 0.30), "emergency": (0.0, 0.06)}


def answers(home, life):
    """(answers without the members', the rows of the roster) as a finished record has them."""
    setting = _SETTINGS.get(home.accommodation, "rural" if life.is_rural else "urban")
    asked = {"consent": "yes", "survey_modality": "in_person", "setting": setting}
    return {
        "household": home.told | asked | {"resp_hoh_yn": "yes"},
        "displacement": {"moves_n": life.number(0, 3), "intention": "stay_here"}
        | {"intention_reason": life.some_of(("housing", "work", "relatives", "education"))},
        "food": {group: life.days(*often) for group, often in _EATEN.items()},
        "hunger": _hunger(life),
        "livelihoods": _livelihoods(life),
        "income": {
            "cm_income_source": life.some_of(("casual", "social_benefits", "assistance")),
            "expenditure": str(int(60_000 + 45_000 * len(home.people) * (1.2 - life.hardship))),
        },
        "shelter": _shelter(home, life),
        "water": _water(life),
        "hygiene": _hygiene(life),
        "protection": _protection(life),
        "accountability": {
            "aap_received_assistance_12m": "yes",
            "aap_satisfied": life.one_of("very_satisfied", "satisfied", "dissatisfied"),
            "aap_preferred_modality": "physical_cash",
            "aap_information": life.some_of(("phone", "social_worker", "people")),
            "aap_complaint_known": life.one_of("yes", "no"),
        },
        "priorities": priorities(life),
    }, [_member(person, position, life) for position, person in home.placed()]


def _hunger(life):
    said = {item: life.days(*often) for item, often in _COPED.items()}
    for item in ("fsl_hhs_nofoodhh", "fsl_hhs_sleephungry", "fsl_hhs_alldaynight"):
        happened = life.likely(0.0, 0.18)
        said[item] = "yes" if happened else "no"
        if happened:
            said[f"{item}_freq"] = life.one_of("rarely", "rarely", "sometimes", "often")
    return said


def _livelihoods(life):
    said = {}
    for strategy, severity in LCS_EN.items():
        used = life.likely(*_GIVEN_UP[severity])
        said[strategy] = life.one_of("yes", "no_exhausted") if used else "no_had_no_need"
    if set(said.values()) - {"no_had_no_need"}:
        said["fsl_lcsi_en_other_reason"] = life.some_of(("food", "shelter", "healthcare", "debt"))
    return said


def _shelter(home, life):
    kind, dwelling, occupancy = dwelling_of(home, life)
    issues = ("lack_privacy", "lack_space", "temperature", "ventilation", "leak", "lock")
    said = {"snfi_shelter_type": kind}
    said |= {"snfi_shelter_type_individual": dwelling} if dwelling else {}
    return said | {
        "snfi_shelter_issue": life.some_of(issues) if life.likely(0.2, 0.9) else "none",
        "rooms_n": life.number(1, 3),
        "snfi_fds_cooking": life.one_of("yes_no_issues", "yes_no_issues", "yes_issues"),
        "snfi_fds_sleeping": life.one_of("yes_no_issues", "yes_issues", "yes_issues"),
        "snfi_fds_storing": life.one_of("yes_no_issues", "yes_no_issues", "yes_issues"),
        "energy_lighting_source": "electricity",
        "hlp_occupancy": occupancy,
        "hlp_risk_eviction": "yes" if life.likely(0.02, 0.25) else "no",
    }


def _water(life):
    said = {"wash_drinking_water_source": life.one_of("piped_dwelling", "piped_dwelling", "tap")}
    if said["wash_drinking_water_source"] == "tap":
        said |= {"wash_drinking_water_time_yn": "number_minutes"}
        said |= {"wash_drinking_water_time_int": life.number(2, 25)}
    return said | {
        "wash_hwise_drink": life.one_of("never", "never", "never", "rarely", "sometimes")
    }


def _hygiene(life):
    toilet = life.one_of("flush_piped_sewer", "flush_septic_tank", "pit_latrine_slab")
    shared = life.likely(0.03, 0.30)
    said = {"wash_sanitation_facility": toilet}
    said["wash_sanitation_facility_sharing_yn"] = "yes" if shared else "no"
    said |= {"wash_sanitation_facility_sharing_n": life.number(2, 6)} if shared else {}
    return said | {
        "wash_handwashing_facility": "available",
        "wash_handwashing_facility_observed_water": "water_available",
        "wash_handwashing_facility_observed_soap": life.one_of("soap_available", "soap_available")
        if life.likely(0.99, 0.85)
        else "soap_not_available",
    }


def _protection(life):
    separated = life.likely(0.005, 0.03)
    restricted = {
        "prot_needs_2_activities": (0.03, 0.25, ("yes_work", "yes_livelihood", "yes_safety")),
        "prot_needs_2_social": (0.02, 0.15, ("yes_visiting_family", "yes_community_events")),
        "prot_needs_1_services": (0.03, 0.25, ("yes_healthcare", "yes_schools")),
        "prot_needs_1_justice": (0.01, 0.08, ("yes_identity_documents", "yes_property_docs")),
    }
    said = {
        question: life.some_of(codes) if life.likely(easy, hard) else "no"
        for question, (easy, hard, codes) in restricted.items()
    }
    afraid = ("no_changes_feel_unsafe", "women_girls_avoid_night", "different_routes")
    said["prot_needs_3_movement"] = (
        life.one_of(*afraid) if life.likely(0.05, 0.30) else "no_safety_concerns"
    )
    said["prot_child_sep"] = "yes" if separated else "no"
    return said | ({"prot_child_sep_reason": "left_study"} if separated else {})


def _member(person, position, life):
    row = {"ind": person.told, "ind_pos": str(position), "ind_health": _health(person, life)}
    if person.age in SCHOOL:
        row["ind_education"] = _education(life)
    if person.age >= ASKED_OF_DIFFICULTIES:
        row["ind_wgq"] = {"wgq_proxy": "no"} | _difficulties(person, life)
    return row


def _health(person, life):
    needed = life.likely(*((0.5, 0.7) if person.age > 60 else (0.15, 0.30)))
    if not needed:
        return {"health_ind_healthcare_needed": "no"}
    received = not life.likely(0.03, 0.35)
    said = {"health_ind_healthcare_needed": "yes"}
    said["health_ind_healthcare_received"] = "yes" if received else "no"
    barriers = ("cost_care", "cost_medicine", "cost_transport", "far", "waiting")
    return said | ({} if received else {"health_ind_barrier": life.some_of(barriers)})


def _education(life):
    if life.likely(0.01, 0.12):
        return {"edu_access": "no", "edu_barrier": life.one_of("costs", "lack_interest")}
    return {
        "edu_access": "yes",
        "edu_disrupted_hazards": "no",
        "edu_disrupted_teacher": "yes" if life.likely(0.01, 0.08) else "no",
        "edu_disrupted_displaced": "no",
        "edu_disrupted_attack": "no",
    }


def _difficulties(person, life):
    said = dict.fromkeys(DOMAINS, "no_difficulty")
    if person.has_disability:
        said["wgq_mobility"] = life.one_of("lot_of_difficulty", "cannot_do")
    elif person.age > 60 and life.likely(0.3, 0.5):
        said["wgq_vision"] = "some_difficulty"
    return said
