"""Flags of a household: computed from ages, links and relationships; unknown is never "no"."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import flags
from cases.choices import Relationship, Sex
from cases.flags import Flag, household_flags
from cases.kinship import How, Member, Ties
from tests.cases.members import ADULT, DAY, GIRL, OLDER, flag, member, parents, values

MOTHER = member("P1", "head", ADULT)
CHILD = member("P2", "child", GIRL)
HUSBAND = member("P3", "spouse", ADULT, sex="male")
GRANDMOTHER = member("P4", "head", OLDER)
GRANDCHILD = member("P5", "grandchild", GIRL)
AGELESS = member("P6", "other_relative", None)


def test_a_mother_with_her_child_is_what_she_is():
    true = {code for code, value in values(MOTHER, CHILD).items() if value}

    assert true == {"female_headed", "single_parent"}


def test_every_flag_has_words_and_a_source():
    found = [f for f in vars(household_flags([MOTHER], on=DAY)).values() if isinstance(f, Flag)]

    assert len(found) == 15
    assert all(str(flag.label) and flag.source and flag.how in How for flag in found)
    assert len({str(flag.label) for flag in found}) == 15


@pytest.mark.parametrize(
    ("code", "born", "last_day_before"),
    [
        ("child_headed", date(2008, 3, 1), True),
        ("female_headed", date(2008, 3, 1), False),
        ("elderly_headed_60", date(1966, 3, 1), False),
        ("elderly_headed_65", date(1961, 3, 1), False),
        ("single_older_person", date(1961, 3, 1), False),
    ],
)
def test_ages_turn_on_the_very_birthday(code, born, last_day_before):
    head = member("P1", "head", born)

    assert values(head, on=date(2026, 2, 28))[code] is last_day_before
    assert values(head, on=DAY)[code] is not last_day_before


@pytest.mark.parametrize(("day", "is_child"), [(date(2026, 2, 28), True), (DAY, False)])
def test_who_was_born_on_29_february_is_of_age_on_1_march(day, is_child):
    head = member("P1", "head", date(2008, 2, 29))

    assert values(head, on=day)["child_headed"] is is_child
    assert values(head, on=day)["female_headed"] is not is_child


def test_nothing_is_said_of_a_head_whose_age_is_not_known():
    found = values(member("P1", "head", None))

    unknown = {code for code, value in found.items() if value is None}
    assert unknown >= {
        "child_headed",
        "female_headed",
        "elderly_headed_60",
        "elderly_headed_65",
        "single_older_person",
        "child_without_adult",
        "no_working_age",
    }


def test_one_unknown_age_leaves_open_only_what_it_could_change():
    found = values(MOTHER, CHILD, AGELESS)

    assert found["female_headed"] is True
    assert found["child_without_adult"] is False
    assert found["no_working_age"] is False
    assert found["single_parent"] is None
    assert found["older_with_children"] is False


def test_a_head_of_unrecorded_sex_is_not_called_a_man():
    assert values(member("P1", "head", ADULT, sex="unknown"))["female_headed"] is None
    assert values(member("P1", "head", ADULT, sex="male"))["female_headed"] is False


def test_a_woman_who_heads_a_couple_is_told_with_her_spouse():
    found = household_flags([MOTHER, HUSBAND, CHILD], on=DAY)

    assert (found.female_headed.value, found.couple_present.value) == (True, True)
    assert found.single_parent.value is False


def test_a_spouse_by_link_is_present_whatever_the_relationship_says():
    linked = member("P3", "not_related", ADULT, sex="male", ties=Ties(spouses=frozenset(["P1"])))
    wife = member("P1", "head", ADULT, ties=Ties(spouses=frozenset(["P3"])))

    assert flag("couple_present", wife, linked) == (True, How.LINKS)
    assert flag("couple_present", MOTHER, HUSBAND) == (True, How.RELATIONSHIPS)


def test_an_adult_whose_relationship_is_unsaid_may_be_the_spouse():
    lodger = member("P7", "unknown", ADULT, sex="male")

    assert values(MOTHER, CHILD, lodger)["couple_present"] is None


@pytest.mark.parametrize("code", ["SC-UC", "SC-UM"])
def test_an_unaccompanied_child_is_one_by_a_caseworkers_code(code):
    found = member("P5", "not_related", GIRL, needs=frozenset([code]))

    assert flag("unaccompanied_child", MOTHER, found) == (True, How.STATED)


def test_without_a_code_nobody_knows_whether_a_child_is_unaccompanied():
    assert values(MOTHER, CHILD)["unaccompanied_child"] is None
    assert values(MOTHER)["unaccompanied_child"] is False


def test_a_childs_code_left_on_an_adult_says_nothing():
    found = values(member("P1", "head", ADULT, needs=frozenset({"SC-UC", "SC-SC"})))

    assert (found["unaccompanied_child"], found["separated_child"]) == (False, False)


def test_children_alone_are_a_guess_apart_from_the_caseworkers_word():
    alone = [member("P1", "head", date(2009, 1, 1)), member("P2", "sibling", GIRL)]

    assert flag("child_without_adult", *alone) == (True, How.HEURISTIC)
    assert values(*alone)["unaccompanied_child"] is None
    assert values(*alone)["child_headed"] is True


def test_a_separated_child_has_its_own_code():
    niece = member("P5", "other_relative", GIRL, needs=frozenset({"SC-SC"}))

    assert flag("separated_child", MOTHER, niece) == (True, How.STATED)
    assert values(MOTHER, niece)["unaccompanied_child"] is None


def test_a_grandchild_alone_with_its_grandmother_is_without_a_parent():
    assert flag("child_without_parent", GRANDMOTHER, GRANDCHILD) == (True, How.HEURISTIC)


def test_a_grandchild_may_be_the_child_of_a_daughter_who_lives_there():
    daughter = member("P7", "child", ADULT)

    assert values(GRANDMOTHER, daughter, GRANDCHILD)["child_without_parent"] is None


def test_a_link_decides_what_the_relationship_leaves_open():
    daughter = member("P7", "child", ADULT)
    linked = member("P5", "grandchild", GIRL, ties=parents("P7"))

    assert values(GRANDMOTHER, daughter, linked)["child_without_parent"] is False


def test_two_parents_who_live_elsewhere_are_known_by_links():
    left = member("P5", "grandchild", GIRL, ties=parents("P88", "Karen, in Yerevan"))
    daughter = member("P7", "child", ADULT)

    half = member("P5", "grandchild", GIRL, ties=parents("P88"))

    assert flag("child_without_parent", GRANDMOTHER, daughter, left) == (True, How.LINKS)
    assert flag("child_without_parent", GRANDMOTHER, half) == (True, How.HEURISTIC)


def test_a_legal_guardian_in_the_household_stands_for_a_parent():
    ward = member("P5", "not_related", GIRL, ties=Ties(guardians=frozenset(["P1"])))

    assert values(MOTHER, ward)["child_without_parent"] is False


def test_the_one_adult_of_working_age_is_the_single_parent_by_link_or_relationship():
    linked = member("P5", "grandchild", GIRL, ties=parents("P7"))
    daughter = member("P7", "child", ADULT)

    assert flag("single_parent", MOTHER, CHILD) == (True, How.RELATIONSHIPS)
    assert flag("single_parent", GRANDMOTHER, daughter, linked) == (True, How.LINKS)


def test_an_aunt_is_no_single_parent():
    nephew = member("P5", "sibling", GIRL)

    assert values(MOTHER, nephew)["single_parent"] is False


def test_two_adults_of_working_age_are_no_single_parent_whoever_else_is_there():
    sister = member("P7", "sibling", ADULT)

    assert values(MOTHER, CHILD, sister, AGELESS)["single_parent"] is False


@pytest.mark.parametrize(
    ("born", "single"),
    [
        (date(2008, 3, 1), True),
        (date(2008, 3, 2), False),
        (date(1966, 3, 2), True),
        (date(1966, 3, 1), False),
    ],
)
def test_a_single_parent_is_18_to_59(born, single):
    baby = member("P2", "child", date(2025, 12, 1))

    assert values(member("P1", "head", born), baby)["single_parent"] is single


def test_older_people_alone_with_children():
    grandfather = member("P7", "spouse", date(1948, 1, 1), sex="male")

    assert values(GRANDMOTHER, grandfather, GRANDCHILD)["older_with_children"] is True
    assert values(GRANDMOTHER, GRANDCHILD, MOTHER)["older_with_children"] is False
    assert values(GRANDMOTHER, grandfather)["older_with_children"] is False
    assert values(GRANDMOTHER, GRANDCHILD, AGELESS)["older_with_children"] is None


def test_children_alone_have_no_older_people_with_them():
    assert values(member("P1", "head", GIRL))["older_with_children"] is False


@pytest.mark.parametrize(
    ("known", "codes", "said"),
    [
        ([True, None], [], True),
        ([False, False], [], False),
        ([False, None], [], None),
        ([None, None], ["DS-BD"], True),
        ([False, False], ["SM-CI"], False),
    ],
)
def test_a_disability_is_known_unknown_or_none(known, codes, said):
    people = [
        member(f"P{at}", "head" if not at else "child", ADULT, disability=one)
        for at, one in enumerate(known)
    ]
    people.append(member("P9", "sibling", ADULT, disability=False, needs=frozenset(codes)))

    assert values(*people)["disability"] is said


def test_pregnancy_and_breastfeeding_are_one_flag():
    assert values(MOTHER)["pregnant_or_lactating"] is False
    assert values(member("P1", "head", ADULT, pregnant=True))["pregnant_or_lactating"] is True
    assert values(member("P1", "head", ADULT, breastfeeding=True))["pregnant_or_lactating"] is True


def test_of_residents_of_an_institution_nothing_is_said_about_kin():
    found = values(member("P1", "resident", GIRL), member("P2", "resident", date(2010, 1, 1)))

    assert {found[code] for code in ("child_headed", "female_headed", "child_without_adult")} == {
        None
    }


def test_nobody_makes_no_flag_true():
    assert not [code for code, value in values().items() if value]


def test_chips_show_what_is_true_and_how_it_is_known():
    found = flags.shown(household_flags([MOTHER, CHILD], on=DAY))

    assert [code for code, _label, _how in found] == ["female_headed", "single_parent"]
    assert all(str(label) and str(how) for _code, label, how in found)


@pytest.mark.parametrize(("sex", "is_told"), [("female", True), ("male", False)])
def test_a_spouse_is_told_beside_a_woman_at_the_head_only(sex, is_told):
    found = flags.shown(household_flags([member("P1", "head", ADULT, sex=sex), HUSBAND], on=DAY))

    assert ("couple_present" in [code for code, _label, _how in found]) is is_told


PEOPLE = st.builds(
    Member,
    number=st.uuids().map(str),
    sex=st.sampled_from(Sex.values),
    birth_date=st.none() | st.dates(date(1930, 1, 1), DAY),
    relationship=st.sampled_from(Relationship.values),
    disability=st.sampled_from([True, False, None]),
)


@given(st.lists(PEOPLE, min_size=1, max_size=5), st.dates(date(1930, 1, 1), DAY), st.data())
def test_learning_an_age_never_turns_a_yes_into_a_no(people, born, data):
    at = data.draw(st.integers(0, len(people) - 1))
    fields = {**vars(people[at])}
    before = [*people[:at], Member(**{**fields, "birth_date": None}), *people[at + 1 :]]
    after = [*people[:at], Member(**{**fields, "birth_date": born}), *people[at + 1 :]]

    old, new = values(*before), values(*after)

    assert {code for code in old if old[code] is not None and old[code] != new[code]} == set()
