"""Births: a child joins the mother's household on the day of birth, and her pregnancy ends."""

from datetime import date, timedelta

import pytest

from cases import actions
from tests.cases.refusals import refused
from tests.factories import DAY, family, head_of, make_user, member

TODAY = date(2023, 12, 1)
BORN = date(2023, 11, 20)
NEWBORN = {
    "given_name": "Նարե",
    "family_name": "Ավանեսյան",
    "sex": "female",
    "relationship": "child",
    "birth_date": BORN,
    "birth_precision": "day",
}


@pytest.fixture
def ours(db):
    return family()


def birth(mother, **values):
    return actions.register_birth(
        mother=mother, values=NEWBORN | values, by=make_user(), today=TODAY
    )


def test_a_newborn_belongs_to_the_household_from_the_day_of_birth_and_never_arrived(ours):
    newborn = birth(head_of(ours))

    assert (newborn.household_id, newborn.in_household_since) == (ours.pk, BORN)
    assert (newborn.population_group, newborn.arrived_on) == ("born_in_armenia", None)
    assert newborn.memberships.get().from_on == BORN


def test_the_pregnancy_ends_with_the_birth(ours):
    mother = head_of(ours)
    mother.pregnancy_expected_on = mother.pregnancy_asked_on = date(2023, 11, 25)
    mother.save()
    birth(mother)
    mother.refresh_from_db()

    assert (mother.pregnancy_expected_on, mother.pregnancy_asked_on) == (None, None)


def test_a_child_born_on_the_day_the_mother_came_is_in_the_household_since_then(ours):
    assert birth(head_of(ours), birth_date=DAY).in_household_since == DAY


def test_a_child_born_before_the_mother_came_is_a_new_member_and_no_birth_here(ours):
    with refused("born_before_mother_came"):
        birth(head_of(ours), birth_date=DAY - timedelta(days=1))

    assert ours.members.count() == 3


def correct(person, **values):
    """Correct a person's facts, and return their row and their one stay."""
    actions.amend_person(
        person=person, version=person.version, values=values, by=make_user(), today=TODAY
    )
    person.refresh_from_db()
    return person, person.memberships.get()


def test_a_stay_that_began_at_birth_follows_a_birth_corrected_to_a_later_day(ours):
    later = BORN + timedelta(days=2)
    newborn, stay = correct(birth(head_of(ours)), birth_date=later)

    assert (newborn.in_household_since, newborn.role_since, stay.from_on) == (later,) * 3


def test_a_birth_corrected_to_an_earlier_day_leaves_the_stay_as_it_is(ours):
    newborn, stay = correct(birth(head_of(ours)), birth_date=date(1984, 3, 12))

    assert (newborn.in_household_since, stay.from_on) == (BORN, BORN)


def test_nobody_is_corrected_to_be_born_after_they_came(ours):
    with refused("born_after_coming"):
        correct(member(ours, "child"), birth_date=DAY + timedelta(days=1), arrived_on=None)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"birth_date": None, "birth_precision": ""}, "required"),
        ({"birth_date": date(2023, 12, 2)}, "birth_in_future"),
        ({"birth_precision": ""}, "incomplete_birth"),
        ({"given_name": "", "family_name": " "}, "no_name"),
        ({"relationship": "head"}, "second_head"),
        ({"sex": ""}, "blank"),
    ],
)
def test_a_birth_is_refused(ours, values, code):
    with refused(code):
        birth(head_of(ours), **values)

    assert ours.members.count() == 3


def test_a_man_is_not_the_mother(ours):
    with refused("not_a_woman"):
        birth(member(ours, "spouse"))


def test_a_mother_who_left_has_no_birth_here(ours):
    mother = head_of(ours)
    actions.member_leaves(
        person=mother,
        on=TODAY,
        reason="moved",
        successor=member(ours, "spouse"),
        by=make_user(),
        today=TODAY,
    )

    with refused("not_a_member"):
        birth(mother)


def test_nobody_is_born_into_an_inactive_household(ours):
    actions.make_inactive(
        household=ours, on=BORN, reason="left_country", by=make_user(), today=TODAY
    )

    with refused("inactive"):
        birth(ours.members.get(relationship="head"))
