"""Forms printed before anybody stood behind them: each number is used once."""

from datetime import date

import pytest

from cases.models import Household, ReservedNumber
from cases.numbers import new_household_number, shown
from tests.cases.importers.rows import child, codes, person
from tests.factories import make_household, make_user, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def reserved():
    """A number on a blank form of Kotayk."""
    return ReservedNumber.objects.create(
        number=new_household_number(), place=place(), reserved_on=date(2023, 10, 1)
    )


def of(number, *rows):
    return [row | {"household": number} for row in rows]


def test_a_reserved_number_becomes_the_households(send, reserved):
    rows = of(str(reserved).lower(), person(registered_at=""), child(registered_at=""))

    assert codes(send(rows)) == []
    household = Household.objects.get()
    assert (household.number, household.registered_at_id) == (reserved.number, "AM07")
    assert household.members.count() == 2


def test_the_same_form_again_rewrites_nothing(send, reserved):
    rows = of(str(reserved), person(), child())
    send(rows)

    outcome = send(rows)

    assert codes(outcome) == []
    assert (outcome.households.unchanged, outcome.people.unchanged) == (1, 2)


def test_a_number_that_was_used_at_a_desk_is_refused(send, reserved):
    make_household(number=reserved.number)

    outcome = send(of(str(reserved), person()))

    assert codes(outcome) == [(2, "household", "number_used")]


def test_a_number_that_was_used_by_another_list_is_refused(send, reserved):
    send(of(str(reserved), person()), source="City")

    outcome = send(of(str(reserved), person()), source="Hotel")

    assert codes(outcome) == [(2, "household", "number_used")]
    assert Household.objects.count() == 1


def test_a_number_that_was_never_issued_is_refused(send):
    outcome = send(of(shown(new_household_number()), person()))

    assert codes(outcome) == [(2, "household", "number_unknown")]


def test_a_household_out_of_sight_is_refused_in_the_same_words(send):
    hidden = make_household({"arrived_on": None}, at="AM08", on=date(2023, 1, 1))
    never = send(of(shown(new_household_number()), person()))

    outcome = send(of(str(hidden), person()))

    assert [f.message for f in outcome.faults] == [f.message for f in never.faults]


def test_numbers_of_another_register_are_only_its_ids(send):
    number = shown(new_household_number())

    assert codes(send(of(number, person()), their_numbers=True)) == []
    household = Household.objects.get()
    assert household.source_id == number
    assert str(household) != number


def test_a_newcomer_joins_a_registered_household_by_its_number(send, registrar):
    household = make_household(by=registrar)
    rows = [{k: v for k, v in child().items() if k not in ("place", "registered_at")}]

    outcome = send(of(str(household), *rows))

    assert codes(outcome) == []
    assert household.members.count() == 2


def test_who_may_not_register_imports_nothing(send):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        send([person()], by=make_user("coordinator"))
