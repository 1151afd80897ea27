"""What lists are full of: each oddity is read, or refused at its cell and with its words."""

from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from cases.models import Household, Individual
from spreadsheets.guard import marked
from tests.cases.importers.making import as_csv, as_xlsx, table_of
from tests.cases.importers.rows import child, codes, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "born", "precision"),
    [
        ("12.03.1984", date(1984, 3, 12), "day"),
        ("1984-03-12", date(1984, 3, 12), "day"),
        ("03.1984", date(1984, 3, 15), "month"),
        ("1984", date(1984, 7, 1), "year"),
        (30753, date(1984, 3, 12), "day"),
        (1984, date(1984, 7, 1), "year"),
        (datetime(1984, 3, 12), date(1984, 3, 12), "day"),
    ],
    ids=str,
)
def test_dates_are_read_as_text_iso_and_serial_numbers(send, typed, born, precision):
    outcome = send(as_xlsx(People=table_of([person(birth_date=typed)])))

    assert codes(outcome) == []
    found = Individual.objects.get()
    assert (found.birth_date, found.birth_precision) == (born, precision)


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"birth_date": "12.03.84"}, "birth_date", "not_a_date"),
        ({"birth_date": "31.02.1984"}, "birth_date", "not_a_date"),
        ({"birth_date": "12.03.2031", "arrived_on": ""}, "birth_date", "birth_in_future"),
        ({"birth_date": "12.03.1884"}, "birth_date", "birth_too_early"),
        ({"arrived_on": "28.09.23"}, "arrived_on", "invalid"),
        ({"arrived_on": "01.01.2025"}, "arrived_on", "arrived_in_future"),
        ({"sex": "x"}, "sex", "invalid_choice"),
        ({"sex": ""}, "sex", "required"),
        ({"relationship": ""}, "relationship", "required"),
        ({"place": "Nowhereville"}, "place", "place_not_found"),
        ({"place": "Masis"}, "place", "place_ambiguous"),
        ({"place": ""}, "place", "required"),
        ({"registered_at": "Armavir (marz)"}, "registered_at", "not_your_place"),
        ({"registered_on": "01.01.2025"}, "registered_on", "future"),
        ({"household": ""}, "household", "no_household"),
        ({"household": "H-7K3MQ-9QX2T-A"}, "household", "number_mistyped"),
        ({"declared_size": "0"}, "declared_size", "min_value"),
        ({"declared_size": "many"}, "declared_size", "invalid"),
        ({"phone": "call my sister"}, "phone", "phone_letters"),
        ({"needs": "SV-VA"}, "needs", "confidential_need"),
        ({"needs": "QQ"}, "needs", "invalid_choice"),
        ({"given_name": "=HYPERLINK(1)"}, "given_name", "formula"),
        ({"address": "x" * 201}, "address", "max_length"),
        ({"given_name": "x" * 81}, "given_name", "max_length"),
        ({"walking": "3"}, "wg_asked_on", "incomplete_washington_group"),
        ({"pregnancy_expected_on": "01.12.2023"}, "pregnancy_asked_on", "incomplete_pregnancy"),
        (
            {"given_name": "", "family_name": "", "patronymic": ""},
            "family_name",
            "no_name",
        ),
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_at_its_cell(send, told, field, code):
    outcome = send([person() | told])

    assert codes(outcome) == [(2, field, code)]
    assert outcome.faults[0].message
    assert (outcome.people.read, outcome.people.refused) == (1, 1)
    assert not Individual.objects.exists()
    assert not Household.objects.exists()


def test_two_heads_are_refused_at_the_second(send):
    outcome = send([person(), child(relationship="head")])

    assert codes(outcome) == [(3, "relationship", "second_head")]


def test_a_household_without_a_head_is_refused(send):
    outcome = send([child()])

    assert [code for _row, _field, code in codes(outcome)] == ["no_head"]


def test_a_person_given_twice_is_refused_at_the_second_row(send):
    outcome = send([person(), child("1")])

    assert codes(outcome) == [(3, "source_id", "duplicate_id")]
    assert "2" in outcome.faults[0].message


def test_a_household_given_twice_is_refused_at_the_second_row(send):
    home = {"household": "F-1", "place": "Abovyan", "registered_at": "AM07"}
    people = [{k: v for k, v in person().items() if k not in ("place", "registered_at")}]

    outcome = send(as_xlsx(H=table_of([home, home]), P=table_of(people)))

    assert [(f.sheet, f.row, f.code) for f in outcome.faults] == [("H", 3, "duplicate_id")]


def test_rows_that_contradict_each_other_about_their_household_are_refused(send):
    outcome = send([person(), child(place="Goris")])

    assert codes(outcome) == [(3, "place", "contradiction")]


def test_a_household_that_stands_in_no_row_of_households_is_refused(send):
    home = {"household": "F-1", "place": "Abovyan", "registered_at": "AM07"}
    people = [
        {k: v for k, v in row.items() if k not in ("place", "registered_at")}
        for row in (person(), person("9", household="F-9"))
    ]

    outcome = send(as_xlsx(H=table_of([home]), P=table_of(people)))

    assert [(f.sheet, f.row, f.code) for f in outcome.faults] == [("P", 3, "unknown_household")]


def test_blanks_that_nobody_sees_are_taken_off(send):
    row = person(given_name="\u00a0 Գոհար\u00a0 ", sex="female ", place="Abovyan\u00a0")

    assert codes(send([row])) == []
    assert Individual.objects.get().given_name == "Գոհար"


def test_trailing_blank_rows_and_columns_are_nothing(send):
    table = table_of([person()])
    blank = [""] * 30
    outcome = send(as_csv([[*row, "", " "] for row in table] + [blank, blank]))

    assert codes(outcome) == []
    assert outcome.people.read == 1


def test_scripts_may_be_mixed_in_one_list(send):
    rows = [person(sex="իգական", relationship="глава"), child(sex="M", relationship="որդի")]

    assert codes(send(rows)) == []
    assert sorted(Individual.objects.values_list("relationship", flat=True)) == ["child", "head"]


@pytest.mark.parametrize("field", ["given_name", "birth_date", "source_id", "patronymic"])
def test_a_formula_that_nobody_computed_is_refused_and_not_taken_for_blank(send, field):
    outcome = send(as_xlsx(People=table_of([person(**{field: "=A1&B1"})])))

    assert [(f.row, f.field, f.value) for f in outcome.faults] == [(2, field, "")]
    assert "The formula has no value" in outcome.faults[0].message
    assert not Individual.objects.exists()


def test_a_formula_gives_the_value_that_excel_computed(send):
    def fill(sheet, row, column):
        sheet.write_formula(row, column, '="Գո"&"հար"', None, "Գոհար")

    assert codes(send(_workbook(person(), given_name=fill))) == []
    assert Individual.objects.get().given_name == "Գոհար"


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "==", "'=1+1"])
def test_text_of_a_workbook_that_only_looks_like_a_formula_is_text(send, text):
    def fill(sheet, row, column):
        sheet.write_string(row, column, marked(text))

    assert codes(send(_workbook(person(), given_name=fill, address=fill))) == []
    assert Individual.objects.get().given_name == text
    assert Household.objects.get().residences.get().address == text


def _workbook(row, **filled):
    """A workbook of one row, some of whose cells are filled by functions."""
    stream = BytesIO()
    headings, values = table_of([row | dict.fromkeys(filled, "")])
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("People")
        sheet.write_row(0, 0, headings)
        sheet.write_row(1, 0, values)
        for field, fill in filled.items():
            fill(sheet, 1, list(row | dict.fromkeys(filled)).index(field))
    return stream


def test_an_apostrophe_that_guards_a_formula_is_taken_off(send):
    assert codes(send([person(address="'=1+1")])) == []
    assert Household.objects.get().residences.get().address == "=1+1"


def test_all_faults_come_at_once(send):
    rows = [person(sex="x", birth_date="31.02.1984"), child(arrived_on="01.01.2025", sex="")]

    assert codes(send(rows)) == [
        (2, "birth_date", "not_a_date"),
        (2, "sex", "invalid_choice"),
        (3, "arrived_on", "arrived_in_future"),
        (3, "sex", "required"),
    ]


def test_a_missing_column_is_missed_once(send):
    rows = [person(), child()]
    for row in rows:
        del row["sex"]

    outcome = send(rows)

    assert codes(outcome) == [(1, "sex", "no_column")]


def test_text_with_backslashes_is_kept_as_it_is(send):
    row = person(given_name=r"A\nna\t", address=r"C:\new")

    assert codes(send([row])) == []
    assert Individual.objects.get().given_name == r"A\nna\t"
    assert Household.objects.get().residences.get().address == r"C:\new"
    assert send([row]).people.unchanged == 1
