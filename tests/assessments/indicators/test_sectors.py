"""REACH's composites of the other sectors, and the index over all six."""

from itertools import product

import pytest

from assessments.indicators import OutOfRange, score
from assessments.indicators.msni import index, profile

TASKS = dict.fromkeys(
    ("snfi_fds_cooking", "snfi_fds_sleeping", "snfi_fds_storing"), "yes_no_issues"
)
LIT = {"energy_lighting_source": "electricity"}


@pytest.mark.parametrize(
    ("answers", "severity"),
    [
        ({"snfi_shelter_type": "none"}, 5),
        ({"snfi_shelter_type": "collective_center"}, 3),
        ({"snfi_shelter_type": "hosted", "snfi_shelter_type_individual": "apartment"}, 1),
        ({"snfi_shelter_type": "individual_shelter", "snfi_shelter_type_individual": "tent"}, 3),
        ({"snfi_shelter_type": "hosting", "snfi_shelter_type_individual": "other"}, None),
        ({"snfi_shelter_issue": "none"}, 1),
        ({"snfi_shelter_issue": "leak"}, 2),
        ({"snfi_shelter_issue": "leak lock lack_space other"}, 2),
        ({"snfi_shelter_issue": "leak lock lack_space vectors"}, 3),
        ({"snfi_shelter_issue": "leak lock lack_space vectors ventilation temperature lack_privacy "
          "difficulty_move"}, 4),
        ({"snfi_shelter_issue": "pnta"}, None),
        ({"hlp_occupancy": "ownership"}, 1),
        ({"hlp_occupancy": "rented", "hlp_risk_eviction": "no"}, 2),
        ({"hlp_occupancy": "dnk", "hlp_risk_eviction": "yes"}, 3),
        ({"hlp_occupancy": "no_agreement"}, 3),
        (TASKS | LIT, 1),
        (TASKS | {"snfi_fds_cooking": "no_cannot"} | LIT, 2),
        (TASKS | {"snfi_fds_cooking": "no_no_need"} | LIT, 1),
        (dict.fromkeys(TASKS, "no_cannot") | LIT, 3),
        (dict.fromkeys(TASKS, "no_cannot") | {"energy_lighting_source": "none"}, 4),
        (TASKS | {"snfi_fds_storing": "dnk"} | LIT, None),
        (TASKS, None),
    ],
)  # fmt: skip
def test_shelter_things_and_tenure(answers, severity):
    assert score("snfi", answers).value == severity


def test_tenure_may_be_read_by_the_occupancy_alone_and_damage_added():
    risky = {"hlp_occupancy": "ownership", "hlp_risk_eviction": "yes"}

    assert score("snfi", risky).value == 3
    assert score("snfi", risky, snfi_tenure="occupancy").value == 1
    damaged = risky | {"snfi_shelter_damage": "Total collapse or destruction"}
    assert score("snfi", damaged, snfi_damage=True).value == 4
    assert score("snfi", damaged).value == 3


def cared(needed, received=None):
    return {"health_ind_healthcare_needed": needed, "health_ind_healthcare_received": received}


@pytest.mark.parametrize(
    ("members", "severity"),
    [
        ([cared("no")], 1),
        ([cared("no"), cared("yes", "yes")], 2),
        ([cared("yes", "no"), cared("yes", "yes"), cared("no")], 3),
        ([cared("yes", "dnk")], None),
        ([cared("yes", "dnk"), cared("no")], 1),
        ([cared("pnta")], None),
        ([], None),
    ],
)
def test_care_that_was_needed_and_not_had(members, severity):
    assert score("health", {"roster": members}).value == severity


def pupil(access="yes", age=10, **more):
    return {"ind_age": age, "edu_access": access} | more


@pytest.mark.parametrize(
    ("members", "severity"),
    [
        ([{"ind_age": 40}, {"ind_age": 4}, {"ind_age": 18}], 1),
        ([pupil()], 1),
        ([pupil(age=5), pupil("no", age=17)], 3),
        ([pupil("no", edu_barrier="costs")], 3),
        ([pupil("no", edu_barrier="costs child_marriage"), pupil()], 4),
        ([pupil("yes", edu_barrier="child_marriage")], 1),
        ([pupil(edu_disrupted_teacher="yes")], 2),
        ([pupil(edu_disrupted_hazards="yes"), pupil(edu_disrupted_teacher="yes")], 3),
        ([pupil(edu_disrupted_displaced="yes")], 3),
        ([pupil(edu_disrupted_attack="yes")], 4),
        ([pupil(edu_disrupted_occupation="yes")], 4),
        ([pupil("dnk")], None),
        ([pupil("pnta"), pupil("no")], 3),
        ([{"ind_age": None}], None),
        ([], None),
    ],
)
def test_school_is_judged_by_who_goes_why_not_and_what_interrupts_it(members, severity):
    assert score("education", {"roster": members}).value == severity


@pytest.mark.parametrize(
    ("answers", "severity"),
    [
        ({"prot_needs_3_movement": "no_safety_concerns"}, 1),
        ({"prot_needs_3_movement": "no_changes_feel_unsafe"}, 2),
        ({"prot_needs_3_movement": "women_girls_avoid_night men_boys_avoid_night"}, 3),
        ({"prot_needs_3_movement": "avoid_markets"}, 3),
        ({"prot_needs_3_movement": "avoid_markets avoid_fields different_routes"}, 4),
        ({"prot_needs_3_movement": "avoid_markets dnk"}, None),
        ({"prot_needs_2_activities": "no", "prot_needs_2_social": "no"}, 1),
        ({"prot_needs_2_activities": "yes_work", "prot_needs_2_social": "no"}, 2),
        ({"prot_needs_2_activities": "yes_other_activities"}, 3),
        ({"prot_needs_2_activities": "yes_work yes_farm", "prot_needs_2_social":
          "yes_visiting_family yes_joining_groups"}, 4),
        ({"prot_needs_2_activities": "dnk", "prot_needs_2_social": "yes_joining_groups"}, 2),
        ({"prot_needs_2_activities": "dnk", "prot_needs_2_social": "pnta"}, None),
        ({"prot_needs_1_services": "yes_healthcare", "prot_needs_1_justice": "no"}, 2),
        ({"prot_needs_1_justice": "yes_identity_documents"}, 3),
        ({"prot_needs_1_services": "yes_healthcare yes_schools", "prot_needs_1_justice":
          "yes_identity_documents"}, 4),
    ],
)  # fmt: skip
def test_protection_is_movement_practices_and_rights(answers, severity):
    assert score("protection", answers).value == severity


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("protection", {"prot_needs_3_movement": "avoid_moon"}),
        ("protection", {"prot_needs_1_services": "healthcare"}),
        ("snfi", {"snfi_shelter_issue": "ghosts"}),
        ("snfi", {"hlp_occupancy": "castle"}),
        ("wash", {"wash_hwise_drink": "seldom"}),
        ("health", {"roster": [cared("maybe")]}),
        ("education", {"roster": [pupil("maybe")]}),
    ],
)
def test_a_choice_that_there_is_not_is_refused(name, answers):
    with pytest.raises(OutOfRange):
        score(name, answers)


SIX = ("foodsec", "snfi", "wash", "protection", "health", "education")


@pytest.mark.parametrize(
    ("severities", "value", "category", "sectors", "words"),
    [
        ((1, 5, 2, 3, 4, 5), 5, "in_severe_need", 4, "SNFI - Protection - Health - Education"),
        ((2,) * 6, 2, "not_in_need", 0, None),
        ((3,) * 6, 3, "in_need", 6,
         "Food security - SNFI - WASH - Protection - Health - Education"),
        ((None, None, 4, None, None, None), 4, "in_severe_need", 1, "WASH"),
    ],
)  # fmt: skip
def test_the_index_is_the_worst_sector_and_its_profile_those_in_need(
    severities, value, category, sectors, words
):
    found = index(dict(zip(SIX, severities, strict=True)))

    assert (found.value, found.category, len(found.drivers)) == (value, category, sectors)
    assert profile(found) == words


def test_without_any_sector_there_is_no_index():
    assert index(dict.fromkeys(SIX)).value is None
    assert score("msni", {}).value is None


def test_the_index_takes_each_sector_with_its_own_settings():
    answers = {"wash_drinking_water_source": "unprotected_well", "roster": [cared("yes", "yes")]}

    assert score("msni", answers).drivers == ("wash",)
    rural = score("msni", answers, wash={"wash_setting": "rural"})
    assert (rural.value, rural.drivers) == (2, ())


@pytest.mark.parametrize(("one", "other"), list(product(range(1, 6), repeat=2)))
def test_the_index_never_falls_where_a_sector_worsens(one, other):
    worse = index({"wash": max(one, other)}).value

    assert index({"wash": one}).value <= worse
    assert index({"wash": one, "health": other}).value == worse
