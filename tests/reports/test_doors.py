"""The report's page, its files, its API and its command say the same, to whom it is for."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories import DAY, make_household, make_user

pytestmark = pytest.mark.django_db
PAGE, API = "/reports/population/", "/api/v1/reports/population/"


@pytest.fixture
def coordinator(client):
    """A coordinator, signed in."""
    user = make_user("coordinator")
    client.force_login(user)
    return user


def as_rows(told):
    """Values of a report's JSON, row by row."""
    return [list(row["values"].values()) for row in told["rows"]]


def test_page_files_api_and_command_say_the_same(client, coordinator, tmp_path):
    for _ in range(11):
        make_household(on=DAY)
    day, file = {"as_of": "01.06.2024"}, tmp_path / "population.csv"

    api = as_rows(client.get(API, {"as_of": "2024-06-01"}).json())
    as_json = as_rows(client.get(PAGE, day | {"format": "json"}).json())
    as_csv = client.get(PAGE, day | {"format": "csv"}).content
    call_command("report", "population", "--as-of", "2024-06-01", "--output", str(file))
    page = client.get(PAGE, day).context["table"]

    rows = list(csv.reader(io.StringIO(as_csv.decode())))[5:]
    assert api == as_json
    assert rows == [[str(value) for value in row] for row in api]
    assert file.read_bytes() == as_csv
    assert [list(map(str, row.values)) for row in page.rows] == rows


def test_no_small_number_reaches_a_coordinator(client, coordinator):
    make_household(on=DAY)

    told = client.get(API, {"as_of": "2024-06-01"}).json()

    numbers = {value for row in as_rows(told) for value in row[3:]}
    assert numbers == {"*"}
    assert told["hidden"]["cells"] == told["hidden"]["of_cells"]


def test_the_page_says_day_meaning_and_how_much_is_hidden(client, coordinator):
    page = client.get(PAGE, {"as_of": "01.06.2024"}).content.decode()

    assert "01.06.2024" in page
    assert "10 marzes and Yerevan" in page
    assert "612 of 612 cells are hidden" in page
    assert "#affected+ind+children+disabled" in page


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ],
)
def test_a_file_is_named_after_report_and_day(client, coordinator, kind, media_type):
    response = client.get(PAGE, {"as_of": "01.06.2024", "format": kind})

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == (
        f'attachment; filename="population-2024-06-01.{kind}"'
    )


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"as_of": "31.02.2024"}, "Write the day as 31.10.2025."),
        ({"as_of": "01.01.2999"}, "This day is still to come."),
        ({"as_of": "01.01.0010"}, "This day is too early: the earliest is 01.01.1900."),
        ({"as_of": "31.12.1899", "format": "csv"}, "This day is too early"),
        ({"format": "doc"}, "doc is not one of the available choices"),
        ({"place": "AM07"}, "Unknown in this address: place."),
        ({"as_of": "01.01.2999", "format": "csv"}, "This day is still to come."),
    ],
)
def test_what_cannot_be_asked_is_said_and_no_table_is_made(client, coordinator, parameters, said):
    response = client.get(PAGE, parameters)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert response.context["table"] is None


@pytest.mark.parametrize("day", ["0010-01-01", "1899-12-31"])
def test_the_api_refuses_a_day_before_1900(client, coordinator, day):
    response = client.get(API, {"as_of": day})

    assert response.status_code == 400
    assert response.json() == {"as_of": ["This day is too early: the earliest is 1900-01-01."]}


def test_the_earliest_day_has_nobody_at_every_door(client, coordinator, tmp_path):
    file = tmp_path / "population.csv"

    call_command("report", "population", "--as-of", "1900-01-01", "--output", str(file))

    assert client.get(PAGE, {"as_of": "01.01.1900"}).status_code == 200
    assert client.get(API, {"as_of": "1900-01-01"}).status_code == 200
    assert file.stat().st_size > 1_000


@pytest.mark.parametrize("url", ["/reports/", PAGE, f"{PAGE}?format=csv", API, "/api/v1/reports/"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("coordinator", 200), ("supervisor", 200), ("caseworker", 403), ("administrator", 403)],
)
def test_reports_are_for_coordinators_and_supervisors(client, url, role, status):
    client.force_login(make_user(role))

    assert client.get(url).status_code == status


@pytest.mark.parametrize("url", ["/reports/", PAGE])
def test_whoever_is_not_signed_in_signs_in_first(client, url):
    assert client.get(url).url == f"/admin/login/?next={url}"


@pytest.mark.parametrize("url", ["/reports/nothing/", "/api/v1/reports/nothing/"])
def test_a_report_that_does_not_exist_is_not_found(client, coordinator, url):
    assert client.get(url).status_code == 404


def test_the_list_names_every_report(client, coordinator):
    listed = client.get("/api/v1/reports/").json()

    assert [report["name"] for report in listed] == ["population"]
    assert listed[0]["address"].endswith(API)
    assert PAGE in client.get("/reports/").content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("url", [PAGE, API])
def test_a_report_is_only_read(client, coordinator, method, url):
    assert getattr(client, method)(url).status_code == 405


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_command_writes_every_kind_of_file(tmp_path, kind):
    file = tmp_path / f"population.{kind}"

    call_command(
        "report", "population", "--as-of", "2024-06-01", "--format", kind, "--output", str(file)
    )

    assert file.stat().st_size > 1_000


def test_the_command_hides_what_the_page_hides(tmp_path):
    make_household(on=DAY)
    file = tmp_path / "population.json"

    call_command(
        "report", "population", "--as-of", "2024-06-01", "--format", "json", "--output", str(file)
    )

    told = json.loads(file.read_text())
    assert {value for row in as_rows(told) for value in row[3:]} == {"*"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2999-01-01", "--output", "/dev/null"], "still to come"),
        (["--as-of", "0010-01-01", "--output", "/dev/null"], "earliest day is 01.01.1900"),
        (["--as-of", "2024-06-01", "--output", "/nowhere/at/all.csv"], "could not be written"),
        (["--as-of", "01.06.2024", "--output", "/dev/null"], "as-of"),
    ],
)
def test_the_command_says_what_it_cannot_do(arguments, said):
    with pytest.raises(CommandError, match=said):
        call_command("report", "population", *arguments)
