"""Addresses: where a household lives and is on the books, since when, and what is refused."""

from datetime import date, timedelta

import pytest

from cases import actions
from tests.cases.refusals import refused
from tests.factories import DAY, make_household, make_user, place

TODAY = date(2023, 12, 1)
LATER = date(2023, 11, 5)


@pytest.fixture
def ours(db):
    return make_household(at="AM07")


def change(household, *, to="AM01", on=LATER, kind="actual", accommodation="rented"):
    return actions.change_address(
        household=household,
        kind=kind,
        place=place(to),
        address="Abovyan 1",
        accommodation=accommodation,
        on=on,
        by=make_user(),
        today=TODAY,
    )


def addresses(household, kind="actual"):
    """Code of the place, from and until, in order."""
    rows = household.residences.filter(kind=kind).order_by("from_on", "id")
    return list(rows.values_list("place_id", "from_on", "until_on"))


def test_a_new_address_ends_the_one_before(ours):
    change(ours)

    assert addresses(ours) == [("AM07", DAY, LATER), ("AM01", LATER, None)]


def test_an_address_from_the_same_day_corrects_the_present_one(ours):
    change(ours, on=DAY)

    assert addresses(ours) == [("AM01", DAY, None)]


def test_a_registered_address_stands_beside_the_actual_one(ours):
    change(ours, kind="registered", on=DAY - timedelta(days=9))

    assert addresses(ours) == [("AM07", DAY, None)]
    assert addresses(ours, "registered") == [("AM01", DAY - timedelta(days=9), None)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": TODAY + timedelta(days=1)}, "future"),
        ({"on": DAY - timedelta(days=1)}, "address_too_early"),
        ({"on": date(1, 1, 1), "kind": "registered"}, "too_early"),
        ({"accommodation": "tent"}, "invalid_choice"),
        ({"kind": "holiday"}, "invalid_choice"),
    ],
)
def test_a_change_is_refused_and_the_present_address_stays(ours, changes, code):
    with refused(code):
        change(ours, **changes)

    assert addresses(ours) == [("AM07", DAY, None)]


def test_an_address_within_the_days_of_an_ended_one_is_refused(ours):
    ours.residences.update(until_on=LATER)

    with refused("overlapping_address"):
        change(ours, on=LATER - timedelta(days=1))


def test_where_they_lived_is_known_as_of_any_day(ours):
    change(ours)

    lived = [ours.residences.on(day).first() for day in (DAY - timedelta(1), DAY, LATER)]
    assert [home and home.place_id for home in lived] == [None, "AM07", "AM01"]
