"""Lists as files: what somebody may see and nothing else, in the importer's words."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from openpyxl import load_workbook
from psycopg import pq

from cases import actions
from cases.exports import PEOPLE
from cases.importers.columns import BY_FIELD
from cases.models import NeedCode
from tests.factories import family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
PEOPLE_LIST, HOUSEHOLD_LIST = "/admin/cases/individual/", "/admin/cases/household/"


def content(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(client, address=PEOPLE_LIST, **asked):
    """The rows of a CSV by heading, and what the file says of itself."""
    lines = list(
        csv.reader(io.StringIO(content(client.get(f"{address}export.csv", asked)).decode()))
    )
    end = next((i for i, line in enumerate(lines) if not line), len(lines))
    notes = [line[0] for line in lines[end:] if line]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:end]], notes


def test_everybody_in_sight_stands_in_the_file(client, home):
    rows, notes = table(client)

    assert {row["Person number"] for row in rows} == {p.number for p in home.members.all()}
    assert any(note.startswith("# rows: 3") for note in notes)


def test_nobody_out_of_sight_stands_in_it(client, home):
    elsewhere = make_household({"family_name": "Elsewhere"}, at="AM08", registered_at="AM08")

    for address in (PEOPLE_LIST, HOUSEHOLD_LIST):
        text = content(client.get(f"{address}export.csv")).decode()
        assert elsewhere.number not in text
        assert "Elsewhere" not in text


def test_the_file_has_the_rows_of_the_list_and_says_which(client, home):
    rows, notes = table(client, sex__exact="male")

    assert {row["Sex"] for row in rows} == {"male"}
    assert any("sex__exact=male" in note for note in notes)


def test_the_headings_are_those_of_the_importer(client, home):
    rows, _notes = table(client)

    assert list(rows[0]) == [BY_FIELD[field].heading("en") for field in PEOPLE]
    assert len(PEOPLE) == 17


def test_households_are_exported_with_their_home(client, home):
    rows, _notes = table(client, HOUSEHOLD_LIST)

    assert [row["Household number"] for row in rows] == [home.number]
    assert rows[0]["Lives now in"] == "AM07"


def test_needs_are_in_no_file(client, home):
    supervisor = make_user("supervisor", places=["AM07"])
    need = NeedCode.objects.get(pk="SV-VA")
    actions.add_need(person=head_of(home), need=need, on=TODAY, by=supervisor, today=TODAY)
    client.force_login(supervisor)

    assert "SV-VA" not in content(client.get(f"{PEOPLE_LIST}export.csv")).decode()


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_a_name_is_never_run_by_a_spreadsheet(client, worker, payload):
    make_household({"family_name": payload})

    rows, _notes = table(client)
    workbook = content(client.get(f"{PEOPLE_LIST}export.xlsx"))

    assert rows[0]["Family name"] == f"'{payload}"
    cells = [cell for row in load_workbook(io.BytesIO(workbook)).worksheets[0] for cell in row]
    assert payload in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "d", "n"}


def test_a_telephone_is_a_telephone(client, home):
    values = {"number": "+37493550127"}
    actions.add_phone(person=head_of(home), values=values, by=make_user(), today=TODAY)

    rows, _notes = table(client)

    assert "+37493550127" in [row["Telephone"] for row in rows]


def test_a_reader_who_leaves_half_way_frees_the_connection(client, worker):
    for number in range(5):
        make_household({"given_name": f"Ani{number}"})
    response = client.get(f"{PEOPLE_LIST}export.csv")

    next(iter(response.streaming_content))
    response.close()

    # psycopg ends the query, or with it the connection, which the next request opens anew.
    assert connection.connection.pgconn.transaction_status != pq.TransactionStatus.ACTIVE


@pytest.mark.parametrize("address", [PEOPLE_LIST, HOUSEHOLD_LIST])
def test_a_file_of_another_kind_does_not_exist(client, worker, address):
    assert client.get(f"{address}export.pdf").status_code == 404


def test_a_coordinator_takes_no_names(client, home):
    client.force_login(make_user("coordinator"))

    assert client.get(f"{PEOPLE_LIST}export.csv").status_code == 403


def test_a_family_of_three_is_three_rows_however_often_it_moved(client, worker):
    household = family()
    actions.change_address(
        household=household,
        kind="actual",
        place=household.residences.first().place,
        address="2",
        accommodation="rented",
        on=TODAY,
        by=worker,
        today=TODAY,
    )

    rows, _notes = table(client)

    assert [row["Address"] for row in rows] == ["2", "2", "2"]
