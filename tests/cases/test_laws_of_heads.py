"""One head in a household with members, none in an institution group: judged at the end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.models import Household, Individual
from tests.cases.refusals import judge_now, refused_by_the_database
from tests.factories import DAY, child, family, head_of, make_household, member


def be(person, relationship):
    """Write one person's relationship, and nothing else."""
    Individual.objects.filter(pk=person.pk).update(relationship=relationship)


def go(person):
    """Write that a person left."""
    Individual.objects.filter(pk=person.pk).update(left_on=DAY, left_reason="died")


@pytest.fixture
def ours(db):
    return family()


def test_a_second_head_is_refused_at_the_end(ours):
    with refused_by_the_database("individual_one_head_per_household", "second_head"):
        be(member(ours, "child"), "head")


@pytest.mark.parametrize("write", [lambda head: be(head, "spouse"), go], ids=["another", "left"])
def test_a_household_without_a_head_is_refused_at_the_end(ours, write):
    with refused_by_the_database("household_has_one_head", "no_head"):
        write(head_of(ours))


def test_a_household_is_refused_when_its_head_moves_away(ours):
    elsewhere = make_household()

    with refused_by_the_database("household_has_one_head", "no_head"):
        Individual.objects.filter(pk=head_of(ours).pk).update(
            household=elsewhere, relationship="sibling", in_household_since=DAY, role_since=DAY
        )


def test_new_members_without_a_head_are_refused(db):
    made = make_household()
    lonely = Household.objects.create(
        registered_on=DAY, registered_at=made.registered_at, registered_by=made.registered_by
    )
    someone = head_of(made)
    someone.pk, someone.household, someone.relationship = "P00000000000", lonely, "child"

    with refused_by_the_database("household_has_one_head", "no_head"):
        someone.save(force_insert=True)


@pytest.mark.parametrize("first", ["head", "spouse"])
def test_heads_are_exchanged_in_either_order_of_rows(ours, first):
    head, spouse = head_of(ours), member(ours, "spouse")
    steps = [lambda: be(head, "spouse"), lambda: be(spouse, "head")]
    for step in steps if first == "head" else reversed(steps):
        step()
    judge_now()

    assert head_of(ours).pk == spouse.pk


def test_a_household_without_present_members_needs_no_head(ours):
    Individual.objects.filter(household=ours).update(left_on=DAY, left_reason="left_country")
    judge_now()

    assert not ours.members.present().exists()


def test_a_household_without_any_member_needs_no_head(db):
    made = make_household()
    empty = Household.objects.create(
        registered_on=DAY, registered_at=made.registered_at, registered_by=made.registered_by
    )
    judge_now()

    assert not empty.members.exists()


def test_a_head_who_left_leaves_room_for_another(ours):
    go(head_of(ours))
    be(member(ours, "spouse"), "head")
    judge_now()

    assert head_of(ours).given_name == "Կարեն"


def test_an_institution_group_with_a_head_is_refused(db):
    group = make_household({"relationship": "resident"}, kind="institution")

    with refused_by_the_database("institution_has_no_head", "head_in_institution"):
        be(group.members.get(), "head")


@pytest.mark.parametrize(
    ("relationship", "kind", "becomes", "law", "code"),
    [
        ("head", "household", "institution", "institution_has_no_head", "head_in_institution"),
        ("resident", "institution", "household", "household_has_one_head", "no_head"),
    ],
)
def test_a_changed_kind_is_judged_by_its_members(db, relationship, kind, becomes, law, code):
    household = make_household({"relationship": relationship}, kind=kind)

    with refused_by_the_database(law, code):
        Household.objects.filter(pk=household.pk).update(kind=becomes)


def test_a_broken_law_is_refused_by_the_commit_itself(committed):
    ours = make_household({}, child())

    with pytest.raises(IntegrityError, match="exactly one head"), transaction.atomic():
        be(head_of(ours), "sibling")
        assert not ours.members.filter(is_head=True).exists()
    assert ours.members.filter(is_head=True).count() == 1


def test_the_day_of_a_later_head_is_kept(ours):
    later = DAY + timedelta(days=30)
    spouse = member(ours, "spouse")
    Individual.objects.filter(pk=head_of(ours).pk).update(relationship="spouse", role_since=later)
    Individual.objects.filter(pk=spouse.pk).update(relationship="head", role_since=later)
    judge_now()

    assert list(
        spouse.memberships.order_by("from_on").values_list("relationship", "from_on", "until_on")
    ) == [("spouse", DAY, later), ("head", later, None)]
