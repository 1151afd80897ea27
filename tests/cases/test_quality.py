"""Checks of a record: what is missing, odd or old is asked for; what is unknown is no fault."""

from datetime import date

import pytest

from cases.quality import Household, Person, checks
from tests.cases.members import ADULT, DAY, GIRL, OLDER, member, parents

NO_DIFFICULTY = (1, 1, 1, 1, 1, 1)
PASSPORT = (("passport", "valid"),)


def person(number, relationship, born, sex="female", **others):
    """A member with everything in order, but what is said."""
    values = {"documents": PASSPORT, "phones": ("+37493550127",), **others}
    return member(number, relationship, born, sex=sex, kind=Person, **values)


WOMAN = person("P1", "head", ADULT)
CHILD = person("P2", "child", GIRL)


def found(*people, on=DAY, **household):
    """The checks of a household in order but for what is said."""
    values = {"last_confirmed_on": on, "registered_on": date(2023, 10, 5), **household}
    return checks(Household(people=people, **values), on=on)


def codes(*people, **household):
    return [(check.code, check.person) for check in found(*people, **household)]


def test_a_household_in_order_has_nothing_to_check():
    assert found(WOMAN, CHILD, declared_size=2) == []


def test_a_household_of_which_nothing_else_is_known_is_asked_for_birth_dates_only():
    unknown = [
        member("P1", "unknown", None, sex="unknown", kind=Person),
        member("P2", "unknown", None, sex="unknown", kind=Person),
    ]

    assert [c.code for c in checks(Household(people=tuple(unknown)), on=DAY)] == [
        "no_birth_date",
        "no_birth_date",
    ]


@pytest.mark.parametrize(("declared", "action"), [(5, "add_member"), (1, "edit_household")])
def test_the_declared_size_is_compared_with_the_members(declared, action):
    check = found(WOMAN, CHILD, declared_size=declared)[0]

    assert (check.code, check.person, check.action) == ("declared_size", None, action)
    assert str(check.message) == f"Declared size {declared}, registered 2"


def test_a_household_that_never_said_its_size_is_not_asked_about_it():
    assert codes(WOMAN, declared_size=None) == []


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ((person("P1", "head", ADULT, birth_precision="estimated"),), "estimated_birth"),
        ((person("P1", "head", None),), "no_birth_date"),
        ((person("P1", "head", ADULT, unnamed=True),), "unnamed"),
        ((person("P1", "head", ADULT, documents=()),), "no_document"),
        ((person("P1", "head", ADULT, documents=(("passport", "lost"),)),), "no_document"),
        ((person("P1", "head", ADULT, documents=(("marriage", "valid"),)),), "no_document"),
        ((person("P1", "head", ADULT, passport_replaced=True),), "certificate_outlived"),
        ((person("P1", "head", ADULT, phones=("+37497301248",)),), "phone_silent"),
        ((person("P1", "head", ADULT, disability_until=DAY),), "decision_expired"),
    ],
)
def test_one_thing_about_one_person_is_one_check_that_names_them(people, code):
    assert codes(*people) == [(code, "P1")]


@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_a_birth_date_that_somebody_told_is_no_estimate(precision):
    assert codes(person("P1", "head", ADULT, birth_precision=precision)) == []


@pytest.mark.parametrize(
    "documents", [None, (("passport", "contested"),), (("birth", "valid"), ("passport", "lost"))]
)
def test_who_holds_a_paper_or_was_never_asked_is_not_without_one(documents):
    assert codes(person("P1", "head", ADULT, documents=documents)) == []


def test_people_who_are_away_cannot_show_their_papers():
    assert codes(person("P1", "head", ADULT, documents=(), absent=True)) == []


def test_a_decision_that_still_holds_is_no_check():
    assert codes(person("P1", "head", ADULT, disability_until=date(2026, 3, 2))) == []


@pytest.mark.parametrize(
    ("need", "sex", "born", "code"),
    [
        ("WR-LC", "male", ADULT, "need_of_a_woman"),
        ("SM-DP", "male", ADULT, "need_of_a_woman"),
        ("PG-HR", "male", ADULT, "need_of_a_woman"),
        ("CR-NE", "female", ADULT, "need_of_a_child"),
        ("SC-UC", "female", ADULT, "need_of_a_child"),
        ("ER-NF", "female", ADULT, "need_of_an_older_person"),
        ("DS-BD", "female", ADULT, "need_without_difficulty"),
        ("DS-PS", "female", ADULT, "need_without_difficulty"),
    ],
)
def test_a_need_that_contradicts_the_record_is_asked_about(need, sex, born, code):
    holder = person(
        "P1", "head", born, sex=sex, needs=frozenset([need]), difficulties=NO_DIFFICULTY
    )

    assert codes(holder) == [(code, "P1")]


@pytest.mark.parametrize(
    ("need", "values"),
    [
        ("WR-LC", {"sex": "unknown"}),
        ("CR-NE", {"born": None}),
        ("ER-NF", {"born": None}),
        ("DS-BD", {"difficulties": None}),
        ("DS-BD", {"difficulties": (98, 1, 1, 1, 1, 1)}),
        ("DS-BD", {"difficulties": (None, 1, 1, 1, 1, 1)}),
        ("DS-BD", {"difficulties": (3, 1, 1, 1, 1, 1)}),
        ("DS-PM", {"difficulties": (1, 1, 1, 1, 2, 1)}),
        ("DS-MM", {"difficulties": NO_DIFFICULTY}),
        ("SM-CI", {"difficulties": NO_DIFFICULTY}),
    ],
)
def test_what_is_not_known_contradicts_nothing(need, values):
    born = values.pop("born", ADULT)
    holder = person("P1", "head", born, needs=frozenset([need]), **values)

    assert [code for code, _person in codes(holder) if code.startswith("need")] == []


@pytest.mark.parametrize(
    ("born", "is_asked"), [(date(1966, 3, 1), False), (date(1966, 3, 2), True)]
)
def test_a_need_of_older_people_fits_from_the_60th_birthday(born, is_asked):
    holder = person("P1", "head", born, needs=frozenset({"ER-FR"}))

    assert codes(holder) == ([("need_of_an_older_person", "P1")] if is_asked else [])


@pytest.mark.parametrize(
    ("born", "is_asked"), [(date(2008, 3, 1), True), (date(2008, 3, 2), False)]
)
def test_a_need_of_children_fits_until_the_18th_birthday(born, is_asked):
    holder = person("P2", "child", born, needs=frozenset({"CR-NE"}))

    assert codes(WOMAN, holder) == ([("need_of_a_child", "P2")] if is_asked else [])


def test_a_single_parent_whose_spouse_lives_here_is_asked_about():
    mother = person("P1", "head", ADULT, needs=frozenset({"SP-PT"}))
    husband = person("P3", "spouse", ADULT, sex="male")

    assert codes(mother, CHILD) == []
    assert codes(mother, husband, CHILD) == [("need_with_spouse", "P1")]
    assert codes(mother, person("P3", "unknown", ADULT, sex="male"), CHILD) == []


def test_an_unaccompanied_child_whose_parent_lives_here_is_asked_about():
    child = person("P2", "child", GIRL, needs=frozenset({"SC-UC"}))

    assert codes(WOMAN, child) == [("need_with_parent", "P2")]


@pytest.mark.parametrize(
    ("parent", "child", "is_odd"),
    [
        ((date(1985, 5, 5), "day"), (date(1997, 5, 4), "day"), True),
        ((date(1985, 5, 5), "day"), (date(1997, 5, 5), "day"), False),
        ((date(1985, 7, 1), "year"), (date(1996, 6, 1), "day"), True),
        ((date(1985, 7, 1), "year"), (date(1997, 6, 1), "day"), False),
        ((date(1985, 5, 15), "month"), (date(1997, 5, 4), "day"), False),
        ((date(1985, 7, 1), "estimated"), (date(1990, 1, 1), "day"), False),
        ((date(1990, 7, 1), "estimated"), (date(1985, 1, 1), "day"), True),
        ((None, ""), (date(1985, 1, 1), "day"), False),
    ],
)
def test_a_parent_is_twelve_years_older_as_far_as_the_dates_are_exact(parent, child, is_odd):
    head = person("P1", "head", parent[0], birth_precision=parent[1])
    son = person("P2", "child", child[0], sex="male", birth_precision=child[1])

    assert ("parent_younger" in [code for code, _person in codes(head, son)]) is is_odd


def test_a_linked_parent_is_compared_too():
    sister = person("P3", "sibling", date(2010, 1, 1))
    niece = person("P4", "other_relative", GIRL, ties=parents("P3"))

    assert codes(WOMAN, sister, niece) == [("parent_younger", "P4")]


def test_what_a_list_left_out_was_presumed_and_is_asked_for():
    assert codes(WOMAN, presumed="head") == [("presumed_head", "P1")]
    assert codes(WOMAN, presumed="alone") == [("presumed_alone", "P1")]


@pytest.mark.parametrize(
    ("expected", "is_over"),
    [(date(2026, 2, 15), False), (date(2026, 2, 14), True), (date(2026, 8, 1), False)],
)
def test_a_pregnancy_is_over_two_weeks_after_its_day(expected, is_over):
    mother = person("P1", "head", ADULT, pregnancy_expected_on=expected)

    assert codes(mother) == ([("pregnancy_over", "P1")] if is_over else [])


@pytest.mark.parametrize("ties", [parents("P9"), parents("Anna, in Goris")])
def test_a_head_under_18_needs_somebody_who_answers_for_them(ties):
    young = person("P1", "head", date(2009, 1, 1))

    assert codes(young) == [("child_head_without_links", "P1")]
    assert codes(person("P1", "head", date(2009, 1, 1), ties=ties)) == []
    assert codes(young, person("P2", "parent", OLDER)) == []


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (date(2025, 9, 2), None),
        (date(2025, 9, 1), "no_contact_6"),
        (date(2025, 3, 2), "no_contact_6"),
        (date(2025, 3, 1), "no_contact_12"),
    ],
)
def test_a_household_not_heard_of_for_months_is_asked_for(last, code):
    expected = [(code, None)] if code else []

    assert codes(WOMAN, last_confirmed_on=last) == expected
    assert codes(WOMAN, last_confirmed_on=None, registered_on=last) == expected


def test_months_are_counted_back_to_the_last_day_of_a_shorter_one():
    last_of_february = {"last_confirmed_on": date(2026, 2, 28)}

    assert codes(WOMAN, on=date(2026, 8, 31), **last_of_february) == [("no_contact_6", None)]
    assert codes(WOMAN, on=date(2026, 8, 27), **last_of_february) == []


def test_a_household_of_which_no_day_is_known_is_not_called_lost():
    assert codes(WOMAN, last_confirmed_on=None, registered_on=None) == []


def test_the_heaviest_check_stands_first_and_members_keep_their_order():
    people = (
        person("P1", "head", None, phones=("+37447301248",)),
        person("P2", "child", None, documents=()),
    )

    assert [check.code for check in found(*people, declared_size=3, presumed="head")] == [
        "presumed_head",
        "declared_size",
        "no_birth_date",
        "no_birth_date",
        "no_document",
        "phone_silent",
    ]


def test_an_institution_group_and_a_household_of_nobody_have_no_head_to_ask_about():
    resident = person("P1", "resident", GIRL)

    assert codes(resident) == []
    assert codes(presumed="head") == [("presumed_head", None)]


def test_a_spouse_of_the_head_is_compared_too_until_a_link_names_the_parent():
    husband = person("P3", "spouse", date(2005, 1, 1), sex="male")

    assert codes(WOMAN, husband, CHILD) == [("parent_younger", "P2")]
    assert codes(WOMAN, husband, person("P2", "child", GIRL, ties=parents("P1"))) == []
