"""Flags of a household on a day: what makes each true, false or unknown, and on what it rests."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import flags, kinship
from cases.choices import Kinship, Relationship, Sex
from cases.dependency import Variant, dependency
from cases.kinship import How, Member, Ties

DAY = date(2026, 3, 1)
CODES = [name for name in flags.Flags.__dataclass_fields__ if not name.startswith("dependency")]


def born(age):
    """The birth date of somebody who turned so many years old half a year before the day."""
    return date(2025 - age, 9, 1)


def member(number, relationship, age=None, sex="female", **facts):
    """A member of an age, None: not known."""
    birth = None if age is None else born(age)
    return Member(number=number, relationship=relationship, birth_date=birth, sex=sex, **facts)


def judged(*members, on=DAY):
    """The flags of a household of these members."""
    return flags.household_flags(members, on=on)


def value(code, *members, on=DAY):
    """One flag's value."""
    return getattr(judged(*members, on=on), code).value


WOMAN = member("W", "head", 40)
HUSBAND = member("M", "spouse", 42, "male")
GIRL = member("G", "child", 9)


@pytest.mark.parametrize(
    ("young", "working", "old", "ratio", "dependants"),
    [
        (0, 2, 0, 0, "none"),
        (1, 2, 0, 0.5, "few"),
        (2, 2, 0, 1.0, "half"),
        (1, 2, 1, 1.0, "half"),
        (3, 1, 0, 3.0, "majority"),
        (0, 0, 2, None, "majority"),
        (2, 0, 1, None, "majority"),
        (99, 100, 0, 0.99, "few"),
        (100, 101, 0, 100 / 101, "half"),
        (11, 10, 0, 1.1, "half"),
        (12, 10, 0, 1.2, "majority"),
    ],
)
def test_the_dependency_ratio_of_the_published_classes(young, working, old, ratio, dependants):
    births = [born(5)] * young + [born(30)] * working + [born(70)] * old
    found = dependency(births, on=DAY)
    assert (found.young, found.working, found.old) == (young, working, old)
    assert found.total == (ratio, dependants) or found.total.value == ratio
    assert found.total.dependants == dependants
    assert found.no_working_age is (working == 0)


def test_children_and_older_people_have_ratios_of_their_own():
    found = dependency([born(5), born(30), born(30), born(70)], on=DAY)
    assert (found.children.value, found.older.value) == (0.5, 0.5)
    assert (found.children.dependants, found.older.dependants) == ("few", "few")


def test_the_protective_variant_counts_those_of_15_to_17_as_children():
    births = [born(16), born(40)]
    assert dependency(births, on=DAY).total.value == 0
    assert dependency(births, on=DAY, variant=Variant.PROTECTIVE).total.value == 1


def test_one_unknown_age_leaves_the_ratio_unknown():
    found = dependency([born(5), None], on=DAY)
    assert (found.total.value, found.total.dependants, found.unknown) == (None, None, 1)
    assert found.no_working_age is None
    assert dependency([born(30), None], on=DAY).no_working_age is False


def test_nobody_depends_on_anybody_where_nobody_is():
    found = dependency([], on=DAY)
    assert (found.total.value, found.total.dependants) == (None, None)
    assert found.no_working_age is False


@pytest.mark.parametrize(
    ("code", "years"),
    [("child_headed", 18), ("elderly_headed_60", 60), ("elderly_headed_65", 65)],
)
@pytest.mark.parametrize(
    ("birth", "first_day"),
    [((3, 1), date(2026, 3, 1)), ((12, 31), date(2026, 12, 31)), ((2, 28), date(2026, 2, 28))],
)
def test_an_age_of_the_head_is_turned_on_the_birthday_itself(code, years, birth, first_day):
    head = replace(WOMAN, birth_date=date(2026 - years, *birth))
    the_day_before = date.fromordinal(first_day.toordinal() - 1)
    younger, older = value(code, head, on=the_day_before), value(code, head, on=first_day)
    assert (younger, older) == ((True, False) if code == "child_headed" else (False, True))


def test_whoever_was_born_on_29_february_is_18_on_1_march():
    head = replace(WOMAN, birth_date=date(2008, 2, 29))
    assert value("child_headed", head, on=date(2026, 2, 28)) is True
    assert value("child_headed", head, on=date(2026, 3, 1)) is False


def test_a_woman_heads_her_household_with_or_without_a_spouse():
    alone, couple = judged(WOMAN, GIRL), judged(WOMAN, HUSBAND, GIRL)
    assert alone.female_headed.value is couple.female_headed.value is True
    assert (alone.couple_present.value, couple.couple_present.value) == (False, True)
    assert couple.couple_present.how == How.RELATIONSHIPS


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (member("H", "head", 17), False),
        (member("H", "head", 40, "male"), False),
        (member("H", "head", None, "male"), False),
        (member("H", "head", 40, Sex.UNKNOWN), None),
        (member("H", "head", 12, Sex.UNKNOWN), False),
        (member("H", "head"), None),
    ],
)
def test_a_girl_is_no_woman_and_an_unknown_sex_or_age_no_answer(head, expected):
    assert value("female_headed", head) is expected


def test_without_a_head_nothing_is_known_of_one():
    found = judged(member("A", "resident", 80), member("B", "resident", 82))
    assert found.female_headed.value is found.elderly_headed_60.value is None
    assert judged().child_headed.value is False


def test_a_link_names_a_spouse_whom_the_relationship_hides():
    partner = member("P", "not_related", 41, "male")
    assert value("couple_present", WOMAN, partner) is False
    linked = replace(WOMAN, ties=Ties(spouses=frozenset({"P"})))
    found = judged(linked, partner).couple_present
    assert (found.value, found.how) == (True, How.LINKS)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((GIRL,), True),
        ((GIRL, member("O", "parent", 66)), True),
        ((GIRL, HUSBAND), False),
        ((GIRL, member("S", "spouse", 61, "male")), False),
        ((GIRL, member("B", "sibling", 25)), False),
        ((GIRL, member("U", "other_relative")), None),
        ((member("C", "child", 20), GIRL), False),
        ((member("N", "not_related", 9),), False),
        ((member("U", "unknown", 9),), None),
        ((), False),
    ],
)
def test_a_single_parent_is_the_one_adult_of_working_age_with_a_child(others, expected):
    assert value("single_parent", WOMAN, *others) is expected


def test_a_daughter_with_her_own_child_at_her_parents_may_be_the_single_parent():
    father = member("F", "head", 66, "male")
    daughter, grandchild = member("D", "child", 30), member("K", "grandchild", 4)
    assert value("single_parent", father, daughter, grandchild) is None
    linked = replace(grandchild, ties=Ties(parents=frozenset({"D"})))
    found = judged(father, daughter, linked).single_parent
    assert (found.value, found.how) == (True, How.LINKS)


@pytest.mark.parametrize(
    ("ages", "alone", "with_children"),
    [
        ((65,), True, False),
        ((64,), False, False),
        ((70, 68), False, False),
        ((70, 8), False, True),
        ((70, 68, 8), False, True),
        ((70, 40, 8), False, False),
        ((8,), False, False),
        ((None,), None, None),
        ((70, None), False, None),
        ((70, 40, None), False, False),
    ],
)
def test_older_people_alone_and_with_children(ages, alone, with_children):
    people = [member(f"P{n}", "not_related", age) for n, age in enumerate(ages)]
    assert value("single_older_person", *people) is alone
    assert value("older_with_children", *people) is with_children


def test_the_age_of_older_people_is_a_setting():
    lone = member("H", "head", 61)
    assert value("single_older_person", lone) is False
    sixty = flags.household_flags([lone], on=DAY, older_age=60)
    assert sixty.single_older_person.value is True


def test_a_caseworker_says_that_a_child_is_unaccompanied_and_a_guess_stands_apart():
    brother = member("B", "sibling", 10)
    head = member("H", "head", 16)
    guessed = judged(head, brother)
    assert guessed.unaccompanied_child.value is None
    assert (guessed.child_without_adult.value, guessed.child_without_adult.how) == (
        True,
        How.HEURISTIC,
    )
    coded = judged(replace(head, needs=frozenset({"SC-UC"})), brother).unaccompanied_child
    assert (coded.value, coded.how) == (True, How.STATED)


def test_a_code_of_children_that_stayed_with_an_adult_says_nothing():
    grown = replace(WOMAN, needs=frozenset({"SC-UC", "SC-SC"}))
    assert value("unaccompanied_child", grown) is False
    assert value("separated_child", grown) is False


def test_one_unknown_age_may_be_an_adult():
    head = member("H", "head", 16)
    assert value("child_without_adult", head, member("U", "sibling")) is None
    assert value("child_without_adult", head, member("A", "sibling", 18)) is False


@pytest.mark.parametrize(
    ("child", "others", "expected"),
    [
        (GIRL, (WOMAN,), False),
        (member("N", "not_related", 9), (WOMAN,), True),
        (member("N", "not_related", 9), (WOMAN, member("A", "not_related", 40)), None),
        (member("K", "grandchild", 4), (WOMAN,), True),
        (member("K", "grandchild", 4), (WOMAN, member("D", "child", 22)), None),
        (member("K", "grandchild", 4), (WOMAN, member("D", "child", 15)), True),
        (member("U", "unknown", 4), (WOMAN,), None),
        (member("S", "sibling", 9), (WOMAN,), True),
        (member("S", "sibling", 9), (WOMAN, member("P", "parent", 65)), False),
        (member("R", "resident", 9), (member("T", "resident", 40),), None),
    ],
)
def test_a_child_without_a_parent_here_by_relationship_to_the_head(child, others, expected):
    found = judged(child, *others).child_without_parent
    assert found.value is expected
    assert found.how == How.HEURISTIC


def test_links_say_who_is_parent_or_guardian_and_where_the_parents_are():
    child = member("K", "grandchild", 4)
    uncle = member("U", "sibling", 35, "male")
    guarded = replace(child, ties=Ties(guardians=frozenset({"U"})))
    elsewhere = replace(child, ties=Ties(parents=frozenset({"X", "Y"})))
    assert value("child_without_parent", WOMAN, uncle, guarded) is False
    found = judged(WOMAN, member("D", "child", 22), elsewhere).child_without_parent
    assert (found.value, found.how) == (True, How.LINKS)


def test_one_parent_elsewhere_leaves_the_other_open():
    child = member("K", "grandchild", 4, ties=Ties(parents=frozenset({"X"})))
    assert value("child_without_parent", WOMAN, member("D", "child", 26), child) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"disability": True}, True),
        ({"disability": False}, False),
        ({"disability": None}, None),
        ({"disability": False, "needs": frozenset({"DS-BD"})}, True),
        ({"needs": frozenset({"DS"})}, True),
    ],
)
def test_a_disability_is_assessed_or_coded_and_unknown_otherwise(facts, expected):
    assert value(
        "disability", replace(HUSBAND, disability=False), member("P", "head", **facts)
    ) is (expected)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"pregnant": True}, True),
        ({"breastfeeding": True, "pregnant": None}, True),
        ({"needs": frozenset({"WR-LC"})}, True),
        ({"needs": frozenset({"SM-CI"})}, False),
        ({"pregnant": None}, None),
        ({}, False),
    ],
)
def test_pregnant_or_breastfeeding_by_dated_facts_or_code(facts, expected):
    assert value("pregnant_or_lactating", replace(WOMAN, **facts), GIRL) is expected


def test_links_are_read_from_both_ends():
    found = kinship.ties(
        [
            ("K", Kinship.PARENT, "M"),
            ("F", Kinship.CHILD, "K"),
            ("F", Kinship.SPOUSE, "M"),
            ("K", Kinship.GUARDIAN, "U"),
            ("L", Kinship.TRUSTEE, "U"),
            ("K", Kinship.PARENT, "Սերգեյ, missing"),
            ("K", Kinship.SIBLING, "L"),
            ("M", Kinship.FORMER_SPOUSE, "X"),
        ]
    )
    assert found["K"].parents == {"M", "F", "Սերգեյ, missing"}
    assert found["K"].guardians == found["L"].guardians == {"U"}
    assert found["M"].spouses == {"F"} and found["F"].spouses == {"M"}
    assert "X" not in found


def test_chips_are_the_true_flags_with_words_for_what_they_rest_on():
    shown = flags.shown(judged(WOMAN, GIRL))
    assert [code for code, _label, _how in shown] == ["female_headed", "single_parent"]
    assert all(str(label) and str(how) for _code, label, how in shown)


def test_a_spouse_is_told_only_of_households_headed_by_women():
    head = member("H", "head", 40, "male")
    assert "couple_present" not in dict(
        (code, label) for code, label, _how in flags.shown(judged(head, member("S", "spouse", 38)))
    )
    assert "couple_present" in [code for code, *_ in flags.shown(judged(WOMAN, HUSBAND))]


def test_every_flag_says_its_words_and_its_source():
    found = judged(WOMAN, GIRL)
    for code in CODES:
        flag = getattr(found, code)
        assert flag.code == code and str(flag.label) and flag.source


ADULT_OR_CHILD = st.none() | st.dates(date(1930, 1, 1), date(2026, 2, 1))
MEMBERS = st.lists(
    st.builds(
        Member,
        number=st.sampled_from("ABCDEFGH"),
        sex=st.sampled_from(Sex.values),
        birth_date=ADULT_OR_CHILD,
        relationship=st.sampled_from(Relationship.values),
        disability=st.sampled_from([True, False, None]),
        pregnant=st.sampled_from([True, False, None]),
        ties=st.builds(
            Ties,
            parents=st.frozensets(st.sampled_from("ABCDXY"), max_size=2),
            guardians=st.frozensets(st.sampled_from("ABX"), max_size=1),
            spouses=st.frozensets(st.sampled_from("ABCX"), max_size=1),
        ),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda member: member.number,
)


@given(MEMBERS, st.data())
def test_to_forget_a_birth_date_makes_no_yes_a_no_and_no_no_a_yes(members, data):
    place = data.draw(st.integers(0, len(members) - 1))
    forgotten = [*members]
    forgotten[place] = replace(members[place], birth_date=None)
    before, after = judged(*members), judged(*forgotten)
    for code in CODES:
        assert getattr(after, code).value in (getattr(before, code).value, None), code


@given(MEMBERS, st.data())
def test_an_unsaid_sex_makes_no_yes_a_no_and_no_no_a_yes(members, data):
    place = data.draw(st.integers(0, len(members) - 1))
    forgotten = [*members]
    forgotten[place] = replace(members[place], sex=Sex.UNKNOWN)
    before, after = judged(*members), judged(*forgotten)
    for code in CODES:
        assert getattr(after, code).value in (getattr(before, code).value, None), code


@given(MEMBERS, st.randoms())
def test_the_order_of_members_does_not_matter(members, generator):
    found = judged(*members)
    only_one_head = sum(one.relationship == "head" for one in members) < 2
    mixed = [*members]
    generator.shuffle(mixed)
    assert not only_one_head or judged(*mixed) == found


@given(st.lists(st.none() | st.dates(date(1930, 1, 1), date(2026, 2, 1)), max_size=8))
def test_both_variants_count_everybody_once(births):
    for variant in Variant:
        found = dependency(births, on=DAY, variant=variant)
        assert found.young + found.working + found.old + found.unknown == len(births)
        assert (found.total.value is None) == bool(None in births or not found.working)
