"""People read by a program: age, flags and household as of a day."""

from datetime import date

import pytest

from cases import actions
from tests.factories import child, head_of, make_household, make_user, person_values

pytestmark = pytest.mark.django_db
URL = "/api/v1/individuals/"
AS_OF = {"as_of": "2024-06-01"}
ASKED = {"wg_asked_on": date(2024, 1, 10), "wg_method": "self"}


@pytest.fixture
def kotayk(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def read(client, person, **parameters):
    """One person as the API tells them."""
    response = client.get(f"{URL}{person.number}/", AS_OF | parameters)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.parametrize(
    ("born", "age", "flags", "cohort", "band"),
    [
        (date(2010, 1, 15), 14, (True, False, False), "12-17", "0-17"),
        (date(2006, 6, 1), 18, (False, False, False), "18-59", "18-64"),
        (date(1961, 6, 1), 63, (False, False, True), "60+", "18-64"),
        (date(1959, 6, 2), 64, (False, False, True), "60+", "18-64"),
        (date(1959, 6, 1), 65, (False, True, True), "60+", "65+"),
    ],
)
def test_age_and_flags_are_those_of_the_day(client, kotayk, born, age, flags, cohort, band):
    told = read(client, head_of(make_household({"birth_date": born})))

    assert told["age"] == age
    assert (told["is_child"], told["over_65"], told["pensionable"]) == flags
    assert (told["cohort"], told["mission_band"]) == (cohort, band)


def test_without_a_birth_date_nothing_is_said_of_age(client, kotayk):
    person = head_of(make_household({"birth_date": None, "birth_precision": ""}))

    told = read(client, person)

    assert (told["age"], told["is_child"], told["over_65"]) == (None, None, None)
    assert (told["cohort"], told["mission_band"]) == (None, None)


@pytest.mark.parametrize(
    ("answers", "as_of", "disabled"),
    [
        ({"walking": 3} | ASKED, "2024-06-01", True),
        ({"walking": 2} | ASKED, "2024-06-01", False),
        ({"walking": 3} | ASKED, "2024-01-09", None),
        ({}, "2024-06-01", None),
    ],
)
def test_disability_is_what_was_known_by_the_day(client, kotayk, answers, as_of, disabled):
    person = head_of(make_household(answers, on=date(2024, 1, 10)))

    assert read(client, person, as_of=as_of)["disabled"] is disabled


def test_the_household_is_the_one_of_the_day(client, kotayk):
    first = make_household({}, child(), on=date(2023, 10, 1))
    second = make_household(at="AM07-C03", on=date(2023, 10, 1))
    boy = first.members.get(relationship="child")
    day = date(2024, 3, 1)
    actions.move_member(
        person=boy, to=second, relationship="other_relative", on=day, by=kotayk, today=day
    )

    before, after = read(client, boy, as_of="2024-02-29"), read(client, boy, as_of="2024-03-01")

    assert (before["household"], before["relationship"]) == (first.number, "child")
    assert (after["household"], after["relationship"]) == (second.number, "other_relative")
    assert (before["home"]["place"]["code"], after["home"]["place"]["code"]) == ("AM07", "AM07-C03")


def test_a_household_out_of_sight_is_not_named(client, kotayk):
    far = make_household({}, child(), at="AM09", on=date(2023, 10, 1))
    here = make_household(on=date(2023, 10, 1))
    boy = far.members.get(relationship="child")
    day = date(2024, 3, 1)
    actions.move_member(
        person=boy, to=here, relationship="other_relative", on=day, by=kotayk, today=day
    )

    told = read(client, boy, as_of="2024-02-29")

    assert (told["household"], told["relationship"], told["home"]) == (None, None, None)


def test_people_out_of_sight_are_not_found(client, kotayk):
    elsewhere = head_of(make_household(at="AM09"))

    assert client.get(f"{URL}{elsewhere.number}/").status_code == 404
    assert client.get(URL, AS_OF).json()["results"] == []


def test_no_key_of_the_database_is_told(client, kotayk):
    household = make_household({}, child())
    keys = [str(stay.pk) for stay in household.memberships.all()]

    told = client.get(URL, AS_OF).json()["results"]

    values = {str(value) for row in told for value in row.values()}
    assert not values & {*keys, str(kotayk.pk)} - {"1", "2", "14", "40"}
    assert not {"id", "pk"} & {name for row in told for name in row}


def test_the_duplicate_of_somebody_is_not_listed_and_can_be_read(client, kotayk):
    household = make_household({}, child(), on=date(2023, 10, 1))
    boy = household.members.get(relationship="child")
    day = date(2023, 11, 1)
    actions.member_leaves(person=boy, reason="duplicate", on=day, by=kotayk, today=day)

    listed = client.get(URL, AS_OF).json()["results"]

    assert [row["number"] for row in listed] == [head_of(household).number]
    assert read(client, boy)["left_reason"] == "duplicate"


def test_pregnancy_is_told_around_the_expected_day(client, kotayk):
    woman = person_values(
        pregnancy_expected_on=date(2024, 7, 1), pregnancy_asked_on=date(2024, 2, 1)
    )
    person = head_of(make_household(woman, on=date(2024, 2, 1)))

    assert read(client, person)["pregnant"] is True
    assert read(client, person, as_of="2024-08-01")["pregnant"] is False
