"""Births: a child joins the mother's household on the day of birth, and her pregnancy ends."""

from datetime import date, timedelta

import pytest

from cases import actions
from cases.models import NeedCode
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


def pregnant(household, *, days_from_birth):
    """The mother, who expects a child so many days after the birth of our newborn."""
    mother = head_of(household)
    mother.pregnancy_expected_on = BORN + timedelta(days=days_from_birth)
    mother.pregnancy_asked_on = mother.pregnancy_expected_on - timedelta(days=100)
    mother.save()
    return mother


@pytest.mark.parametrize("days", [5, 140, 0, -42])
def test_the_pregnancy_ends_with_the_birth(ours, days):
    mother = pregnant(ours, days_from_birth=days)
    birth(mother)
    mother.refresh_from_db()

    assert (mother.pregnancy_expected_on, mother.pregnancy_asked_on) == (None, None)


@pytest.mark.parametrize("days", [141, 270, -43])
def test_a_birth_that_is_typed_late_leaves_another_pregnancy_as_it_is(ours, days):
    mother = pregnant(ours, days_from_birth=days)
    need(mother, "PG", DAY)
    birth(mother)
    mother.refresh_from_db()

    assert mother.pregnancy_expected_on == BORN + timedelta(days=days)
    assert mother.pregnancy_asked_on is not None
    assert needs_on(mother, TODAY) == ["PG"]


def need(person, code, on):
    code = NeedCode.objects.get(pk=code)
    return actions.add_need(person=person, need=code, on=on, by=make_user(), today=TODAY)


def needs_on(person, day):
    return sorted(person.needs.on(day).values_list("need_id", flat=True))


@pytest.mark.parametrize("code", ["PG", "PG-HR", "SM-DP", "CR-TP"])
def test_what_a_desk_flagged_of_a_pregnancy_ends_on_the_day_of_birth(ours, code):
    mother = head_of(ours)
    for each in (code, "SM-CI", "PG-LC"):
        need(mother, each, DAY)
    birth(mother)

    assert needs_on(mother, BORN - timedelta(days=1)) == sorted([code, "SM-CI", "PG-LC"])
    assert needs_on(mother, BORN) == ["PG-LC", "SM-CI"]


def test_what_was_flagged_after_the_birth_is_of_another_pregnancy(ours):
    mother = head_of(ours)
    need(mother, "PG", BORN + timedelta(days=1))
    birth(mother)

    assert needs_on(mother, TODAY) == ["PG"]


def test_twins_are_born_one_after_the_other(ours):
    mother = pregnant(ours, days_from_birth=5)
    need(mother, "PG", DAY)
    for name in ("Նարե", "Անի"):
        birth(mother, given_name=name)

    assert ours.members.filter(birth_date=BORN).count() == 2
    assert needs_on(mother, BORN) == []


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
