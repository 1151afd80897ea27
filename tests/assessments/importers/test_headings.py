"""Headings as the field's programs write them, and those of which nobody can say what they mean."""

import pytest

from assessments.models import Assessment
from tests.assessments.asked import questionnaire
from tests.assessments.importers.exported import imported, member, submission, told, workbook

NEEDS = "roster/care/rna_ind_needs"


def with_separator(rows, separator):
    return [{name.replace("/", separator): value for name, value in row.items()} for row in rows]


def kept_needs():
    return Assessment.objects.get().members.get().answers["roster"]["care"].get("rna_ind_needs")


@pytest.mark.parametrize("separator", ["/", "-", "."])
def test_groups_stand_before_a_question_with_any_sign(worker, home, asked, separator):
    content = workbook(
        house=with_separator([submission(home, shelter__rooms=2)], separator),
        roster=with_separator([member(1)], separator),
    )

    outcome = imported(content, by=worker, instrument=asked)

    assert (outcome.faults, outcome.ignored, outcome.new) == ([], [], 1)
    assert Assessment.objects.get().answers["shelter"]["rooms"] == "2"


def test_a_question_may_stand_without_its_groups(worker, home, asked):
    main = submission(home)
    main["rna_shelter_tonight"] = main.pop("shelter/rna_shelter_tonight")

    outcome = imported(workbook(house=[main], roster=[member(1)]), by=worker, instrument=asked)

    assert (outcome.faults, outcome.new) == ([], 1)


@pytest.mark.parametrize(
    "cells",
    [
        {NEEDS: "no_adult_carer medical_now"},
        {f"{NEEDS}/medical_now": 1, f"{NEEDS}/no_adult_carer": 1, f"{NEEDS}/none": 0},
        {f"{NEEDS}.medical_now": "TRUE", f"{NEEDS}.no_adult_carer": True, f"{NEEDS}.none": None},
        # KoBo writes both: the whole answer stands.
        {NEEDS: "medical_now no_adult_carer", f"{NEEDS}/medical_now": 1, f"{NEEDS}/none": 1},
    ],
    ids=["one text", "a column a choice", "truths", "both"],
)
def test_several_choices_stand_in_one_cell_or_in_a_column_each(worker, home, asked, cells):
    content = workbook(house=[submission(home)], roster=[member(1) | cells])

    outcome = imported(content, by=worker, instrument=asked)

    assert outcome.faults == []
    assert kept_needs() == "medical_now no_adult_carer"


def test_columns_that_are_no_question_are_told_and_passed_over(worker, home, asked):
    content = workbook(
        house=[submission(home) | {"Note of the enumerator": "late"}],
        roster=[member(1)],
        Codebook=[{"name": "yn", "label": "Yes or no"}],
    )

    outcome = imported(content, by=worker, instrument=asked)

    assert outcome.ignored == [("house", "I", "Note of the enumerator"), ("Codebook", "", "")]
    assert outcome.new == 1


def test_sheets_are_known_in_any_order_and_by_what_they_answer(worker, home, asked):
    content = workbook(**{"Sheet1": [member(1)], "Sheet2": [submission(home)]})

    assert imported(content, by=worker, instrument=asked).new == 1


def test_an_export_of_labels_is_refused_with_what_to_choose(worker, home, asked):
    content = workbook(house=[{"How many?": 1, "A safe place tonight?": "Yes"}])

    outcome = imported(content, by=worker, instrument=asked)

    assert [fault.code for fault in outcome.faults] == ["no_table"]
    assert "XML values" in outcome.faults[0].message


def test_headings_that_contradict_each_other_are_all_told(worker, home, asked):
    main = submission(home, shelter__rooms="many")
    main |= {"rna_shelter_tonight": "no", "prot_needs_1_services/cinema": 1}

    outcome = imported(workbook(house=[main], roster=[member(1)]), by=worker, instrument=asked)

    # What is wrong in the rows is told beside them.
    assert told(outcome.faults) == [
        ("house", 1, "rna_shelter_tonight", "column_twice"),
        ("house", 1, "prot_needs_1_services/cinema", "no_choice"),
        ("house", 2, "shelter/rooms", "type"),
    ]
    assert not Assessment.objects.exists()


def test_rows_of_a_sheet_without_a_column_of_their_parent_are_told(worker, home, asked):
    rows = [{name: value for name, value in member(1).items() if not name.startswith("_parent")}]

    outcome = imported(workbook(house=[submission(home)], roster=rows), by=worker, instrument=asked)

    assert ("roster", 1, "", "no_parent_column") in told(outcome.faults)
    assert not Assessment.objects.exists()


def test_two_questions_of_one_name_need_their_groups(worker, home):
    asked = questionnaire(text=TWINS, kind="follow_up")
    rows = {"hh_number": str(home), "rooms": 3, "start": "2026-11-29", "_uuid": "u"}

    outcome = imported(workbook(twins=[rows]), by=worker, instrument=asked)
    again = imported(
        workbook(twins=[{"a/rooms" if name == "rooms" else name: v for name, v in rows.items()}]),
        by=worker,
        instrument=asked,
    )

    assert told(outcome.faults) == [("twins", 1, "rooms", "ambiguous")]
    assert (again.faults, again.new) == ([], 1)


TWINS = """
| survey |
| | type | name | label |
| | text | hh_number | Number |
| | begin_group | a | A |
| | integer | rooms | Rooms |
| | end_group | | |
| | begin_group | b | B |
| | integer | rooms | Rooms |
| | end_group | | |
| settings |
| | form_title | form_id | version |
| | Twins | twins | 1 |
"""
