"""Disability of members and of a household, and who depends on whom."""

import pytest

from assessments.indicators import METHODS, OutOfRange, score

# Seeing, hearing, walking, remembering, communicating, self-care, as WFP's sample has them.
AS_WFP = ("wgq_vision", "wgq_hearing", "wgq_mobility", "wgq_cognition", "wgq_communication",
          "wgq_self_care")  # fmt: skip


def member(*codes, age=30):
    return dict(zip(AS_WFP, codes, strict=True)) | {"ind_age": age}


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((2, 3, 1, 1, 4, 1), (True, True, True, True)),
        ((3, 3, 3, 3, 1, 1), (True, True, True, False)),
        ((1, 1, 999, 1, 999, 1), (False, False, False, False)),
        ((1, 1, 1, 2, 2, 1), (True, True, False, False)),
        ((2, 1, 1, 1, 1, 1), (True, False, False, False)),
        ((888,) * 6, (None, None, None, None)),
        (("dnk", "pnta", "", None, "98", "99"), (None, None, None, None)),
        (("no_difficulty",) * 5 + ("cannot_do",), (True, True, True, True)),
    ],
)
def test_each_cut_off_judges_a_member(codes, expected):
    found = [score("wg_ss", member(*codes), cut_off=each).value for each in (1, 2, 3, 4)]

    assert tuple(found) == expected


@pytest.mark.parametrize(("age", "value"), [(4, None), (5, True), (None, None), ("dnk", None)])
def test_of_a_child_under_five_it_is_unknown_and_not_no(age, value):
    assert score("wg_ss", member(4, 1, 1, 1, 1, 1, age=age)).value is value


def test_a_household_counts_those_who_are_known_to_be():
    disabled, able = member(4, 1, 1, 1, 1, 1), member(1, 1, 1, 1, 1, 1)
    unknown, infant = member(*[None] * 6), member(4, 1, 1, 1, 1, 1, age=2)

    households = ([able, disabled], [able], [disabled] * 2 + [unknown], [unknown, infant], [])
    of = [score("wg_ss", {"roster": people}) for people in households]

    assert [(each.value, each.category) for each in of] == [
        (1, "at_least_one"), (0, "none"), (2, "at_least_one"), (None, None), (None, None),
    ]  # fmt: skip
    assert of[0].drivers == ("wgq_vision",)


def test_a_difficulty_that_is_no_answer_is_refused():
    with pytest.raises(OutOfRange):
        score("wg_ss", member(5, 1, 1, 1, 1, 1))
    with pytest.raises(OutOfRange):
        score("wg_ss", member(1, 1, 1, 1, 1, 1, age=200))


def of_ages(*ages):
    return {"roster": [{"ind_age": age} for age in ages]}


@pytest.mark.parametrize(
    ("children", "adults", "older", "value", "category"),
    [
        (0, 2, 0, 0, "none"),
        (1, 2, 0, 0.5, "few"),
        (2, 2, 0, 1.0, "half"),
        (1, 2, 1, 1.0, "half"),
        (3, 1, 0, 3.0, "majority"),
        (0, 0, 2, None, "majority"),
        (2, 0, 1, None, "majority"),
    ],
)
def test_who_depends_on_whom(children, adults, older, value, category):
    found = score("dependency_ratio", of_ages(*[14] * children, *[15] * adults, *[65] * older))

    assert (found.value, found.category) == (value, category)
    assert ("no_working_age" in found.drivers) == (value is None)


def test_for_protection_a_child_is_one_until_eighteen():
    answers = of_ages(17, 18, 64, 65)

    assert score("dependency_ratio", answers).value == pytest.approx(1 / 3)
    assert score("dependency_ratio", answers, dependency_variant="0_17").value == 1


def test_one_unknown_age_leaves_it_unknown():
    for answers in (of_ages(30, None), of_ages(), {}):
        assert score("dependency_ratio", answers).category is None


@pytest.mark.parametrize("name", METHODS)
def test_without_an_answer_no_method_says_a_figure_or_fails(name):
    found = score(name, {"roster": []})

    assert (found.value, found.category) == (None, None)
    assert found.drivers
    assert found.method.version


def test_a_method_that_is_not_known_is_none():
    with pytest.raises(KeyError):
        score("happiness", {})
