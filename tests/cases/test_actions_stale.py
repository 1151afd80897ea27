"""Actions from a page that somebody else's writing made stale: refused, and nothing is written."""

from datetime import date

import pytest

from cases import actions
from tests.cases.refusals import refused
from tests.factories import DAY, family, head_of, make_household, make_user, member, place

TODAY = date(2023, 12, 1)
NEWBORN = {
    "given_name": "Նարե",
    "sex": "female",
    "relationship": "child",
    "birth_date": TODAY,
    "birth_precision": "day",
}


@pytest.fixture
def ours(db):
    """A family, and a daughter who left."""
    household = family()
    actions.member_leaves(person=member(household, "child"), reason="moved", on=DAY, **said())
    household.refresh_from_db()
    return household


def said():
    return {"by": make_user(), "today": TODAY}


def change_address(household, **page):
    return actions.change_address(
        household=household,
        kind="actual",
        place=place("AM01"),
        address="Abovyan 1",
        accommodation="rented",
        on=DAY,
        **said(),
        **page,
    )


def change_head(household, **page):
    return actions.change_head(
        household=household,
        to=member(household, "spouse"),
        former_becomes="spouse",
        on=TODAY,
        **said(),
        **page,
    )


def move(household, **page):
    return actions.move_member(
        person=member(household, "spouse"),
        to=make_household(),
        relationship="not_related",
        on=TODAY,
        **said(),
        **page,
    )


def leave(household, **page):
    spouse = member(household, "spouse")
    return actions.member_leaves(person=spouse, on=TODAY, reason="died", **said(), **page)


def come_back(household, **page):
    gone = household.members.get(relationship="child")
    return actions.member_returns(person=gone, on=TODAY, relationship="child", **said(), **page)


def bear(household, **page):
    return actions.register_birth(mother=head_of(household), values=NEWBORN, **said(), **page)


def end(household, **page):
    return actions.make_inactive(
        household=household, on=TODAY, reason="left_country", **said(), **page
    )


def reopen(household, **page):
    return actions.reopen(household=household, on=TODAY, **said(), **page)


def as_it_is(household):
    """All that the actions of this file could change."""
    household.refresh_from_db()
    people = household.members.order_by("pk").values_list("pk", "relationship", "left_on")
    homes = household.residences.order_by("pk").values_list("place", "address", "until_on")
    return household.version, household.inactive_on, list(people), list(homes)


ON_AN_ACTIVE_HOUSEHOLD = [change_address, change_head, move, leave, come_back, bear, end]


@pytest.mark.parametrize("act", ON_AN_ACTIVE_HOUSEHOLD)
def test_an_action_from_a_stale_page_is_refused(ours, act):
    before = as_it_is(ours)

    with refused("stale"):
        act(ours, version=ours.version - 1)
    assert as_it_is(ours) == before


@pytest.mark.parametrize("act", ON_AN_ACTIVE_HOUSEHOLD)
def test_an_action_from_the_present_page_is_done(ours, act):
    before = as_it_is(ours)
    act(ours, version=ours.version)

    assert as_it_is(ours) != before


def test_a_household_is_reopened_from_the_present_page_alone(ours):
    end(ours)
    ours.refresh_from_db()

    with refused("stale"):
        reopen(ours, version=ours.version - 1)
    assert reopen(ours, version=ours.version).inactive_on is None


def test_two_addresses_from_the_same_day_do_not_overwrite_each_other(ours):
    opened_with = ours.version
    change_address(ours, version=opened_with)

    with refused("stale"):
        change_address(ours, version=opened_with)


def test_without_a_page_there_is_no_version_to_compare(ours):
    change_address(ours)

    assert ours.residences.get().place_id == "AM01"
