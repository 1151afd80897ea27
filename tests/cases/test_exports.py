"""Lists as files: what somebody may see and nothing else, in the importer's words."""

import csv
import html
import io
import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.utils import translation
from openpyxl import load_workbook

from cases import actions, exports, search
from cases.exports import HOUSEHOLDS, PEOPLE
from cases.importers.columns import BY_FIELD
from cases.models import Household, Individual, NeedCode
from cases.sight import WHOLE
from spreadsheets.guard import marked, unguarded
from tests.factories import DAY, family, head_of, make_household, make_user
from tests.spreadsheets.payloads import PAYLOADS

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
ACTIVE = tuple("=+-@\t\r")
PEOPLE_LIST, HOUSEHOLD_LIST = "/admin/cases/individual/", "/admin/cases/household/"


def content(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def leave(response):
    """Close an answer as a server does, but for the database connection of this test."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def table(client, address=PEOPLE_LIST, **asked):
    """The rows of a CSV by heading, and what the file says of itself."""
    lines = list(
        csv.reader(
            io.StringIO(content(client.get(f"{address}export.csv", asked)).decode(), newline="")
        )
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
    assert "# filter: sex: male; state: members now" in [note.lower() for note in notes]


def test_the_headings_are_those_of_the_importer(client, home):
    rows, _notes = table(client)

    assert list(rows[0]) == [BY_FIELD[field].heading("en") for field in PEOPLE]
    assert len(PEOPLE) == 17


def test_households_are_exported_with_their_home(client, home):
    rows, _notes = table(client, HOUSEHOLD_LIST)

    assert list(rows[0]) == [BY_FIELD[field].heading("en") for field in HOUSEHOLDS]
    assert [row["Household number"] for row in rows] == [home.number]
    assert rows[0]["Lives now in"] == "AM07"


def test_needs_are_in_no_file(client, home):
    supervisor = make_user("supervisor", places=["AM07"])
    need = NeedCode.objects.get(pk="SV-VA")
    actions.add_need(person=head_of(home), need=need, on=TODAY, by=supervisor, today=TODAY)
    client.force_login(supervisor)

    assert "SV-VA" not in content(client.get(f"{PEOPLE_LIST}export.csv")).decode()


def cells_of(client, address):
    """Cells of the workbook's table below its headings."""
    book = load_workbook(io.BytesIO(content(client.get(f"{address}export.xlsx"))))
    return [cell for row in list(book.worksheets[0])[1:] for cell in row]


@pytest.fixture
def hostile(worker):
    """Households of whom each has one of sixty formulas as a name and as an address."""
    for payload in PAYLOADS:
        home = make_household({"family_name": payload, "given_name": "Ani"})
        home.residences.update(address=payload)


@pytest.mark.parametrize(
    ("address", "heading"), [(PEOPLE_LIST, "Family name"), (HOUSEHOLD_LIST, "Address")]
)
def test_no_name_and_no_address_is_run_by_a_spreadsheet(client, hostile, address, heading):
    rows, _notes = table(client, address)
    cells = cells_of(client, address)

    assert not [row for row in rows for text in row.values() if text.startswith(ACTIVE)]
    assert {unguarded(row[heading]) for row in rows} == set(PAYLOADS)
    assert "f" not in {cell.data_type for cell in cells}
    # openpyxl leaves carriage returns as some writers spell them.
    read = {str(cell.value).replace("_x000D_", "\r") for cell in cells}
    assert {marked(text) for text in PAYLOADS} <= read


def test_a_telephone_is_a_telephone(client, home):
    values = {"number": "+37493550127"}
    actions.add_phone(person=head_of(home), values=values, by=make_user(), today=TODAY)

    rows, _notes = table(client)

    assert "+37493550127" in [row["Telephone"] for row in rows]


@pytest.mark.parametrize("safe", ["unsafe", "text_only"])
def test_a_number_that_nobody_may_call_is_in_no_file(client, home, safe):
    head = head_of(home)
    head.phones.create(number="+37493550127", safe=safe, from_on=DAY)
    head.phones.create(number="+37493550128", from_on=TODAY)

    rows, _notes = table(client)

    assert [row["Telephone"] for row in rows if row["Telephone"]] == ["+37493550128"]


def test_a_reader_who_never_takes_a_byte_holds_nothing(client, home):
    response = client.get(f"{PEOPLE_LIST}export.csv")

    leave(response)

    assert response.streaming
    assert Household.objects.count() == 1


def test_nothing_is_asked_of_the_people_before_the_first_byte(
    client, home, django_assert_num_queries
):
    with django_assert_num_queries(0):
        exports.individuals(Individual.objects.all(), as_of=DAY, sight=WHOLE)


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
    homes, _notes = table(client, HOUSEHOLD_LIST)

    assert [row["Household number"] for row in rows] == [household.number] * 3
    assert [row["Address"] for row in homes] == ["2"]


def test_a_search_is_in_the_file_to_its_end_however_many_it_finds(client, worker, monkeypatch):
    for _number in range(5):
        make_household({"family_name": "Ohanyan"})
    make_household()
    monkeypatch.setattr(search, "RANKED", 3)

    for address in (PEOPLE_LIST, HOUSEHOLD_LIST):
        rows, notes = table(client, address, q="ohanyan")
        assert len(rows) == 5
        assert "# filter: Search: “ohanyan”" in notes


def test_a_search_and_a_filter_are_both_in_the_file(client, worker):
    make_household({"family_name": "Ohanyan"}, {"relationship": "sibling", "sex": "male"})

    rows, notes = table(client, q="ohanyan", sex__exact="male")

    assert rows == []
    assert "# rows: 0" in notes
    assert "# filter: Search: “ohanyan”; sex: male" in notes


def test_the_file_counts_more_rows_than_the_list_does(client, home, monkeypatch):
    monkeypatch.setattr("accounts.paging.COUNTED", 1)

    _rows, notes = table(client, p="1", o="2")

    assert "# rows: 3" in notes


def test_the_file_says_as_of_when_it_was_made(client, home, monkeypatch):
    moment = datetime(2024, 6, 1, 9, 30, tzinfo=ZoneInfo("Asia/Yerevan"))
    monkeypatch.setattr("cases.admin.exporting.now", lambda: moment)

    _rows, notes = table(client)

    assert "# as of: 2024-06-01 09:30" in notes


def test_a_workbook_says_the_same_of_itself(client, home):
    book = load_workbook(
        io.BytesIO(content(client.get(f"{PEOPLE_LIST}export.xlsx?sex__exact=male")))
    )

    about = dict(list(book.worksheets[-1].values))
    assert about["# rows"] == "2"
    assert about["# filter"].lower() == "sex: male; state: members now"
    assert "# as of" in about


def test_days_and_flags_are_typed(client, home):
    cells = cells_of(client, PEOPLE_LIST)

    values = {type(cell.value) for cell in cells}
    assert {datetime, bool} <= values


def test_who_reads_armenian_gets_armenian_words_though_their_answer_is_under_way(client, home):
    client.force_login(make_user(places=["AM07"], language="hy"))

    response = client.get(f"{PEOPLE_LIST}export.csv")
    with translation.override("en"):
        text = content(response).decode()

    assert BY_FIELD["family_name"].heading("hy") in text
    assert "# rows" not in text


def test_a_question_that_the_list_does_not_know_leads_to_the_list(client, worker):
    answer = client.get(f"{PEOPLE_LIST}export.csv", {"population_group__exact": ["a", "b"]})

    assert answer.status_code in (200, 302)
    assert client.get(f"{PEOPLE_LIST}export.csv", {"household__number": "x"}).status_code == 400


def test_the_list_offers_its_files_with_its_search_and_its_filters(client, home):
    page = client.get(PEOPLE_LIST, {"sex__exact": "male", "q": "ավանեսյան"}).content.decode()

    asked = re.findall(r'href="(export\.(?:csv|xlsx)\?[^"]+)"', page)
    assert len(asked) == 2
    for address in asked:
        answer = client.get(f"{PEOPLE_LIST}{html.unescape(address)}")
        assert answer.status_code == 200
        assert "sex__exact=male" in address
        leave(answer)


def test_people_who_left_are_in_the_file_when_the_list_asks_for_them(client, home):
    actions.member_leaves(
        person=home.members.get(relationship="child"),
        on=TODAY,
        reason="died",
        by=make_user(),
        today=TODAY,
    )

    now_here, _notes = table(client)
    everybody, notes = table(client, state="all")

    assert (len(now_here), len(everybody)) == (2, 3)
    assert "# filter: state: all" in notes
