"""Households: corrected, ended and reopened, and what is refused."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.models import Individual, Residence
from tests.cases.refusals import refused
from tests.factories import (
    DAY,
    family,
    head_of,
    make_household,
    make_user,
    member,
    person_values,
    place,
)

TODAY = date(2023, 12, 1)
LATER = date(2023, 11, 5)


@pytest.fixture
def ours(db):
    return family()


def amend(household, *, values=None, members=None, new_members=(), version=None):
    household.refresh_from_db()
    return actions.amend_household(
        household=household,
        version=version or household.version,
        values=values or {},
        members=members or {},
        new_members=new_members,
        by=make_user(),
        on=TODAY,
    )


def end(household, on=LATER, reason="left_country"):
    return actions.make_inactive(
        household=household, on=on, reason=reason, by=make_user(), today=TODAY
    )


def reopen(household, on=TODAY):
    return actions.reopen(household=household, on=on, by=make_user(), today=TODAY)


def leaves(person, on=LATER, reason="left_country", successor=None):
    return actions.member_leaves(
        person=person, on=on, reason=reason, successor=successor, by=make_user(), today=TODAY
    )


def present(household):
    return set(household.members.present().values_list("relationship", flat=True))


def test_a_correction_changes_the_household_its_members_and_adds_new_ones(ours):
    newcomer = person_values(relationship="parent", birth_date=date(1950, 1, 1))
    amend(
        ours,
        values={"declared_size": 4},
        members={member(ours, "child").pk: {"given_name": "Վահան"}},
        new_members=[newcomer],
    )
    ours.refresh_from_db()

    assert (ours.declared_size, member(ours, "child").given_name) == (4, "Վահան")
    assert member(ours, "parent").in_household_since == TODAY


@pytest.mark.parametrize("order", [("head", "spouse"), ("spouse", "head")])
def test_heads_change_places_in_either_order_of_rows(ours, order):
    other = {"head": "spouse", "spouse": "head"}
    amend(ours, members={member(ours, w).pk: {"relationship": other[w]} for w in order})

    assert head_of(ours).given_name == "Կարեն"


@pytest.mark.parametrize(
    ("who", "becomes", "code"), [("child", "head", "second_head"), ("head", "spouse", "no_head")]
)
def test_a_correction_that_leaves_not_one_head_is_refused(ours, who, becomes, code):
    with refused(code):
        amend(ours, members={member(ours, who).pk: {"relationship": becomes}})

    assert head_of(ours).given_name == "Գոհար"


def test_a_correction_of_a_stale_page_is_refused(ours):
    with refused("stale"):
        amend(ours, values={"declared_size": 9}, version=99)


def test_somebody_of_another_household_is_not_corrected_here(ours):
    stranger = head_of(make_household())

    with refused("not_a_member"):
        amend(ours, members={stranger.pk: {"given_name": "Անի"}})


def test_an_inactive_household_is_not_corrected(ours):
    end(ours)

    with refused("inactive"):
        amend(ours, values={"declared_size": 3})


def test_a_refused_member_undoes_the_whole_correction(ours):
    with refused("no_name"):
        amend(
            ours,
            values={"declared_size": 9},
            members={member(ours, "child").pk: {"given_name": "Վահան"}},
            new_members=[person_values(given_name="", family_name="", relationship="child")],
        )
    ours.refresh_from_db()

    assert (ours.declared_size, member(ours, "child").given_name) == (None, "Արամ")


def test_an_end_takes_all_who_are_present_with_it(ours):
    gone = leaves(member(ours, "child"), on=DAY, reason="died")
    end(ours)
    ours.refresh_from_db()
    gone.refresh_from_db()

    assert (ours.inactive_on, ours.inactive_reason) == (LATER, "left_country")
    assert present(ours) == set()
    assert (gone.left_on, gone.left_reason) == (DAY, "died")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": TODAY + timedelta(days=1)}, "future"),
        ({"on": DAY - timedelta(days=1)}, "left_before_coming"),
        ({"on": date(1, 1, 1)}, "too_early"),
        ({"reason": "no_members"}, "members_left"),
    ],
)
def test_an_end_is_refused(ours, changes, code):
    with refused(code):
        end(ours, **changes)

    assert len(present(ours)) == 3


def test_a_household_ends_once(ours):
    end(ours)

    with refused("inactive"):
        end(ours, on=TODAY)


def test_an_empty_household_cannot_end_before_its_registration(ours):
    Individual.objects.filter(household=ours).update(left_on=DAY, left_reason="died")

    with refused("inactive_before_registration"):
        end(ours, on=DAY - timedelta(days=1), reason="no_members")


def test_a_reopened_household_has_those_who_were_there_at_its_end(ours):
    leaves(member(ours, "child"), on=DAY, reason="died")
    end(ours)
    reopen(ours)
    ours.refresh_from_db()

    assert (ours.inactive_on, ours.inactive_reason) == (None, "")
    assert present(ours) == {"head", "spouse"}
    assert head_of(ours).in_household_since == TODAY


def test_a_former_head_who_left_alone_on_the_last_day_does_not_come_back_with_the_rest(ours):
    leaves(head_of(ours), successor=member(ours, "spouse"))
    end(ours)
    reopen(ours)

    assert head_of(ours).given_name == "Կարեն"
    assert present(ours) == {"head", "child"}


def test_whoever_left_alone_on_the_last_day_for_the_same_reason_stays_away(ours):
    leaves(member(ours, "child"))
    end(ours)
    reopen(ours)

    assert present(ours) == {"head", "spouse"}


def test_a_reopened_household_that_ends_again_has_those_of_its_second_end(ours):
    end(ours)
    reopen(ours, on=LATER)
    leaves(member(ours, "child"), on=TODAY)
    end(ours, on=TODAY)
    reopen(ours)

    assert present(ours) == {"head", "spouse"}


@pytest.mark.parametrize(
    ("on", "code"),
    [(TODAY + timedelta(days=1), "future"), (LATER - timedelta(days=1), "reopened_too_early")],
)
def test_a_reopening_is_refused(ours, on, code):
    end(ours)

    with refused(code):
        reopen(ours, on=on)

    assert present(ours) == set()


def test_an_active_household_is_not_reopened(ours):
    with refused("not_inactive"):
        reopen(ours)


def test_the_address_of_an_inactive_household_does_not_change(ours):
    end(ours)

    with refused("inactive"):
        actions.change_address(
            household=ours,
            kind="actual",
            place=place(),
            address="",
            accommodation="rented",
            on=TODAY,
            by=make_user(),
            today=TODAY,
        )
    assert Residence.objects.count() == 1


def test_a_person_is_corrected_and_a_stale_page_refused(ours):
    son = member(ours, "child")
    values = {"given_name": "Վահան"}
    arguments = {"person": son, "values": values, "by": make_user(), "today": TODAY}
    actions.amend_person(version=son.version, **arguments)

    with refused("stale"):
        actions.amend_person(version=son.version, **arguments)
    assert member(ours, "child").given_name == "Վահան"
