"""The answers to the multi-sector questionnaire are those that the methods read."""

from random import Random

import pytest

from assessments import indicators
from assessments.indicators import coping, disability, food, protection, services, shelter, wash
from tests.assessments.instruments import BEGUN, UNTOLD, decided, flat, form_of, offered
from tests.assessments.oracle import javarosa

LIVELIHOOD = {"yes", "no_exhausted", "no_had_no_need", "not_applicable"}
DIFFICULTY = {code for code in disability.CODES if not code.isdigit()}
READ = {
    **{item: set(food.YES_NO) for item in food.HHS_ITEMS},
    **{f"{item}_freq": set(food.HHS_FREQUENCIES) for item in food.HHS_ITEMS},
    **dict.fromkeys(coping.LCS_EN, LIVELIHOOD),
    **dict.fromkeys(disability.DOMAINS, DIFFICULTY),
    "snfi_shelter_issue": shelter.ISSUES | {"none", "other"},
    "snfi_shelter_type_individual": set(shelter.INDIVIDUAL),
    "hlp_occupancy": set(shelter.OCCUPANCY),
    "hlp_risk_eviction": set(shelter.EVICTION),
    "wash_hwise_drink": set(wash.QUANTITY),
    "wash_drinking_water_time_sl": set(wash.WAYS),
    "wash_soap_reported_type": set(wash.SOAPS),
    "setting": set(wash.SETTINGS),
    protection.MOVEMENT: set(protection.MOVEMENT_WEIGHTS) - {"other"},
}


@pytest.mark.parametrize(("name", "codes"), READ.items())
def test_a_question_that_is_scored_offers_what_its_method_reads(name, codes):
    assert offered(form_of("multi_sector"), name) - UNTOLD == codes


def test_the_rest_of_what_is_scored_is_offered_too():
    form = form_of("multi_sector")

    assert offered(form, "wash_drinking_water_source") - UNTOLD < set(wash.SOURCES)
    assert offered(form, "wash_sanitation_facility") - UNTOLD < set(wash.TOILETS)
    assert offered(form, "edu_barrier") > services.PROTECTION_BARRIERS
    assert offered(form, coping.REASONS) & coping.FOOD_REASONS
    said = {
        code for name in (*protection.PRACTICES, *protection.RIGHTS) for code in offered(form, name)
    }
    assert said > protection.HEAVY


@pytest.mark.parametrize("seed", range(5))
def test_every_method_takes_what_a_family_said_and_scores_what_was_told_in_full(seed):
    money = {"meb": 300_000, "smeb": 150_000}
    for form, is_full in ((form_of("multi_sector"), False), (decided("multi_sector"), True)):
        told = javarosa.accepted(form, Random(seed), BEGUN["multi_sector"])
        said = flat(told.finished())
        for name in indicators.METHODS:
            found = indicators.score(name, said, **(money if name == "cari" else {}))
            assert found.value is not None or not is_full, (name, found.drivers)
        for setting in wash.SETTINGS:
            indicators.score("wash", said, wash_setting=setting, mean_household_size=3.4)
