"""Members: who comes, goes, moves and heads the household, and what is refused."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.choices import LeftReason
from cases.models import Household
from tests.cases.refusals import refused
from tests.factories import DAY, family, head_of, make_household, make_user, member

TODAY = date(2023, 12, 1)
LATER = date(2023, 11, 5)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def said(db):
    """Who does it, and when it is typed."""
    return {"by": make_user(), "today": TODAY}


@pytest.fixture
def ours(db):
    return family()


@pytest.fixture
def others(db):
    return make_household({"family_name": "Գրիգորյան"}, on=DAY - timedelta(days=2))


def change_head(household, to, said, on=LATER, former_becomes="spouse"):
    return actions.change_head(
        household=household, to=to, former_becomes=former_becomes, on=on, **said
    )


def leaves(person, said, on=LATER, reason="died", successor=None):
    return actions.member_leaves(person=person, on=on, reason=reason, successor=successor, **said)


def moves(person, to, said, on=LATER, relationship="not_related", successor=None):
    return actions.move_member(
        person=person, to=to, relationship=relationship, on=on, successor=successor, **said
    )


def returns(person, said, on=TODAY, relationship="spouse"):
    return actions.member_returns(person=person, on=on, relationship=relationship, **said)


def relationships(household):
    """Who is what in the household now, by given name."""
    return dict(household.members.present().values_list("given_name", "relationship"))


def test_the_head_changes_and_the_former_one_becomes_what_was_said(ours, said):
    change_head(ours, member(ours, "spouse"), said)

    assert relationships(ours) == {"Կարեն": "head", "Գոհար": "spouse", "Արամ": "child"}


def test_an_institution_group_gets_no_head(said):
    group = make_household({"relationship": "resident"}, kind="institution")

    with refused("head_in_institution"):
        change_head(group, group.members.get(), said)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": TOMORROW}, "future"),
        ({"on": DAY - timedelta(days=1)}, "role_before_coming"),
        ({"former_becomes": ""}, "former_head"),
        ({"former_becomes": "head"}, "former_head"),
        ({"former_becomes": "grandmother"}, "invalid_choice"),
    ],
)
def test_a_change_of_head_is_refused(ours, said, changes, code):
    with refused(code):
        change_head(ours, member(ours, "spouse"), said, **changes)

    assert relationships(ours)["Գոհար"] == "head"


def test_the_head_does_not_become_head_again(ours, said):
    with refused("is_head"):
        change_head(ours, head_of(ours), said)


def test_nobody_from_another_household_becomes_head(ours, others, said):
    with refused("not_a_member"):
        change_head(ours, head_of(others), said)


def test_nobody_who_left_becomes_head(ours, said):
    gone = leaves(member(ours, "spouse"), said)

    with refused("not_a_member"):
        change_head(ours, gone, said)


def test_a_second_change_before_the_first_is_refused(ours, said):
    change_head(ours, member(ours, "spouse"), said)

    with refused("overlapping_membership"):
        change_head(ours, member(ours, "spouse"), said, on=LATER - timedelta(days=1))


@pytest.mark.parametrize("reason", LeftReason.values)
def test_a_member_leaves_for_every_reason(ours, said, reason):
    gone = leaves(member(ours, "child"), said, reason=reason)

    assert (gone.left_on, gone.left_reason) == (LATER, reason)
    assert relationships(ours) == {"Գոհար": "head", "Կարեն": "spouse"}


def test_when_the_head_leaves_the_successor_heads_in_the_same_step(ours, said):
    leaves(head_of(ours), said, successor=member(ours, "spouse"))

    assert relationships(ours) == {"Կարեն": "head", "Արամ": "child"}


def test_when_the_last_member_leaves_the_household_is_inactive(others, said):
    leaves(head_of(others), said)
    others.refresh_from_db()

    assert (others.inactive_on, others.inactive_reason) == (LATER, "no_members")


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("child", {"on": TOMORROW}, "future"),
        ("child", {"on": DAY - timedelta(days=1)}, "left_before_coming"),
        ("child", {"reason": ""}, "incomplete_leaving"),
        ("child", {"reason": "bored"}, "invalid_choice"),
        ("head", {}, "no_successor"),
    ],
)
def test_a_leaving_is_refused(ours, said, who, changes, code):
    with refused(code):
        leaves(member(ours, who), said, **changes)

    assert ours.members.present().count() == 3


def test_nobody_leaves_twice(ours, said):
    gone = leaves(member(ours, "child"), said)

    with refused("not_a_member"):
        leaves(gone, said)


def test_the_successor_is_a_member_who_stays(ours, others, said):
    head = head_of(ours)

    with refused("not_a_member"):
        leaves(head, said, successor=head)
    with refused("not_a_member"):
        leaves(head, said, successor=head_of(others))


def test_nobody_leaves_before_they_became_head(ours, said):
    change_head(ours, member(ours, "spouse"), said)

    with refused("left_before_coming"):
        leaves(head_of(ours), said, on=LATER - timedelta(days=1), successor=member(ours, "child"))


def test_a_member_moves_into_another_household(ours, others, said):
    moved = moves(member(ours, "child"), others, said)

    assert (moved.household_id, moved.in_household_since) == (others.pk, LATER)
    assert relationships(others) == {"Գոհար": "head", "Արամ": "not_related"}


def test_a_member_moves_into_a_household_of_their_own_at_the_address_they_left(ours, said):
    new = moves(member(ours, "spouse"), None, said, relationship="head").household
    home, left = new.residences.get(), ours.residences.get()

    assert (home.place, home.from_on) == (left.place, LATER)
    assert (new.registered_on, new.registered_by) == (LATER, said["by"])
    assert relationships(new) == {"Կարեն": "head"}


def test_the_last_member_moves_and_the_household_is_inactive(ours, others, said):
    moves(head_of(others), ours, said)
    others.refresh_from_db()

    assert (others.inactive_on, others.inactive_reason) == (LATER, "no_members")


def test_the_head_moves_and_the_successor_heads(ours, others, said):
    moves(head_of(ours), others, said, successor=member(ours, "spouse"))

    assert relationships(ours) == {"Կարեն": "head", "Արամ": "child"}


@pytest.mark.parametrize(
    ("who", "changes", "code"),
    [
        ("child", {"on": TOMORROW}, "future"),
        ("child", {"on": DAY - timedelta(days=1)}, "left_before_coming"),
        ("child", {"relationship": "head"}, "second_head"),
        ("child", {"relationship": "friend"}, "invalid_choice"),
        ("head", {}, "no_successor"),
    ],
)
def test_a_move_is_refused(ours, others, said, who, changes, code):
    with refused(code):
        moves(member(ours, who), others, said, **changes)

    assert (ours.members.count(), others.members.count()) == (3, 1)


def test_nobody_moves_into_a_household_before_it_began(ours, said):
    later = make_household({"family_name": "Գրիգորյան"}, on=LATER)

    with refused("before_household"):
        moves(member(ours, "child"), later, said, on=LATER - timedelta(days=1))
    assert moves(member(ours, "child"), later, said).household == later


def test_a_move_into_the_same_household_is_refused(ours, said):
    with refused("same"):
        moves(member(ours, "child"), ours, said)


def test_a_move_into_an_inactive_household_is_refused(ours, others, said):
    leaves(head_of(others), said)

    with refused("inactive"):
        moves(member(ours, "child"), others, said)


def test_whoever_was_moved_meanwhile_is_not_moved_again(ours, others, said):
    stale = member(ours, "child")
    moves(member(ours, "child"), others, said)

    with refused("not_a_member"):
        moves(stale, None, said, relationship="head")


def test_a_household_of_ones_own_has_a_head_and_is_not_left_behind_without(ours, said):
    with refused("no_head"):
        moves(member(ours, "spouse"), None, said, relationship="spouse")

    assert Household.objects.count() == 1


def test_a_member_comes_back_as_what_they_are_now(ours, said):
    gone = leaves(member(ours, "spouse"), said, reason="missing")
    back = returns(gone, said, relationship="other_relative")

    assert (back.in_household_since, back.left_on, back.left_reason) == (TODAY, None, "")
    assert relationships(ours)["Կարեն"] == "other_relative"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": TOMORROW}, "future"),
        ({"on": LATER - timedelta(days=1)}, "back_too_early"),
        ({"relationship": "head"}, "second_head"),
    ],
)
def test_a_return_is_refused(ours, said, changes, code):
    gone = leaves(member(ours, "spouse"), said)

    with refused(code):
        returns(gone, said, **changes)

    assert "Կարեն" not in relationships(ours)


def test_a_member_cannot_come_back(ours, said):
    with refused("is_member"):
        returns(member(ours, "spouse"), said)


def test_nobody_comes_back_into_an_inactive_household(others, said):
    gone = leaves(head_of(others), said)

    with refused("inactive"):
        returns(gone, said, relationship="head")
