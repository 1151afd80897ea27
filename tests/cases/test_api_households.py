"""Households read by a program: what one is told as of a day, and who is told."""

from datetime import date

import pytest

from cases import actions, numbers
from tests.factories import (
    child,
    head_of,
    make_household,
    make_organisation,
    make_user,
    person_values,
    place,
)

pytestmark = pytest.mark.django_db
URL = "/api/v1/households/"
AS_OF = {"as_of": "2024-06-01"}


@pytest.fixture
def kotayk(client):
    """A caseworker in Kotayk, signed in."""
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def read(client, household, **parameters):
    """One household as the API tells it."""
    response = client.get(f"{URL}{household.number}/", AS_OF | parameters)
    assert response.status_code == 200, response.content
    return response.json()


def test_a_household_is_told_with_its_members_home_and_composition(client, kotayk):
    grandmother = person_values(
        relationship="parent", birth_date=date(1950, 5, 5), given_name="Աննա"
    )
    household = make_household({}, child(), grandmother, at="AM07-C03", on=date(2023, 10, 1))

    told = read(client, household)

    assert told["number"] == household.number
    assert told["head"] == head_of(household).number
    assert told["home"]["place"]["code"] == "AM07-C03"
    assert told["home"]["place"]["name_hy"] == place("AM07-C03").name_hy
    assert told["registered_address"] is None
    assert told["composition"] == {
        "size": 3,
        "girls": 0,
        "boys": 1,
        "children": 1,
        "adults": 1,
        "older": 1,
        "age_unknown": 0,
        "disabled": 0,
        "disability_unknown": 3,
        "pregnant": 0,
    }
    assert sorted(member["age"] for member in told["members"]) == [14, 40, 74]
    assert told["as_of"] == "2024-06-01"


def test_before_anybody_belonged_to_it_a_household_is_empty(client, kotayk):
    household = make_household({}, child(), on=date(2023, 10, 1))

    told = read(client, household, as_of="2023-09-01")

    assert (told["composition"]["size"], told["members"], told["home"]) == (0, [], None)


def test_a_birthday_moves_a_child_among_the_adults(client, kotayk):
    household = make_household({}, child(birth_date=date(2006, 3, 1)))

    before = read(client, household, as_of="2024-02-29")["composition"]
    after = read(client, household, as_of="2024-03-01")["composition"]

    assert (before["children"], before["adults"]) == (1, 1)
    assert (after["children"], after["adults"]) == (0, 2)


@pytest.mark.parametrize("spelling", [numbers.shown, str.lower, lambda n: numbers.shown(n).lower()])
def test_a_number_is_read_in_any_spelling(client, kotayk, spelling):
    household = make_household()

    response = client.get(f"{URL}{spelling(household.number)}/", AS_OF)

    assert response.json()["number"] == household.number


def test_a_mistyped_number_is_called_mistyped(client, kotayk):
    number = make_household().number
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")

    response = client.get(f"{URL}{wrong}/")

    assert response.status_code == 404
    assert "mistyped" in response.json()["detail"]


@pytest.mark.parametrize("text", ["17", "PERSON", "P7K3MQ9QX2T0"])
def test_what_is_no_household_number_is_not_found(client, kotayk, text):
    response = client.get(f"{URL}{text}/")

    assert response.status_code == 404
    assert "mistyped" not in response.json()["detail"]


def test_out_of_sight_is_answered_like_what_does_not_exist(client, kotayk):
    elsewhere = make_household(at="AM09", on=date(2023, 10, 1))

    hidden = client.get(f"{URL}{elsewhere.number}/", AS_OF)
    missing = client.get(f"{URL}{numbers.new_household_number()}/", AS_OF)

    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
    assert hidden.status_code == 404


def test_the_list_has_what_the_caseworker_may_see_and_nothing_else(client, kotayk):
    here, elsewhere = make_household(), make_household(at="AM09")

    listed = [row["number"] for row in client.get(URL, AS_OF).json()["results"]]

    assert listed == [here.number]
    assert elsewhere.number not in listed


def test_a_caseworker_of_another_organisation_reads_nobody_without_an_agreement(client):
    ngo = make_organisation("NGO", is_controller=False, kind="national_ngo")
    client.force_login(make_user(places=["AM"], organisation=ngo))
    make_household()

    response = client.get(URL, AS_OF)

    assert response.json()["results"] == []


@pytest.mark.parametrize("role", ["coordinator", "auditor", "administrator"])
@pytest.mark.parametrize("url", [URL, "/api/v1/individuals/"])
def test_roles_that_read_no_people_are_refused(client, role, url):
    client.force_login(make_user(role, places=["AM"]))

    assert client.get(url).status_code == 403


@pytest.mark.parametrize(
    "path", ["", "households/", "individuals/", "reports/", "schema/", "docs/"]
)
def test_whoever_is_not_signed_in_is_refused_and_not_sent_elsewhere(client, path):
    assert client.get(f"/api/v1/{path}").status_code == 403


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, kotayk, method):
    household = make_household()

    assert getattr(client, method)(f"{URL}{household.number}/").status_code == 405
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize("method", ["head", "options"])
def test_what_only_looks_is_answered(client, kotayk, method):
    assert getattr(client, method)(URL).status_code == 200


def test_duplicates_are_not_listed(client, kotayk):
    household = make_household(on=date(2023, 10, 1))
    day = date(2023, 11, 1)
    actions.make_inactive(household=household, reason="duplicate", on=day, by=kotayk, today=day)

    assert client.get(URL, AS_OF).json()["results"] == []


def test_who_moved_out_of_sight_is_counted_and_not_named(client, kotayk):
    household = make_household({}, child(), on=date(2023, 10, 1))
    boy = household.members.get(relationship="child")
    far = make_household(at="AM09", on=date(2023, 10, 1))
    day = date(2024, 1, 1)
    actions.move_member(
        person=boy, to=far, relationship="other_relative", on=day, by=kotayk, today=day
    )

    told = read(client, household, as_of="2023-12-01")

    assert told["composition"]["size"] == 2
    assert [member["relationship"] for member in told["members"]] == ["head"]
