"""Who is parent or spouse of whom: links first, relationship to the head where none speaks."""

from datetime import date

import pytest

from cases.choices import Relationship
from cases.kinship import How, Ties, guardians, head, spouses, ties
from cases.kinship import parents as parents_of
from tests.cases.members import ADULT, DAY, GIRL, OLDER, member, parents

WOMAN = member("P1", "head", ADULT)


def test_links_are_read_from_both_ends():
    found = ties(
        [
            ("P2", "parent", "P1"),
            ("P1", "child", "P3"),
            ("P1", "spouse", "Karen"),
            ("P4", "guardian", "P1"),
            ("P5", "trustee", "P1"),
            ("P1", "former_spouse", "P9"),
            ("P1", "host", "P8"),
        ]
    )

    assert found["P2"].parents == found["P3"].parents == {"P1"}
    assert found["P1"].spouses == {"Karen"}
    assert found["P4"].guardians == found["P5"].guardians == {"P1"}
    assert found["P1"].former == {"P9"} and found["P9"].former == {"P1"}
    assert not found["P9"].spouses and "P8" not in found


def test_whom_a_link_calls_a_former_spouse_the_relationship_to_the_head_makes_none():
    former = Ties(former=frozenset({"P2"}))
    head, man = member("P1", "head", ADULT, ties=former), member("P2", "spouse", ADULT, sex="male")

    assert spouses(head, [head, man], on=DAY) == ([], [], How.RELATIONSHIPS)


def test_the_relationship_to_the_head_says_some_parents_and_leaves_others_open():
    stepfather = member("P2", "spouse", ADULT, sex="male")
    daughter = member("P3", "child", GIRL)

    assert parents_of(daughter, [WOMAN, stepfather, daughter]) == (
        [WOMAN],
        [stepfather],
        How.RELATIONSHIPS,
    )


@pytest.mark.parametrize(
    ("parent", "child"),
    [("parent", "head"), ("parent", "sibling"), ("head", "child"), ("parent_in_law", "spouse")],
)
def test_these_relationships_name_a_parent(parent, child):
    older, younger = member("P1", parent, OLDER), member("P2", child, GIRL)

    assert parents_of(younger, [older, younger])[0] == [older]
    assert parents_of(older, [older, younger])[0] == []


def test_a_link_is_heard_before_the_relationship():
    mother = member("P2", "child", ADULT)
    linked = member("P3", "child", GIRL, ties=parents("P2"))

    assert parents_of(linked, [WOMAN, mother, linked])[::2] == ([mother], How.LINKS)


def test_whoever_is_less_than_twelve_years_older_may_not_be_the_parent():
    aunt = member("P2", "sibling", date(2004, 1, 1))
    cousin, niece = (
        member("P3", "other_relative", date(2015, 12, 31)),
        member("P4", "other_relative", date(2016, 1, 1)),
    )
    people = [WOMAN, aunt, cousin, niece]

    assert parents_of(cousin, people)[1] == []
    assert parents_of(niece, people)[1] == [aunt]


@pytest.mark.parametrize("relationship", Relationship.values)
def test_somebody_whose_relationship_is_unsaid_may_be_anybodys_parent(relationship):
    unsaid = member("P2", "unknown", ADULT)
    child = member("P3", relationship, GIRL)

    assert unsaid in parents_of(child, [unsaid, child])[1]


def test_a_guardian_is_said_by_links_only():
    ward = member("P3", "not_related", GIRL, ties=Ties(guardians=frozenset(["P1"])))

    assert guardians(ward, [WOMAN, ward]) == [WOMAN]
    assert guardians(member("P3", "not_related", GIRL), [WOMAN]) == []


def test_a_couple_is_said_by_link_or_as_head_and_spouse_and_possible_in_others():
    husband = member("P2", "spouse", ADULT, sex="male")
    daughter, her_husband = member("P3", "child", ADULT), member("P4", "child_in_law", ADULT)
    people = [WOMAN, husband, daughter, her_husband]

    assert spouses(WOMAN, people, on=DAY) == ([husband], [], How.RELATIONSHIPS)
    assert spouses(husband, people, on=DAY)[0] == [WOMAN]
    assert spouses(daughter, people, on=DAY) == ([], [her_husband], How.RELATIONSHIPS)


def test_a_spouse_elsewhere_leaves_no_other_possible():
    daughter = member("P3", "child", ADULT, ties=Ties(spouses=frozenset(["Karen"])))
    people = [WOMAN, daughter, member("P4", "child_in_law", ADULT)]

    assert spouses(daughter, people, on=DAY)[:2] == ([], [])


def test_a_child_is_nobodys_possible_spouse():
    people = [WOMAN, member("P3", "child", ADULT), member("P4", "not_related", GIRL)]

    assert spouses(people[1], people, on=DAY)[:2] == ([], [])


def test_an_institution_group_has_no_head():
    assert head([member("P1", "resident", GIRL)]) is None
    assert head([member("P2", "child", GIRL), WOMAN]) is WOMAN


def test_a_birth_date_that_is_not_known_excludes_no_parent():
    daughter = member("P2", "child", None)
    grandchild = member("P3", "grandchild", GIRL)

    assert parents_of(grandchild, [WOMAN, daughter, grandchild])[1] == [daughter]


def test_one_linked_parent_leaves_room_for_the_other():
    daughter = member("P2", "child", ADULT)
    linked = member("P3", "grandchild", GIRL, ties=parents("Karen, in Yerevan"))
    of_two = member("P4", "grandchild", GIRL, ties=parents("Karen, in Yerevan", "P88"))
    people = [WOMAN, daughter, linked, of_two]

    assert parents_of(linked, people) == ([], [daughter], How.RELATIONSHIPS)
    assert parents_of(of_two, people) == ([], [], How.LINKS)
