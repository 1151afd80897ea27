"""The workbook to fill in, read back by openpyxl and by our own reader."""

import io

import openpyxl

from spreadsheets.reader import open_book
from spreadsheets.template import TemplateColumn, TemplateSheet, write_template

SEXES = ("female", "male")
SHEETS = [
    TemplateSheet("Households", [TemplateColumn("Place", ("Goris", "=Sisian"), 30, "Where now")]),
    TemplateSheet(
        "Individuals",
        [
            TemplateColumn("Name", is_required=True),
            TemplateColumn("Sex", SEXES),
            TemplateColumn("Sex of head", SEXES),
        ],
        [("=1+1", "female", None)],
    ),
]


def made():
    return openpyxl.load_workbook(io.BytesIO(write_template(SHEETS)))


def test_headings_have_notes_and_stay_in_sight():
    page = made()["Households"]

    assert page["A1"].value == "Place"
    assert page["A1"].comment.text == "Where now"
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width >= 30


def test_lists_stand_on_a_hidden_sheet_and_are_written_once():
    book = made()

    assert book["Lists"].sheet_state == "hidden"
    assert list(book["Lists"].values) == [("Goris", "female"), ("=Sisian", "male")]
    rules = book["Individuals"].data_validations.dataValidation
    assert [(rule.formula1, str(rule.sqref)) for rule in rules] == [
        ("'Lists'!$B$1:$B$2", "B2:B5001"),
        ("'Lists'!$B$1:$B$2", "C2:C5001"),
    ]
    assert {rule.errorStyle for rule in rules} == {"warning"}


def test_nothing_in_it_is_a_formula():
    kinds = {cell.data_type for page in made() for row in page.iter_rows() for cell in row}

    assert kinds == {"s", "n"}


def test_what_is_to_be_filled_in_is_text_and_marked_where_it_must_be():
    page = made()["Individuals"]

    assert page.column_dimensions["A"].number_format == "@" or page["A2"].number_format == "@"
    assert page["A1"].fill.fgColor.rgb != page["B1"].fill.fgColor.rgb


def test_our_reader_finds_headings_and_rows_and_the_hidden_lists():
    with open_book(io.BytesIO(write_template(SHEETS))) as book:
        told = [(page.title, page.is_hidden) for page in book.sheets]
        rows = list(book.sheets[1].rows())

    assert told == [("Households", False), ("Individuals", False), ("Lists", True)]
    assert rows == [(1, ["Name", "Sex", "Sex of head"]), (2, ["=1+1", "female"])]


def test_without_lists_there_is_no_sheet_of_them():
    data = write_template([TemplateSheet("People", [TemplateColumn("Name")])])

    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["People"]
