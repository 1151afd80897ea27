"""Laws of what stands between two people: refused by the database from either side."""

from datetime import date

import pytest

from cases.models import LikelySame, PersonLink
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, child, head_of, make_household

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return head_of(make_household())


def link(person, values):
    """A link of the person, past all rules."""
    return PersonLink.objects.create(individual=person, from_on=DAY, **values)


def test_two_people_are_linked_once_in_one_way(person):
    tie = {"kind": "sibling", "other": head_of(make_household())}
    link(person, tie)

    with refused_by_the_database("link_once", "link_twice"):
        link(person, tie)


@pytest.mark.parametrize(
    ("kind", "from_the_other"),
    [("sibling", "sibling"), ("spouse", "spouse"), ("parent", "child"), ("child", "parent")],
)
def test_the_same_is_not_said_from_the_other_side_again(person, kind, from_the_other):
    other = head_of(make_household())
    link(person, {"kind": kind, "other": other})

    with refused_by_the_database("link_once", "link_twice"):
        link(other, {"kind": from_the_other, "other": person})


def test_what_says_something_else_may_stand_beside_it(person):
    other = head_of(make_household())
    for kind in ("sibling", "host", "carer", "parent"):
        link(person, {"kind": kind, "other": other})
    # Each cares for the other.
    assert link(other, {"kind": "carer", "other": person})


def test_a_legal_guardian_is_of_a_child(person):
    with refused_by_the_database("link_ward_is_child", "ward_is_adult"):
        link(person, {"kind": "guardian", "other": head_of(make_household())})


def test_a_legal_guardian_is_an_adult():
    son = make_household({}, child()).members.get(is_head=False)
    brother = make_household({}, child(birth_date=date(2007, 1, 1))).members.get(is_head=False)

    with refused_by_the_database("link_guardian_is_adult", "guardian_is_child"):
        link(son, {"kind": "trustee", "other": brother})


def test_two_people_are_compared_once_and_nobody_with_themself(person):
    row = {"individual": person, "why": "name", "decided_on": DAY}
    LikelySame.objects.create(other=head_of(make_household()), **row)

    with refused_by_the_database("likely_same_once", "compared_already"):
        LikelySame.objects.create(other=LikelySame.objects.get().other, **row)
    with refused_by_the_database("likely_same_as_another", "link_to_self"):
        LikelySame.objects.create(other=person, **row)
