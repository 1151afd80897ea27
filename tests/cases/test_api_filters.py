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


@pytest.mark.parametrize(
    ("born", "precision", "as_of", "there"),
    [
        (date(2024, 7, 1), "year", "2024-03-10", True),
        (date(2024, 3, 15), "month", "2024-03-10", True),
        (date(2024, 3, 9), "day", "2024-03-10", True),
        (date(2024, 3, 9), "day", "2024-03-08", False),
    ],
)
def test_an_infant_is_found_by_what_is_told_of_it(client, born, precision, as_of, there):
    """1 July stands for a year of which only March has come: the infant is there all the same."""
    infant = child(birth_date=born, birth_precision=precision, arrived_on=None)
    household = make_household({}, infant, on=date(2024, 3, 9))
    number = household.members.get(relationship="child").number

    told = client.get(f"{INDIVIDUALS}{number}/", {"as_of": as_of}).json()

    infants = {"Արամ"} if there else set()
    assert (told["is_child"], told["age"]) == ((True, 0) if there else (None, None))
    assert names(client, as_of=as_of, child="true") == infants
    assert names(client, as_of=as_of, age_max="0") == infants
    assert names(client, as_of=as_of, age_min="0", sex="male") == infants
    assert names(client, as_of=as_of, over_65="false", sex="male") == infants
    assert len(heads(client, as_of=as_of, child="true")) == len(infants)
    assert len(heads(client, as_of=as_of, age_min="0", age_max="17")) == len(infants)


@pytest.fixture
def gone():
    """A man of 73 with a disability left a household in Kotayk for another marz in January."""
    man = {"relationship": "other_relative", "sex": "male", "arrived_on": date(2023, 9, 29)}
    household = make_household({}, man | {"birth_date": date(1950, 5, 5)} | DISABLED, at="AM07")
    actions.move_member(
        person=household.members.get(relationship="other_relative"),
        to=make_household({"given_name": "host"}, at="AM09"),
        relationship="other_relative",
        on=date(2024, 1, 1),
        by=make_user(),
        today=date(2024, 1, 1),
    )
    return household


@pytest.mark.parametrize(
    ("asked", "asked_otherwise"),
    [
        ({"sex": "male"}, {"sex": "female"}),
        ({"sex": "male", "age_min": "73", "age_max": "73"}, {"age_max": "72"}),
        ({"arrived_after": "2023-09-29"}, {"arrived_before": "2023-09-28"}),
        ({"disabled": "true"}, {"disabled": "false"}),
        ({"over_65": "true"}, {"over_65": "false"}),
    ],
)
def test_who_moved_out_of_sight_cannot_be_found_out_by_asking(client, gone, asked, asked_otherwise):
    day = {"as_of": "2023-12-01"}

    everywhere = client.get(HOUSEHOLDS, day | asked).json()["results"]
    client.force_login(make_user(places=["AM07"]))
    in_kotayk = client.get(HOUSEHOLDS, day | asked).json()["results"]
    otherwise = client.get(HOUSEHOLDS, day | asked_otherwise).json()["results"]

    assert [row["number"] for row in everywhere] == [gone.number]
    assert in_kotayk == []
    assert [row["number"] for row in otherwise] == [gone.number]


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
        ("as_of", "1899-12-31"),
        ("as_of", "0010-01-01"),
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


@pytest.mark.parametrize("url", [HOUSEHOLDS, INDIVIDUALS])
@pytest.mark.parametrize("asked", [{"child": "true"}, {"age_min": "120"}, {"age_max": "130"}, {}])
def test_a_day_before_1900_is_refused_in_words_whatever_else_is_asked(client, url, asked):
    make_household({"pregnancy_expected_on": date(2023, 11, 1), "pregnancy_asked_on": DAY})

    refused = client.get(url, asked | {"as_of": "0100-01-01"})
    earliest = client.get(url, asked | {"as_of": "1900-01-01"})

    assert refused.status_code == 400
    assert refused.json() == {"as_of": ["This day is too early: the earliest is 1900-01-01."]}
    assert earliest.status_code == 200
