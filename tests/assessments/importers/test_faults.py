"""Every fault of a file at once, by sheet, row and column; and nothing of it is written."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import load_workbook

from assessments.models import Assessment, WaitingSubmission
from tests.assessments.asked import questionnaire
from tests.assessments.importers.exported import (
    csv_text,
    imported,
    member,
    submission,
    told,
    workbook,
)
from tests.factories import family, head_of, make_user


def faults_of(worker, asked, *, main=(), rows=None):
    rows = [member(1)] if rows is None else rows
    outcome = imported(workbook(house=main, roster=rows), by=worker, instrument=asked)
    assert not Assessment.objects.exists()
    assert not WaitingSubmission.objects.exists()
    return told(outcome.faults)


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        ("shelter__rna_shelter_tonight", "maybe", "choice"),
        ("shelter__rna_shelter_tonight", None, "required"),
        ("shelter__rooms", "many", "type"),
        ("shelter__rooms", 2.5, "type"),
        ("shelter__rooms", 20, "constraint"),
        ("closing__remark", "x" * 2_001, "too_long"),
        ("safety__prot_needs_1_services", "yes_health cinema", "choice"),
    ],
)
def test_an_answer_that_cannot_be(worker, home, asked, question, value, code):
    main = [submission(home, **{question: value})]

    assert faults_of(worker, asked, main=main) == [
        ("house", 2, question.replace("__", "/"), code),
    ]


@pytest.mark.parametrize(
    ("told_of_time", "code"),
    [
        ({"start": "2026-12-02T10:00:00+04:00", "end": None}, "future"),
        ({"start": None, "end": None}, "no_day"),
        ({"start": "yesterday"}, "not_a_moment"),
    ],
)
def test_a_time_that_cannot_be(worker, home, asked, told_of_time, code):
    found = faults_of(worker, asked, main=[submission(home) | told_of_time])

    assert [(sheet, row, each) for sheet, row, _column, each in found] == [("house", 2, code)]


def test_a_submission_without_an_identity_and_two_of_one(worker, home, asked):
    main = [
        submission(home, identity=None, index=1),
        submission(home, identity="a", index=2),
        submission(home, identity="a", index=3, shelter__rooms=3),
    ]
    rows = [member(index, index=index) for index in (1, 2, 3)]

    assert faults_of(worker, asked, main=main, rows=rows) == [
        ("house", 2, "_uuid", "no_identity"),
        ("house", 4, "_uuid", "duplicate_id"),
    ]


def test_the_same_row_twice_is_one_submission(worker, home, asked):
    main = [submission(home, index=index) for index in (1, 2)]
    rows = [member(index, index=index) for index in (1, 2)]

    outcome = imported(workbook(house=main, roster=rows), by=worker, instrument=asked)

    assert (outcome.faults, outcome.new, outcome.known) == ([], 1, 1)


def test_rows_of_nobody(worker, home, asked):
    rows = [member(1), member(7, index=2), member(None, index=3)]

    assert faults_of(worker, asked, main=[submission(home)], rows=rows) == [
        ("roster", 3, "_parent_index", "no_parent"),
        ("roster", 4, "_parent_index", "no_parent"),
    ]


def test_two_submissions_of_one_index_share_no_rows(worker, home, asked):
    main = [submission(home), submission(family(by=worker), identity="u2")]

    assert faults_of(worker, asked, main=main) == [
        ("house", 3, "_index", "index_twice"),
        ("house", 3, "ind_age", "required"),
        ("house", 3, "health_ind_healthcare_needed", "required"),
    ]


def test_an_age_that_is_no_number_is_told_by_the_form(worker, home, asked):
    rows = [member(1, ind__ind_name="Gohar", ind__ind_age="²")]

    assert faults_of(worker, asked, main=[submission(home)], rows=rows) == [
        ("roster", 2, "roster/ind/ind_age", "type"),
    ]


def test_rows_of_repeats_are_limited_on_a_page_as_well(worker, home, asked):
    rows = [member(1, index=n) for n in range(1, 23)]
    content = workbook(house=[submission(home)], roster=rows)

    outcome = imported(content, by=worker, instrument=asked, most_rows=1)

    assert ("roster", 22, "", "too_many_rows") in told(outcome.faults)


def test_more_rows_than_members_were_counted(worker, home, asked):
    rows = [member(1), member(1, index=2, ind__ind_name="Aram")]

    assert faults_of(worker, asked, main=[submission(home)], rows=rows) == [
        ("roster", 3, "roster", "beyond"),
    ]


def test_a_member_of_another_household_and_one_named_twice(worker, home, asked):
    stranger, head = head_of(family(by=worker)), head_of(home)
    main = [submission(home, hh_size=3)]
    rows = [
        member(1, index=n, ind__ind_number=str(person))
        for n, person in enumerate((stranger, head, head), start=1)
    ]

    assert faults_of(worker, asked, main=main, rows=rows) == [
        ("roster", 2, "roster/ind/ind_number", "stranger"),
        ("roster", 4, "roster/ind/ind_number", "twice"),
    ]


def test_a_column_of_a_choice_that_says_neither(worker, home, asked):
    main = [submission(home) | {"prot_needs_1_services/yes_health": "maybe"}]

    assert faults_of(worker, asked, main=main) == [
        ("house", 2, "prot_needs_1_services/yes_health", "not_0_or_1"),
    ]


def test_a_formula_that_ended_in_an_error(worker, home, asked, tmp_path):
    path = tmp_path / "house.xlsx"
    path.write_bytes(workbook(house=[submission(home, shelter__rooms=1)], roster=[member(1)]))
    book = load_workbook(path)
    column = [cell.value for cell in book["house"][1]].index("shelter/rooms") + 1
    book["house"].cell(2, column).value = "#REF!"
    book["house"].cell(2, column).data_type = "e"
    book.save(path)

    outcome = imported(path.read_bytes(), by=worker, instrument=asked)

    assert told(outcome.faults) == [("house", 2, "shelter/rooms", "formula_error")]


def test_all_of_it_is_told_in_one_go_in_the_order_of_the_file(worker, home, asked):
    main = [
        submission(home, shelter__rooms="many"),
        submission(home, identity="u2", index=2, shelter__rna_shelter_tonight="maybe"),
    ]
    rows = [member(1, ind__ind_age="old"), member(2, index=2), member(9, index=3)]

    outcome = imported(workbook(house=main, roster=rows), by=worker, instrument=asked)

    assert told(outcome.faults) == [
        ("house", 2, "shelter/rooms", "type"),
        ("house", 3, "shelter/rna_shelter_tonight", "choice"),
        ("roster", 2, "roster/ind/ind_age", "type"),
        ("roster", 4, "_parent_index", "no_parent"),
    ]
    assert all(fault.message for fault in outcome.faults)


def test_spreadsheets_made_of_numbers_and_days_what_they_are(worker, home, asked):
    main = submission(home, shelter__rooms=2.0) | {"start": datetime(2026, 11, 29, 10), "end": None}
    rows = [member(1, ind__ind_age="34.0")]

    outcome = imported(workbook(house=[main], roster=rows), by=worker, instrument=asked)

    assert (outcome.faults, outcome.new) == ([], 1)
    assert Assessment.objects.get().answers["shelter"]["rooms"] == "2"


def test_no_more_are_read_than_a_page_takes(worker, home, asked):
    main = [submission(home, identity=f"u{n}", index=n) for n in (1, 2, 3)]

    outcome = imported(
        csv_text(main).encode(), name="house.csv", by=worker, instrument=asked, most_rows=2
    )

    assert [fault.code for fault in outcome.faults] == ["too_many_rows"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"<html></html>", b"\x00\x01"])
def test_what_is_no_table_is_refused_in_words(worker, asked, content):
    outcome = imported(content, by=worker, instrument=asked)

    assert len(outcome.faults) == 1
    assert outcome.faults[0].message


def test_who_may_not_import_is_turned_away(asked, home):
    registrar = make_user("registrar", places=["AM07"])

    with pytest.raises(PermissionDenied):
        imported(workbook(house=[submission(home)]), by=registrar, instrument=asked)


def test_a_questionnaire_of_places_asks_of_no_household(worker, home):
    of_place = questionnaire(kind="location")

    with pytest.raises(ValidationError, match="about a place"):
        imported(workbook(house=[submission(home)]), by=worker, instrument=of_place)


@pytest.mark.parametrize(
    "told_of_it",
    [
        {"start": "0001-01-01T00:00:00+14:00", "end": None},
        {"start": "9999-12-31T23:59:59Z", "end": None},
        {"_uuid": "a\x01b"},
        {"_uuid": "x" * 81},
        {"hh_number": "H-\x01"},
    ],
)
def test_what_no_clock_and_no_text_can_hold_is_a_fault(worker, home, asked, told_of_it):
    content = csv_text([submission(home) | told_of_it]).encode()

    outcome = imported(content, name="house.csv", by=worker, instrument=asked)

    assert outcome.faults
    assert not outcome.written


def test_a_heading_that_ended_in_an_error_names_nothing(worker, home, asked, tmp_path):
    path = tmp_path / "house.xlsx"
    main = [submission(home) | {"Sum": 1}]
    path.write_bytes(workbook(house=main, roster=[member(1)]))
    book = load_workbook(path)
    cell = book["house"].cell(1, len(main[0]))
    cell.value, cell.data_type = "#REF!", "e"
    book.save(path)

    assert imported(path.read_bytes(), by=worker, instrument=asked).new == 1


def test_the_households_number_is_that_of_the_question(worker, home, asked):
    main = {"household": "7", **submission(home)}

    assert imported(workbook(house=[main], roster=[member(1)]), by=worker, instrument=asked).new
