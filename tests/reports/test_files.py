"""The files of a report, read back by programs that are not ours."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import hxl
import openpyxl
import pytest

from reports.catalogue import REPORTS
from reports.choosing import Chosen
from reports.formats import FORMATS
from reports.report import HIDDEN, Row, Table
from spreadsheets.writer import guarded, write_csv, write_xlsx

REPORT = REPORTS["population"]
COLUMNS = tuple(REPORT.columns())
NUMBERS = tuple(range(10, 10 + len(COLUMNS) - 3))


def finished(*values):
    """A table of one marz, with these numbers."""
    rows = (
        Row("detail", ("AM07", "Kotayk", "female", *values)),
        Row("subtotal", ("AM07", "Kotayk", "all", *NUMBERS)),
    )
    hidden = values.count(HIDDEN)
    return Table(REPORT, date(2025, 10, 31), COLUMNS, rows, 2 * len(NUMBERS), hidden)


FULL = finished(*NUMBERS)
WITH_HIDDEN = finished(*NUMBERS[:-2], HIDDEN, HIDDEN)


def read_csv(table):
    """The rows of the file."""
    return list(csv.reader(io.StringIO(FORMATS["csv"].write(table).decode(), newline="")))


def complaints(table):
    """What the default schema of HXL has against the file: the values that it refuses."""
    report = hxl.validate(hxl.data(read_csv(table)))
    return [
        location["location_value"] for issue in report["issues"] for location in issue["locations"]
    ]


def test_a_program_finds_the_tags_below_what_the_file_says_of_itself():
    source = hxl.data(read_csv(FULL))
    rows = list(source)

    assert source.tags == ["#adm1", "#adm1", "#beneficiary", *["#affected"] * len(NUMBERS)]
    assert [row.get("#adm1+code") for row in rows] == ["AM07", "AM07"]
    assert [row.get("#affected+elderly+disabled") for row in rows] == ["18", "18"]


def test_a_file_without_hidden_numbers_is_valid_by_the_schema_of_hxl():
    assert complaints(FULL) == []


def test_in_a_file_with_hidden_numbers_the_schema_stumbles_over_them_alone():
    assert complaints(WITH_HIDDEN) == [HIDDEN, HIDDEN]


def test_csv_says_of_whom_it_is_and_then_labels_tags_and_rows():
    chosen = replace(WITH_HIDDEN, chosen=Chosen(population_group="displaced_2020"))

    as_of, count, _counted, group, labels, tags, *rows = read_csv(chosen)

    assert as_of == ["As of", "2025-10-31"]
    assert count == ["Rows", "2"]
    assert group[0] == "Population group"
    assert labels[:3] == ["P-code", "Marz", "Sex"]
    assert "65+: with disabilities" in labels
    assert all(tag.startswith("#") for tag in tags)
    assert len(rows) == 2
    assert rows[0][-2:] == [HIDDEN, HIDDEN]


def test_a_workbook_has_typed_numbers_and_says_what_it_is():
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(WITH_HIDDEN)))

    table, about = list(book["Table"].values), dict(book["About"].values)

    assert table[1][0] == "#adm1+code"
    assert table[2][:5] == ("AM07", "Kotayk", "female", 10, 11)
    assert table[2][-2:] == (HIDDEN, HIDDEN)
    assert about["As of"].date() == date(2025, 10, 31)
    assert about["Rows"] == 2
    assert "Fewer than 10 people" in about["*"]
    assert "2 of 34 cells are hidden" in about["*"]


def test_json_keys_its_rows_by_the_columns():
    told = json.loads(FORMATS["json"].write(WITH_HIDDEN))

    assert told["as_of"] == "2025-10-31"
    assert told["rows"][1]["values"]["total"] == NUMBERS[-1]
    assert told["rows"][0]["values"]["total"] == HIDDEN
    assert set(told["rows"][0]["values"]) == {column["key"] for column in told["columns"]}
    assert told["hidden"] == {"mark": HIDDEN, "below": 10, "cells": 2, "of_cells": 34}


@pytest.mark.parametrize("text", ["=1+1", "+374", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_that_a_spreadsheet_would_run_is_defused(text):
    assert guarded(text) == f"'{text}"
    written = list(csv.reader(io.StringIO(write_csv([["h"]], [[text]]).decode(), newline="")))
    assert written[1][0].startswith("'")


@pytest.mark.parametrize("value", ["=1+1", "http://example.org", "Սյունիք", "0012"])
def test_text_in_a_workbook_stays_text(value):
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([("Sheet", [["h"]], [[value]], [])])))

    cell = book["Sheet"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (value, "s", None)


def test_negative_numbers_dates_and_flags_keep_their_meaning():
    rows = [[-5, date(2025, 1, 2), True, None]]

    assert write_csv([], rows) == b"-5,2025-01-02,true,\r\n"
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx([("Sheet", [], rows, [])])))["Sheet"]
    assert [cell.data_type for cell in sheet[1]] == ["n", "d", "b"]
