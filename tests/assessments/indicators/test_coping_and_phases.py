"""Livelihood coping, the FEWS NET matrices cell by cell, and CARI."""

from itertools import product

import pytest

from assessments.indicators import OutOfRange, score
from assessments.indicators.coping import LCS_EN, LCS_FS, REASONS
from assessments.indicators.phases import round_half_up
from tests.assessments.indicators.test_food import coped, eaten, hungry

NO = dict.fromkeys(LCS_EN, "no_had_no_need")
OF_FOOD = dict.fromkeys(LCS_FS, "no_had_no_need")
FCS = {"acceptable": eaten(*[7] * 8), "borderline": eaten(7, 7, *[0] * 6), "poor": eaten(*[1] * 8)}
RCSI = {"low": coped(*[0] * 5), "medium": coped(4, *[0] * 4), "high": coped(*[7] * 5)}
HHS = {
    "none": hungry("", "", ""),
    "little": hungry("rarely", "", ""),
    "moderate": hungry("often", "rarely", ""),
    "severe": hungry("often", "often", ""),
    "very_severe": hungry("often", "often", "often"),
}
COPING = {"none": OF_FOOD} | {
    worst: OF_FOOD | {f"fsl_lcsi_{worst}1": "yes"} for worst in ("stress", "crisis", "emergency")
}
# The published matrix as it numbers its cells, 1 to 45, and which of them are of which phase.
CELLS = {
    1: {1, 6},
    2: {2, 3, 7, 11, 12, 16, 17, 18, 21, 22, 26, 31, 32, 36},
    3: {4, 5, 8, 9, 13, 19, 20, 23, 24, 27, 28, 33, 34, 37, 38, 41, 42, 43},
    4: {10, 14, 15, 25, 29, 35, 39, 40, 44},
    5: {30, 45},
}
CELLS_OF_TWO = {1: {1, 6}, 2: {2, 3, 7, 11}, 3: {4, 8, 12, 13}, 4: {5, 9, 10, 14}, 5: {15}}
WITH_COPING = {
    1: {"none": 1, "stress": 1, "crisis": 2, "emergency": 3},
    2: {"none": 2, "stress": 2, "crisis": 3, "emergency": 3},
    3: {"none": 3, "stress": 3, "crisis": 3, "emergency": 4},
    4: dict.fromkeys(COPING, 4),
    5: dict.fromkeys(COPING, 5),
}
# One household of each phase.
OF_PHASE = {
    1: ("acceptable", "low", "none"),
    2: ("acceptable", "medium", "moderate"),
    3: ("poor", "high", "none"),
    4: ("borderline", "high", "severe"),
    5: ("poor", "medium", "very_severe"),
}


def household(food, reduced, hunger):
    return FCS[food] | RCSI[reduced] | HHS[hunger]


@pytest.mark.parametrize(("food", "reduced", "hunger"), list(product(FCS, RCSI, HHS)))
def test_each_cell_of_the_matrix_is_of_its_phase(food, reduced, hunger):
    cell = 15 * list(RCSI).index(reduced) + 5 * list(FCS).index(food) + 1 + list(HHS).index(hunger)
    [phase] = [phase for phase, cells in CELLS.items() if cell in cells]

    assert score("fcm", household(food, reduced, hunger)).value == phase


@pytest.mark.parametrize(("food", "hunger"), list(product(FCS, HHS)))
def test_without_reduced_coping_the_smaller_matrix_holds(food, hunger):
    cell = 5 * list(FCS).index(food) + 1 + list(HHS).index(hunger)
    [phase] = [phase for phase, cells in CELLS_OF_TWO.items() if cell in cells]

    assert score("fcm", FCS[food] | HHS[hunger], with_rcsi=False).value == phase
    assert score("fcm", FCS[food] | HHS[hunger]).value is None


@pytest.mark.parametrize(("phase", "worst"), list(product(OF_PHASE, COPING)))
def test_livelihood_coping_worsens_a_phase_as_published(phase, worst):
    answers = household(*OF_PHASE[phase]) | COPING[worst]

    assert score("fcm", answers).value == phase
    assert score("fclc", answers).value == WITH_COPING[phase][worst]


def test_what_lies_behind_a_phase_is_named():
    found = score("fcm", household("acceptable", "low", "severe"))

    assert found.drivers == ("fsl_hhs_nofoodhh", "fsl_hhs_sleephungry")
    assert score("fcm", FCS["poor"]).value is None


@pytest.mark.parametrize(
    ("used", "category", "by_yes", "by_exhausted"),
    [
        ({}, "none", "none", "none"),
        ({"stress1": "yes"}, "stress", "stress", "none"),
        ({"stress1": "yes", "crisis1": "no_exhausted"}, "crisis", "stress", "crisis"),
        ({"emergency3": "no_exhausted"}, "emergency", "none", "emergency"),
        (
            {"stress2": "no_exhausted", "stress1": "yes", "crisis1": "yes", "emergency1": "yes"},
            "emergency",
            "emergency",
            "stress",
        ),
        ({"emergency1": "not_applicable"}, "none", "none", "none"),
    ],
)
def test_the_worst_strategy_that_was_used_or_used_up_decides(used, category, by_yes, by_exhausted):
    answers = NO | {f"fsl_lcsi_en_{name}": said for name, said in used.items()}

    assert score("lcs_en", answers).category == category
    assert score("lcs_en", answers, lcs_counts="yes").category == by_yes
    assert score("lcs_en", answers, lcs_counts="exhausted").category == by_exhausted


def test_the_strategies_and_their_codes_may_be_an_assessments_own():
    sold = {"sold_seeds": "emergency", "borrowed": "stress"}

    assert score("lcs_en", {"sold_seeds": 20, "borrowed": 10}, lcs_strategies=sold).value == 4
    assert score("lcs_en", {"sold_seeds": 9999, "borrowed": 30}, lcs_strategies=sold).value == 2
    with pytest.raises(OutOfRange):
        score("lcs_en", {"sold_seeds": 40, "borrowed": 10}, lcs_strategies=sold)


def test_coping_for_food_is_that_for_needs_where_food_was_a_reason():
    answers = NO | {"fsl_lcsi_en_crisis1": "yes"}

    assert score("lcs_fs", answers | {REASONS: "food shelter"}).category == "crisis"
    assert score("lcs_fs", answers | {REASONS: "shelter"}).category == "none"
    assert score("lcs_fs", answers).value is None
    assert score("lcs_fs", NO).value == 1
    assert score("lcs_fs", answers | OF_FOOD | {REASONS: "shelter"}).category == "none"


@pytest.mark.parametrize("said", [None, "", "dnk", "pnta"])
def test_one_strategy_without_an_answer_leaves_coping_unknown(said):
    found = score("lcs_en", NO | {"fsl_lcsi_en_stress3": said})

    assert (found.value, found.drivers) == (None, ("fsl_lcsi_en_stress3",))


@pytest.mark.parametrize(
    ("food", "reduced", "expenditure", "value"),
    [
        ("acceptable", coped(5, 0, 0, 0, 0), 100, 2),
        ("acceptable", coped(0, 0, 0, 0, 0), 100, 1),
        ("borderline", coped(0, 0, 0, 0, 0), 70, 3),
        ("borderline", coped(2, 0, 0, 0, 0), 50, 3),
        ("poor", coped(0, 0, 0, 0, 0), 50, 3),
    ],
)
def test_cari_rounds_its_halves_up(food, reduced, expenditure, value):
    answers = FCS[food] | reduced | OF_FOOD | {"expenditure": expenditure}

    assert score("cari", answers, meb=100, smeb=60).value == value


def test_cari_without_what_a_household_has_is_unknown():
    answers = FCS["poor"] | RCSI["low"] | OF_FOOD

    assert score("cari", answers, meb=100, smeb=60).drivers == ("expenditure",)
    assert score("cari", answers | {"expenditure": 50}).value is None
    with pytest.raises(OutOfRange):
        score("cari", answers | {"expenditure": -1}, meb=100, smeb=60)


@pytest.mark.parametrize(("value", "rounded"), [(1.5, 2), (2.5, 3), (3.5, 4), (2.75, 3), (2.25, 2)])
def test_a_half_is_rounded_up_and_not_to_the_even_number(value, rounded):
    assert round_half_up(value) == rounded
