"""What a program asks for: filters as of a day, and what is refused."""

from datetime import date

import pytest

from cases import actions
from tests.factories import DAY, child, make_household, make_user, person_values, place

pytestmark = pytest.mark.django_db
HOUSEHOLDS, INDIVIDUALS = "/api/v1/households/", "/api/v1/individuals/"
AS_OF = {"as_of": "2024-06-01"}
DISABLED = {"walking": 4, "wg_asked_on": DAY, "wg_method": "self"}
NOT_DISABLED = {"walking": 1, "wg_asked_on": DAY, "wg_method": "self"}


@pytest.fixture(autouse=True)
def caseworker(client):
    """A caseworker for all of Armenia, signed in."""
    user = make_user(places=["AM"])
    client.force_login(user)
    return user


@pytest.fixture
def people():
    """Four people in two households, named by what they are."""
    make_household(
        {"given_name": "mother", "birth_date": date(1984, 3, 12)} | NOT_DISABLED,
        child(given_name="son", arrived_on=date(2023, 10, 1)),
        at="AM07-C03",
    )
    make_household(
        {
            "given_name": "grandfather",
            "sex": "male",
            "birth_date": date(1950, 1, 1),
            "arrived_on": date(2023, 9, 25),
        }
        | DISABLED,
        person_values(
            given_name="unknown", relationship="spouse", birth_date=None, birth_precision=""
        ),
        at="AM09",
    )


def names(client, **parameters):
    """Given names of the people found."""
    response = client.get(INDIVIDUALS, AS_OF | parameters)
    assert response.status_code == 200, response.content
    return {row["given_name"] for row in response.json()["results"]}


def heads(client, **parameters):
    """Given names of the heads of the households found."""
    response = client.get(HOUSEHOLDS, AS_OF | parameters)
    assert response.status_code == 200, response.content
    return {
        member["given_name"]
        for row in response.json()["results"]
        for member in row["members"]
        if member["number"] == row["head"]
    }


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"child": "true"}, {"son"}),
        ({"child": "false"}, {"mother", "grandfather"}),
        ({"over_65": "true"}, {"grandfather"}),
        ({"over_65": "false"}, {"mother", "son"}),
        ({"disabled": "true"}, {"grandfather"}),
        ({"disabled": "false"}, {"mother"}),
        ({"sex": "male"}, {"son", "grandfather"}),
        ({"age_min": "14"}, {"mother", "son", "grandfather"}),
        ({"age_min": "15"}, {"mother", "grandfather"}),
        ({"age_max": "14"}, {"son"}),
        ({"age_max": "13"}, set()),
        ({"age_min": "15", "age_max": "40"}, {"mother"}),
        ({"arrived_after": "2023-10-01"}, {"son"}),
        ({"arrived_before": "2023-09-25"}, {"grandfather"}),
        ({"place": "AM07"}, {"mother", "son"}),
        ({"place": "am07-c03"}, {"mother", "son"}),
        ({"place": "AM"}, {"mother", "son", "grandfather", "unknown"}),
        ({"place": "AM01"}, set()),
        ({"present": "true", "sex": "male"}, {"son", "grandfather"}),
        ({"present": "false"}, set()),
        ({"present": "false", "as_of": "2023-09-01", "sex": "male"}, {"son", "grandfather"}),
        ({"child": "true", "as_of": "2009-01-01"}, set()),
    ],
)
def test_people_are_found_by_what_they_are_on_the_day(client, people, parameters, found):
    assert names(client, **parameters) == found


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"child": "true"}, {"mother"}),
        ({"child": "false"}, {"grandfather"}),
        ({"over_65": "true"}, {"grandfather"}),
        ({"disabled": "true"}, {"grandfather"}),
        ({"disabled": "false"}, {"mother"}),
        ({"place": "AM09"}, {"grandfather"}),
        ({"sex": "male", "age_max": "20"}, {"mother"}),
        ({"sex": "female", "age_max": "20"}, set()),
        ({"sex": "male", "arrived_before": "2023-09-25"}, {"grandfather"}),
        ({"active": "true"}, {"mother", "grandfather"}),
        ({"active": "false"}, set()),
        ({"child": "true", "as_of": "2023-09-30"}, set()),
    ],
)
def test_households_are_found_by_their_members_on_the_day(client, people, parameters, found):
    assert heads(client, **parameters) == found


def test_a_household_is_sought_where_it_lived_on_the_day(client, caseworker):
    household = make_household({"given_name": "mover"}, at="AM07", on=DAY)
    day = date(2024, 3, 1)
    actions.change_address(
        household=household,
        kind="actual",
        place=place("AM09"),
        address="",
        accommodation="rented",
        on=day,
        by=caseworker,
        today=day,
    )

    assert names(client, place="AM07", as_of="2024-02-29") == {"mover"}
    assert names(client, place="AM07", as_of="2024-03-01") == set()
    assert heads(client, place="AM07", as_of="2024-02-29") == {"mover"}
    assert heads(client, place="AM09", as_of="2024-03-01") == {"mover"}


def test_a_household_is_active_until_the_day_on_which_it_is_not(client, caseworker):
    household = make_household(on=DAY)
    day = date(2024, 3, 1)
    actions.make_inactive(
        household=household, reason="left_country", on=day, by=caseworker, today=day
    )

    def found(**parameters):
        return len(client.get(HOUSEHOLDS, parameters).json()["results"])

    assert (found(active="true", as_of="2024-02-29"), found(active="true", **AS_OF)) == (1, 0)
    assert (found(active="false", as_of="2024-02-29"), found(active="false", **AS_OF)) == (0, 1)


@pytest.mark.parametrize("url", [HOUSEHOLDS, INDIVIDUALS])
@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("child", "yes"),
        ("over_65", "1"),
        ("disabled", "unknown"),
        ("sex", "f"),
        ("age_min", "ten"),
        ("age_max", "-1"),
        ("place", "AM99"),
        ("place", "AM\x0001"),
        ("arrived_after", "01.10.2023"),
        ("as_of", "2024-02-30"),
        ("as_of", "01.06.2024"),
        ("as_of", "2999-01-01"),
        ("page_size", "0"),
        ("page_size", "501"),
        ("page_size", "many"),
        ("cursor", "17"),
        ("cursor", "%%%"),
        ("cursor", "SDE3"),
        ("child", ""),
    ],
)
def test_a_wrong_value_is_refused_under_its_name(client, url, parameter, value):
    response = client.get(url, {parameter: value})

    assert response.status_code == 400
    assert list(response.json()) == [parameter]


@pytest.mark.parametrize("url", [HOUSEHOLDS, INDIVIDUALS, "/api/v1/reports/population/"])
@pytest.mark.parametrize("name", ["aged", "format", "household__number", "is_head"])
def test_an_unknown_parameter_is_refused_with_those_that_are_known(client, url, name):
    client.force_login(make_user("supervisor", places=["AM"]))

    response = client.get(url, {name: "xml"})

    assert response.status_code == 400
    assert "as_of" in response.json()[name][0]


def test_a_parameter_given_twice_is_refused(client):
    response = client.get(f"{INDIVIDUALS}?sex=male&sex=female")

    assert (response.status_code, list(response.json())) == (400, ["sex"])


def test_one_record_takes_no_filter(client):
    household = make_household()

    response = client.get(f"{HOUSEHOLDS}{household.number}/", {"child": "true"})

    assert (response.status_code, list(response.json())) == (400, ["child"])
