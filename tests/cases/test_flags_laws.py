"""Laws of the flags over any household, and the table of children without a parent."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import flags
from cases.choices import Relationship, Sex
from cases.dependency import Variant, dependency
from cases.kinship import Member, Ties
from tests.cases.members import ADULT, DAY, GIRL, OLDER, member

CODES = [name for name in flags.Flags.__dataclass_fields__ if not name.startswith("dependency")]
BIRTHS = st.none() | st.dates(date(1930, 1, 1), date(2026, 2, 1))
PEOPLE = st.builds(
    Member,
    number=st.sampled_from("ABCDEFGH"),
    sex=st.sampled_from(Sex.values),
    birth_date=BIRTHS,
    relationship=st.sampled_from([kind for kind in Relationship.values if kind != "head"]),
    disability=st.sampled_from([True, False, None]),
    pregnant=st.sampled_from([True, False, None]),
    ties=st.builds(
        Ties,
        parents=st.frozensets(st.sampled_from("ABCDXY"), max_size=2),
        guardians=st.frozensets(st.sampled_from("ABX"), max_size=1),
        spouses=st.frozensets(st.sampled_from("ABCX"), max_size=1),
    ),
)
HEADS = st.builds(replace, PEOPLE, relationship=st.just("head"), number=st.just("A"))
HOUSEHOLDS = st.builds(
    lambda head, others: [head, *(one for one in others if one.number != "A")],
    HEADS,
    st.lists(PEOPLE, max_size=5, unique_by=lambda one: one.number),
)
WOMAN = member("W", "head", ADULT)


def judged(*members):
    """The flags of a household of these members on the day."""
    return flags.household_flags(members, on=DAY)


@given(HOUSEHOLDS, st.data())
def test_an_unsaid_sex_makes_no_yes_a_no_and_no_no_a_yes(members, data):
    place = data.draw(st.integers(0, len(members) - 1))
    forgotten = [*members]
    forgotten[place] = replace(members[place], sex=Sex.UNKNOWN)
    before, after = judged(*members), judged(*forgotten)
    for code in CODES:
        assert getattr(after, code).value in (getattr(before, code).value, None), code


@given(HOUSEHOLDS, st.randoms())
def test_the_order_of_members_does_not_matter(members, generator):
    mixed = [*members]
    generator.shuffle(mixed)
    assert judged(*mixed) == judged(*members)


@given(st.lists(BIRTHS, max_size=8), st.sampled_from(Variant))
def test_both_variants_count_everybody_once(births, variant):
    found = dependency(births, on=DAY, variant=variant)
    assert found.young + found.working + found.old + found.unknown == len(births)
    assert (found.total.value is None) == bool(None in births or not found.working)


@pytest.mark.parametrize(
    ("child", "other", "expected"),
    [
        ("child", None, False),
        ("sibling", None, True),
        ("sibling", member("P", "parent", OLDER), False),
        ("grandchild", None, True),
        ("grandchild", member("D", "child", date(2000, 1, 1)), None),
        ("grandchild", member("D", "child", date(2004, 1, 1)), True),
        ("not_related", None, True),
        ("not_related", member("N", "not_related", ADULT), None),
        ("other_relative", member("S", "sibling", ADULT), None),
        ("unknown", None, None),
    ],
)
def test_a_child_without_a_parent_here_by_relationship_to_the_head(child, other, expected):
    members = [WOMAN, member("K", child, GIRL), *([other] if other else [])]
    assert judged(*members).child_without_parent.value is expected


def test_the_age_of_older_people_living_alone_is_a_parameter():
    lone = member("H", "head", date(1965, 1, 1))
    assert judged(lone).single_older_person.value is False
    assert flags.household_flags([lone], on=DAY, older_age=60).single_older_person.value is True
