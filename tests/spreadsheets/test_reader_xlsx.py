"""Workbooks as people's programs write them."""

import io
import subprocess
import sys
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter

from spreadsheets import row_pieces
from spreadsheets.cells import Broken
from spreadsheets.reader import open_book
from tests.spreadsheets.books import MAIN, book, numbers, sheet


def rows_of(data):
    with open_book(io.BytesIO(data), "people.xlsx") as opened:
        return list(opened.sheets[0].rows())


def by_xlsxwriter(fill, **options):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as made:
        fill(made)
    return stream.getvalue()


def test_values_come_as_they_were_typed():
    made = openpyxl.Workbook()
    row = [
        "Անահիտ",
        7,
        7.5,
        True,
        False,
        date(1984, 3, 12),
        datetime(2020, 1, 1, 8, 30),
        time(8, 5),
    ]
    made.active.append(["heading"])
    made.active.append([*row, None, " x "])
    made.save(stream := io.BytesIO())

    assert rows_of(stream.getvalue()) == [(1, ["heading"]), (2, [*row, None, " x "])]


def test_numbers_of_rows_and_places_of_columns_are_those_of_the_spreadsheet():
    def fill(made):
        page = made.add_worksheet()
        page.write(2, 1, "B3")
        page.write(5, 3, "D6")
        page.write(6, 4, "  ")
        page.write(8, 1, "B9")
        page.write_blank(30, 30, None, made.add_format({"bold": True}))

    assert rows_of(by_xlsxwriter(fill)) == [
        (3, [None, "B3"]),
        (6, [None, None, None, "D6"]),
        (9, [None, "B9"]),
    ]


def test_hidden_sheets_say_so_and_charts_are_none():
    def fill(made):
        made.add_worksheet("Summary").write(0, 0, "x")
        made.add_worksheet("Hidden").hide()
        made.add_worksheet("Very").very_hidden()
        made.add_chartsheet("Chart").set_chart(chart := made.add_chart({"type": "bar"}))
        chart.add_series({"values": "=Summary!$A$1"})
        made.add_worksheet("Մարդիկ & co").write(0, 0, "y")

    with open_book(io.BytesIO(by_xlsxwriter(fill))) as opened:
        told = [(one.title, one.is_hidden, list(one.rows())) for one in opened.sheets]

    assert told == [
        ("Summary", False, [(1, ["x"])]),
        ("Hidden", True, []),
        ("Very", True, []),
        ("Մարդիկ & co", False, [(1, ["y"])]),
    ]


def test_formulas_give_the_value_that_was_last_computed():
    def fill(made):
        page = made.add_worksheet()
        page.write_formula(0, 0, "=1+1", None, 2)
        page.write_formula(0, 1, '="a"&"b"', None, "ab")
        page.write_formula(0, 2, "=1/0", None, "#DIV/0!")
        page.write(0, 3, "end")

    assert rows_of(by_xlsxwriter(fill)) == [(1, [2, "ab", Broken.ERROR, "end"])]


def test_formulas_without_a_value_stand_at_their_place():
    made = openpyxl.Workbook()
    made.active.append(["a", "b", "c"])
    made.active.append([1, "=A2+1", "x", "=SUM(A1:A9)"])
    made.active.append(["=A1"])
    made.save(stream := io.BytesIO())

    assert rows_of(stream.getvalue()) == [
        (1, ["a", "b", "c"]),
        (2, [1, Broken.NO_VALUE, "x", Broken.NO_VALUE]),
        (3, [Broken.NO_VALUE]),
    ]


def test_a_formula_that_says_nothing_is_a_blank_cell_and_not_a_fault():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'

    assert rows_of(book(cells)) == [(1, [1])]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A1</f></c>',
        '<c r="B2"><f>A1</f><v/></c>',
        '<c r="B2"><f>A1</f><v></v></c>',
        '<c r="B2" s="0"><f t="shared" si="0"/></c>',
        '<c s="0" r="B2" t="str"><f t="shared" ref="B2:B9" si="0">A1</f></c>',
    ],
)
def test_every_spelling_of_a_formula_without_a_value_is_found(cell):
    data = book(f'<row r="2"><c r="A2"><v>1</v></c>{cell}</row>')

    assert rows_of(data) == [(2, [1, Broken.NO_VALUE])]


def test_a_sheet_of_nothing_but_formulas_without_values_is_not_empty():
    assert rows_of(book('<row r="4"><c r="B4"><f>1+1</f></c></row>')) == [
        (4, [None, Broken.NO_VALUE])
    ]


def test_other_spellings_of_the_same_sheet_are_read():
    rows = (
        '<row r="2" spans="1:2" x14ac:dyDescent="0.25"><c t="inlineStr" r="A2"><is><r><t>a</t></r>'
        "<r><t>b</t></r></is></c><c\nr = 'B2' ><v>2</v></c></row>"
        '<row/><row r="5"/><row><c><v>6</v></c><c/><c r="E6"><v>7</v></c><c><v>8</v></c></row>'
    )

    assert rows_of(book(rows)) == [(2, ["ab", 2]), (6, [6, None, None, None, 7, 8])]


def test_elements_with_a_prefix_are_read():
    rows = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1</x:f></x:c></x:row>'
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'

    assert rows_of(book(**{"xl/worksheets/sheet1.xml": xml})) == [(1, [1, Broken.NO_VALUE])]


def test_an_empty_sheet_has_no_rows():
    assert rows_of(book()) == []
    empty = sheet("").replace("<sheetData></sheetData>", "<sheetData/>")
    assert rows_of(book(**{"xl/worksheets/sheet1.xml": empty})) == []


def test_a_book_that_counts_from_1904_gives_the_same_days():
    def fill(made):
        page = made.add_worksheet()
        page.write_datetime(0, 0, datetime(1984, 3, 12), made.add_format({"num_format": "yyyy"}))

    assert rows_of(by_xlsxwriter(fill, date_1904=True)) == [(1, [date(1984, 3, 12)])]


def test_rows_can_be_read_again_and_two_sheets_side_by_side():
    def fill(made):
        for title in ("one", "two"):
            made.add_worksheet(title).write_column(0, 0, [title] * 3)

    with open_book(io.BytesIO(by_xlsxwriter(fill))) as opened:
        one, two = opened.sheets
        assert list(one.rows()) == list(one.rows())
        pairs = [(a[1][0], b[1][0]) for a, b in zip(one.rows(), two.rows(), strict=True)]
    assert pairs == [("one", "two")] * 3


@pytest.fixture
def _small_pieces(monkeypatch):
    monkeypatch.setattr(row_pieces, "_BLOCK", 700)
    monkeypatch.setattr(row_pieces, "_PIECE", 2_000)


@pytest.mark.usefixtures("_small_pieces")
def test_a_sheet_is_the_same_in_pieces():
    rows = numbers(3, 500) + '<row r="501"><c r="B501"><f>A1</f></c></row>' + numbers(900, 950)

    found = rows_of(book(rows))

    assert [number for number, _ in found] == [*range(3, 502), *range(900, 951)]
    assert all(values == [number] * 2 for number, values in found if number != 501)
    assert found[498] == (501, [None, Broken.NO_VALUE])


@pytest.mark.usefixtures("_small_pieces")
def test_rows_that_say_no_number_are_counted_through_the_pieces():
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(1, 301))
    rows += numbers(400, 410, "A") + "<row><c><v>411</v></c></row>" * 1

    found = rows_of(book(rows))

    assert [number for number, _ in found] == [*range(1, 301), *range(400, 412)]
    assert [[number] for number, _ in found] == [values for _, values in found]


def test_a_cell_far_below_costs_nothing():
    found = rows_of(book(numbers(1, 3) + numbers(1_048_576, 1_048_576)))

    assert [number for number, _ in found] == [1, 2, 3, 1_048_576]


def test_a_row_coloured_to_the_end_is_no_wide_table():
    blank = '<c r="XFD1" s="0"/>'

    assert rows_of(book(f'<row r="1"><c r="A1"><v>1</v></c>{blank}</row>')) == [(1, [1])]


MEASURED = """
import re, sys
from spreadsheets.reader import open_book
count = 0
with open_book(sys.argv[1]) as book:
    for number, values in book.sheets[0].rows():
        count += 1
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(count, int(peak[1]) // 1024)
"""


def test_memory_does_not_grow_with_the_rows(tmp_path):
    path = tmp_path / "large.xlsx"
    columns = [first + second for first in ("", "A") for second in "ABCDEFGHIJKLM"]
    path.write_bytes(book(numbers(1, 60_000, columns)))
    said = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    count, megabytes = map(int, said.stdout.split())

    assert count == 60_000
    assert megabytes <= 200
