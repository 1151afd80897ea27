"""Food consumption, reduced coping, hunger: published examples, edges, and nothing known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.indicators import OutOfRange, score
from assessments.indicators.food import FCS_WEIGHTS, HHS_ITEMS, RCSI_WEIGHTS

DAYS = st.integers(0, 7)
OFTEN = st.sampled_from(["", "rarely", "sometimes", "often"])
RANK = {"poor": 0, "borderline": 1, "acceptable": 2}


def eaten(*days):
    return dict(zip(FCS_WEIGHTS, days, strict=True))


def coped(*days):
    return dict(zip(RCSI_WEIGHTS, days, strict=True))


def hungry(*often):
    said = {}
    for item, each in zip(HHS_ITEMS, often, strict=True):
        said |= {item: "yes" if each else "no", f"{item}_freq": each}
    return said


# In the order of the questions: staples, pulses, dairy, meat, vegetables, fruit, oil, sugar.
@pytest.mark.parametrize(
    ("days", "value", "usual", "oil_and_sugar_daily"),
    [
        ((1, 3, 1, 5, 3, 1, 2, 1), 40.5, "acceptable", "borderline"),
        ((2, 4, 2, 4, 2, 4, 3, 7), 51, "acceptable", "acceptable"),
        ((3, 5, 6, 3, 1, 6, 6, 6), 70, "acceptable", "acceptable"),
        ((2, 6, 7, 2, 6, 2, 5, 5), 71, "acceptable", "acceptable"),
        ((5, 1, 3, 7, 5, 2, 1, 2), 61.5, "acceptable", "acceptable"),
        ((6, 6, 4, 4, 4, 2, 7, 3), 73, "acceptable", "acceptable"),
        ((7, 5, 2, 5, 3, 4, 4, 4), 68, "acceptable", "acceptable"),
        ((7, 0, 0, 0, 7, 0, 0, 0), 21, "poor", "poor"),
        ((7, 0, 0, 0, 7, 0, 1, 0), 21.5, "borderline", "poor"),
        ((7, 7, 0, 0, 0, 0, 0, 0), 35, "borderline", "borderline"),
        ((7, 7, 0, 0, 0, 0, 1, 0), 35.5, "acceptable", "borderline"),
        ((7, 7, 0, 0, 7, 0, 0, 1), 42.5, "acceptable", "acceptable"),
        ((7, 7, 0, 0, 7, 0, 0, 0), 42, "acceptable", "borderline"),
        ((7, 0, 0, 0, 7, 7, 0, 0), 28, "borderline", "poor"),
        ((7,) * 8, 112, "acceptable", "acceptable"),
        ((0,) * 8, 0, "poor", "poor"),
    ],
)
def test_food_consumption_is_weighed_and_classed(days, value, usual, oil_and_sugar_daily):
    assert score("fcs", eaten(*days)).value == value
    assert score("fcs", eaten(*days)).category == usual
    other = score("fcs", eaten(*days), fcs_threshold_set="28_42")
    assert (other.value, other.category) == (value, oil_and_sugar_daily)
    assert str(other.method).startswith("fcs 28_42")


@pytest.mark.parametrize("group", FCS_WEIGHTS)
@pytest.mark.parametrize("said", [None, "", "dnk", "pnta"])
def test_one_group_without_an_answer_leaves_it_unknown(group, said):
    found = score("fcs", eaten(*[3] * 8) | {group: said})

    assert (found.value, found.category, found.drivers) == (None, None, (group,))


@pytest.mark.parametrize("said", [-1, 8, 3.5, "many", True, float("inf"), float("nan"), [3]])
def test_days_beyond_a_week_are_refused(said):
    with pytest.raises(OutOfRange) as refused:
        score("fcs", eaten(*[3] * 8) | {"fsl_fcs_veg": said})

    assert refused.value.question == "fsl_fcs_veg"


def test_a_condiment_counts_nothing_and_a_number_may_be_text():
    assert score("fcs", eaten(*["3"] * 8) | {"fsl_fcs_condiments": "7"}).value == 48


@given(st.tuples(*[DAYS] * 8), st.integers(0, 7))
def test_who_eats_a_group_on_one_day_more_is_not_worse_off(days, place):
    if place < 8 and days[place] < 7:
        more = (*days[:place], days[place] + 1, *days[place + 1 :])
        before, after = score("fcs", eaten(*days)), score("fcs", eaten(*more))
        assert 0 <= before.value < after.value <= 112
        assert RANK[before.category] <= RANK[after.category]


@pytest.mark.parametrize(
    ("days", "value", "category"),
    [
        ((1, 0, 2, 4, 4), 19, "high"),
        ((2, 0, 5, 2, 3), 18, "medium"),
        ((1, 0, 1, 1, 0), 3, "low"),
        ((1, 0, 2, 1, 0), 4, "medium"),
        ((7, 7, 0, 0, 7), 42, "high"),
        ((7, 7, 1, 0, 7), 43, "high"),
        ((7,) * 5, 56, "high"),
        ((0,) * 5, 0, "low"),
    ],
)
def test_reduced_coping_weighs_each_strategy_by_its_own(days, value, category):
    found = score("rcsi", coped(*days))

    assert (found.value, found.category) == (value, category)


def test_of_reduced_coping_one_unknown_leaves_it_unknown():
    assert score("rcsi", coped(3, 3, None, 6, 5)).value is None


@given(st.tuples(*[DAYS] * 5))
def test_reduced_coping_stays_in_its_range_and_names_the_heaviest_first(days):
    found = score("rcsi", coped(*days))

    assert 0 <= found.value <= 56
    weights = [RCSI_WEIGHTS[item] * coped(*days)[item] for item in found.drivers]
    assert weights == sorted(weights, reverse=True)
    assert all(weights)


@pytest.mark.parametrize(
    ("often", "value", "ipc", "standard"),
    [
        (("", "", ""), 0, "none", "little_to_none"),
        (("rarely", "", ""), 1, "little", "little_to_none"),
        (("sometimes", "rarely", ""), 2, "moderate", "moderate"),
        (("often", "rarely", ""), 3, "moderate", "moderate"),
        (("often", "often", ""), 4, "severe", "severe"),
        (("often", "often", "rarely"), 5, "very_severe", "severe"),
        (("often", "often", "often"), 6, "very_severe", "severe"),
    ],
)
def test_hunger_is_counted_and_classed(often, value, ipc, standard):
    assert score("hhs", hungry(*often)).value == value
    assert score("hhs", hungry(*often)).category == ipc
    assert score("hhs", hungry(*often), hhs_classes="standard").category == standard


def test_what_did_not_happen_counts_nothing_whatever_is_said_of_how_often():
    assert score("hhs", hungry("", "", "") | {"fsl_hhs_nofoodhh_freq": "often"}).value == 0


@pytest.mark.parametrize("said", ["dnk", "pnta", "", None])
def test_hunger_that_is_not_told_is_no_zero(said):
    assert score("hhs", hungry("", "", "") | {"fsl_hhs_sleephungry": said}).value is None
    how_often = hungry("rarely", "", "") | {"fsl_hhs_nofoodhh_freq": said}
    assert score("hhs", how_often).drivers == ("fsl_hhs_nofoodhh",)


@given(st.tuples(OFTEN, OFTEN, OFTEN))
def test_hunger_does_not_hang_on_which_of_the_three_happened(often):
    assert len({score("hhs", hungry(*each)).value for each in (often, often[::-1])}) == 1
    assert 0 <= score("hhs", hungry(*often)).value <= 6
