"""What the register presumed of a household stands until somebody says it."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page, action_address, typed_again
from tests.factories import child, family, head_of, make_household, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)


@pytest.fixture
def presumed(worker):
    """A family of which the list did not say who is the head."""
    return family(presumed="head")


@pytest.fixture
def alone(worker):
    """A woman of whom the list did not say with whom she lives."""
    return make_household(presumed="alone")


def is_presumed(household):
    household.refresh_from_db()
    return household.presumed != ""


def test_the_page_asks_whether_the_presumed_head_is_right(client, presumed):
    assert Page(client.get(action_address(presumed, "change"))).says("The list named no head")


def test_a_change_of_head_says_it(presumed, worker):
    actions.change_head(
        household=presumed,
        to=member(presumed, "spouse"),
        former_becomes="spouse",
        on=TODAY,
        by=worker,
        today=TODAY,
    )

    assert not is_presumed(presumed)


def go(household, worker, who="head", **said):
    """A member leaves, with whom they choose as the next head."""
    return actions.member_leaves(
        person=member(household, who), on=TODAY, by=worker, today=TODAY, **said
    )


def test_who_follows_a_head_who_died_is_not_presumed(presumed, worker):
    go(presumed, worker, reason="died", successor=member(presumed, "spouse"))

    assert not is_presumed(presumed)


def test_who_follows_a_head_who_moved_is_not_presumed(presumed, worker):
    actions.move_member(
        person=head_of(presumed),
        to=None,
        relationship="head",
        on=TODAY,
        successor=member(presumed, "spouse"),
        by=worker,
        today=TODAY,
    )

    assert not is_presumed(presumed)


def test_a_member_who_leaves_says_nothing_of_the_head(presumed, worker):
    go(presumed, worker, who="child", reason="moved")

    assert is_presumed(presumed)


def test_a_corrected_relationship_says_it_and_a_corrected_name_does_not(client, presumed):
    url = action_address(presumed, "change")
    page = Page(client.get(url))
    son = next(n for n, v in page.values.items() if n.endswith("relationship") and v == "child")

    client.post(url, typed_again(page, **{son.replace("relationship", "given_name"): "Վահան"}))
    assert is_presumed(presumed)

    page = Page(client.get(url))
    client.post(url, typed_again(page, **{son: "grandchild"}))
    assert not is_presumed(presumed)


def test_whoever_completes_the_registration_says_it(presumed, worker):
    actions.complete_household(household=presumed, by=worker, today=TODAY)

    assert not is_presumed(presumed)


NEWBORN = {
    "given_name": "Նարե",
    "sex": "female",
    "relationship": "child",
    "birth_date": date(2024, 5, 1),
    "birth_precision": "day",
}


def add_a_member(household, worker):
    household.refresh_from_db()
    actions.amend_household(
        household=household,
        version=household.version,
        values={},
        members={},
        new_members=[child(birth_precision="day")],
        by=worker,
        on=TODAY,
    )


def add_a_child(household, worker):
    actions.register_birth(mother=head_of(household), values=NEWBORN, by=worker, today=TODAY)


def take_somebody_in(household, worker):
    moving = member(family(), "child")
    said = {"to": household, "relationship": "child", "on": TODAY}
    actions.move_member(person=moving, **said, by=worker, today=TODAY)


def live_with_others(household, worker):
    said = {"to": family(), "relationship": "sibling", "on": TODAY}
    actions.move_member(person=head_of(household), **said, by=worker, today=TODAY)


@pytest.mark.parametrize("change", [add_a_member, add_a_child, take_somebody_in, live_with_others])
def test_nobody_is_presumed_alone_once_it_is_known_with_whom_they_live(alone, worker, change):
    change(alone, worker)

    assert not is_presumed(alone)


@pytest.mark.parametrize("change", [add_a_member, add_a_child, take_somebody_in])
def test_who_joins_says_nothing_of_a_presumed_head(presumed, worker, change):
    change(presumed, worker)

    assert is_presumed(presumed)


def test_who_comes_back_is_not_presumed_gone(worker):
    home = family()
    son = go(home, worker, who="child", reason="moved")
    home.refresh_from_db()
    home.presumed = "alone"
    home.save()

    back = {"on": TODAY, "relationship": "child"}
    actions.member_returns(person=son, **back, by=worker, today=TODAY)

    assert not is_presumed(home)
