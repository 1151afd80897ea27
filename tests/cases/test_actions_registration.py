"""Registration: a household comes in whole, with all of its faults said at once, or not at all."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cases import actions
from cases.models import Household
from tests.cases.refusals import faults_of, refused
from tests.factories import DAY, child, make_user, person_values, place


def register(*members, household=None, residence=None):
    return actions.register_household(
        household={"registered_at": place()} | (household or {}),
        residence={"place": place()} | (residence or {}),
        members=members,
        by=make_user(),
        on=DAY,
    )


def present(household):
    return set(household.members.present().values_list("relationship", flat=True))


def test_a_household_is_registered_with_its_members_and_its_address(db):
    household = register(person_values(), person_values(**child()))

    assert present(household) == {"head", "child"}
    assert household.residences.get().from_on == DAY
    assert set(household.members.values_list("in_household_since", "role_since")) == {(DAY, DAY)}


def test_an_institution_group_has_residents_and_no_head(db):
    group = register(person_values(relationship="resident"), household={"kind": "institution"})

    assert present(group) == {"resident"}


def test_all_faults_of_all_members_are_said_at_once_each_with_its_row(db):
    nameless = person_values(given_name="", family_name="", relationship="child")
    unborn = person_values(relationship="head", birth_date=DAY + timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        register(person_values(), nameless, unborn)

    assert [(fault.row, fault.code) for fault in caught.value.faults] == [
        (1, "no_name"),
        (2, "birth_in_future"),
        (2, "arrived_before_birth"),
        (2, "second_head"),
    ]
    assert len(faults_of(caught.value)) == 4


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"household": {"declared_size": 0}}, "declared_size"),
        ({"household": {"kind": "hotel"}}, "invalid_choice"),
        ({"household": {"registered_at": None}}, "null"),
        ({"household": {"source": "MLSA"}}, "incomplete_source"),
        ({"residence": {"place": None}}, "null"),
        ({"residence": {"from_on": date(1, 1, 1)}}, "too_early"),
        ({"residence": {"from_on": DAY + timedelta(days=1)}}, "future"),
        ({"residence": {"accommodation": "tent"}}, "invalid_choice"),
        ({"residence": {"until_on": DAY - timedelta(days=1)}}, "ends_before_beginning"),
    ],
)
def test_a_refused_registration_leaves_nothing(db, arguments, code):
    with refused(code):
        register(person_values(), **arguments)

    assert not Household.objects.exists()


def test_a_registration_killed_half_way_leaves_nothing(db):
    with pytest.raises(TypeError, match="colour"):
        register(person_values(), residence={"colour": "blue"})

    assert not Household.objects.exists()


def test_the_same_household_of_another_register_comes_in_once(db):
    register(person_values(), household={"source": "MLSA", "source_id": "7"})

    with refused("source_taken"):
        register(person_values(), household={"source": "MLSA", "source_id": "7"})


def test_the_same_person_of_another_register_comes_in_once(db):
    known = {"source": "MLSA", "source_id": "7"}

    with refused("source_taken"):
        register(person_values(**known), person_values(**child(**known)))
