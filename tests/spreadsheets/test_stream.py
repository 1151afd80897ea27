"""Exports: values keep their type, the file says what it is, and memory stays where it was."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import psycopg
import pytest
from django.db import connection
from django.utils import translation
from psycopg import sql

from spreadsheets.columns import copy_statement
from spreadsheets.plain_rows import copy_lines
from spreadsheets.reader import open_book
from spreadsheets.stream import MEDIA_TYPES, Column, Frame, export, export_rows
from spreadsheets.workbook_stream import About, write_workbook
from tests.spreadsheets.files import (
    FRAME,
    columns_of,
    from_postgresql,
    from_python,
    read_csv,
    read_ours,
    read_xlsx,
    table_ours,
)

pytestmark = pytest.mark.django_db
both_sources = pytest.mark.parametrize("path", [from_postgresql, from_python])

KINDS = ["text", "phone", "integer", "decimal", "date", "boolean"]
TYPED = [
    ("Անահիտ", "+374 91 123456", 7, Decimal("12.50"), date(1984, 3, 12), True),
    (None, None, None, None, None, None),
    ("last", "091", -3, Decimal("-0.5"), date(1900, 3, 1), False),
]
HOSTILE_TEXTS = [
    "a & b < c > d ]]> \" '",
    "<c><v>1</v></c></row>",
    "&lt;&#10;&amp;amp;",
    " blanks at the edges ",
    "two\nlines",
    "a\r\nb\rc\td",
    "\n",
    "C:\\new\\table \\N \\. \\\\",
    "\\N",
    "_x0041_ _x000D_ _x_ _xZZZZ_",
    "😀 Հայաստան Россия 人",
    "!12",
    "\u00a0x\u200b\u2028y\u0085",
    "ﬀ＝１",
    "# rows: 7",
]


@both_sources
def test_a_workbook_has_typed_cells(path):
    heading, first, nothing, last, *more = read_xlsx(path(TYPED, KINDS, "xlsx"))

    assert [cell.value for cell in heading] == [f"Column {n}" for n in range(1, 7)]
    assert [cell.data_type for cell in first] == ["s", "s", "n", "n", "d", "b"]
    assert [cell.value for cell in first] == [
        *("Անահիտ", "+374 91 123456", 7, 12.5, datetime(1984, 3, 12), True)
    ]
    assert first[4].number_format == r"dd\.mm\.yyyy"
    assert [cell.value for cell in nothing] == [None] * 6
    assert [cell.value for cell in last] == ["last", "091", -3, -0.5, datetime(1900, 3, 1), False]
    assert more == []


@both_sources
def test_csv_has_days_as_iso_and_flags_as_words(path):
    rows = read_csv(path(TYPED, KINDS, "csv"))

    assert rows[1] == ["Անահիտ", "+374 91 123456", "7", "12.50", "1984-03-12", "true"]
    assert rows[2] == [""] * 6
    assert rows[3] == ["last", "091", "-3", "-0.5", "1900-03-01", "false"]


@both_sources
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_hostile_text_comes_back_letter_for_letter(path, file_format):
    rows = [(text, "beside", text) for text in HOSTILE_TEXTS]

    assert table_ours(path(rows, ["text"] * 3, file_format), 3) == [list(row) for row in rows]


@both_sources
def test_hostile_text_is_one_cell_to_openpyxl_too(path):
    texts = [text for text in HOSTILE_TEXTS if "_x" not in text]

    rows = read_xlsx(path([(text,) for text in texts], ["text"], "xlsx"))

    assert [row[0].value for row in rows[1:]] == texts


@both_sources
def test_characters_that_xml_lacks_are_left_out(path):
    text = "a\x01b\x08c\x0bd\x0ce\x1ff\ufffeg\uffffh"

    assert table_ours(path([(text,)], ["text"], "xlsx"), 1) == [["abcdefgh"]]
    assert table_ours(path([(text,)], ["text"], "csv"), 1) == [[text]]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_half_a_character_does_not_stop_the_file(file_format):
    assert table_ours(from_python([("a\ud800b",)], ["text"], file_format), 1) == [["a?b"]]


@both_sources
@pytest.mark.parametrize("letter", ["ա", "😀", "&", "\n"])
def test_too_long_text_is_cut_in_a_workbook_and_whole_in_csv(path, letter):
    text = "x" + letter * 40_000
    units = len(letter.encode("utf-16-le")) // 2

    [[cut]] = table_ours(path([(text,)], ["text"], "xlsx"), 1)

    assert cut == "x" + letter * ((32_766 - 1) // units) + "…"
    assert table_ours(path([(text,)], ["text"], "csv"), 1) == [[text]]


@both_sources
def test_the_longest_text_that_fits_is_whole(path):
    text = "<" * 32_767

    assert table_ours(path([(text,)], ["text"], "xlsx"), 1) == [[text]]


@both_sources
def test_days_and_numbers_that_a_spreadsheet_would_change_are_text(path):
    rows = [
        (date(1900, 2, 28), 999_999_999_999_999, Decimal("0.123456789012345678")),
        (date(1850, 7, 1), 1_000_000_000_000_000, Decimal("NaN")),
        (date(9999, 12, 31), -1_000_000_000_000_000, Decimal("1234567.25")),
    ]

    first, second, third = read_xlsx(path(rows, ["date", "integer", "decimal"], "xlsx"))[1:]

    assert [cell.value for cell in first] == ["1900-02-28", 999999999999999, "0.123456789012345678"]
    assert [cell.value for cell in second] == ["1850-07-01", "1000000000000000", "NaN"]
    assert [cell.value for cell in third] == [
        *(datetime(9999, 12, 31), "-1000000000000000", 1234567.25)
    ]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_days_are_iso_whatever_the_session_writes(file_format):
    with connection.cursor() as cursor:
        cursor.execute("SET DateStyle TO 'SQL, DMY'")
    rows = [(date(1984, 3, 12),), (date(1850, 3, 12),)]

    found = table_ours(from_postgresql(rows, ["date"], file_format), 1)

    assert [str(value) for (value,) in found] == ["1984-03-12", "1850-03-12"]


@both_sources
def test_csv_closes_with_what_the_file_is(path):
    data = path(TYPED, KINDS, "csv").decode()

    assert data.endswith("\n\n# rows: 3\n# as of: 2026-11-22\n# filter: Marz: Syunik\n")


@both_sources
def test_a_workbook_closes_with_what_the_file_is(path):
    book = openpyxl.load_workbook(io.BytesIO(path(TYPED, KINDS, "xlsx")))

    assert book.sheetnames == ["People", "About this file"]
    assert list(book["About this file"].values) == [
        ("# rows", "3"),
        ("# as of", "2026-11-22"),
        ("# filter", "Marz: Syunik"),
    ]
    assert book["People"].freeze_panes == "A2"


@both_sources
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_our_reader_leaves_the_notes_out(path, file_format):
    with open_book(io.BytesIO(path(TYPED, KINDS, file_format)), f"file.{file_format}") as book:
        found = [[number for number, _ in sheet.rows()] for sheet in book.sheets]

    assert found == ([[1, 2, 4]] if file_format == "csv" else [[1, 2, 4], []])


def test_a_moment_is_told_in_local_time_and_the_words_in_the_readers_language():
    frame = Frame("People", datetime(2026, 11, 22, 6, 0, tzinfo=UTC))
    with translation.override("en"):
        file = export_rows([("x",)], [Column("Name")], frame, "csv")
    with translation.override("hy"):
        assert b"".join(file).endswith(b"\n# rows: 1\n# as of: 2026-11-22 10:00\n")


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_filter_cannot_forge_a_line(file_format):
    frame = Frame("x", None, 'name: "a"\nP-1,=cmd()\r\n# rows: 9')
    data = from_python([("x",)], ["text"], file_format, frame)

    assert [values for _, values in read_ours(data)] == [["Column 1"], ["x"]]


@both_sources
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_line_breaks_inside_of_cells_do_not_change_the_count(path, file_format):
    data = path([("a\nb\n\nc",), ("d",)], ["text"], file_format)
    with open_book(io.BytesIO(data)) as book:
        assert len(list(book.sheets[0].rows())) == 3
    assert b"# rows: 2" in data or b"<t" not in data


def test_sheets_that_are_full_are_followed_by_others():
    columns, about = columns_of(["integer"]), About("About", "rows", ())
    lines = copy_lines(((n,) for n in range(1_234)), columns)

    data = b"".join(write_workbook(lines, columns, "People [all]: of/Syunik " * 2, about, 501))

    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [len(sheet.title) <= 31 for sheet in book] == [True] * 4
    assert [sheet.max_row for sheet in book] == [501, 501, 235, 1]
    rows = [value for sheet in book.worksheets[:3] for (value,) in list(sheet.values)[1:]]
    assert rows == list(range(1_234))
    assert book.worksheets[3]["B1"].value == "1234"


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_table_without_rows_is_a_file_too(file_format):
    query = sql.SQL("SELECT 1 WHERE false")
    with connection.cursor() as cursor:
        data = b"".join(export(cursor, query, [Column("Հատ", "integer")], FRAME, file_format))

    assert read_ours(data) == [(1, ["Հատ"])]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_parameters_are_put_in_by_the_cursor(file_format):
    query = sql.SQL("SELECT g, %s::text || '%%' FROM generate_series(1, %s) g")
    columns = [Column("n", "integer"), Column("word")]
    hostile = "'); DROP TABLE x; --"
    with connection.cursor() as cursor:
        data = b"".join(export(cursor, query, columns, FRAME, file_format, params=[hostile, 2]))

    assert [values[1] for _, values in read_ours(data)[1:]] == [hostile + "%"] * 2


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_reader_who_goes_away_ends_the_query(file_format):
    endless = sql.SQL("SELECT generate_series(1, 100000000), repeat('x', 500)")
    columns = [Column("n", "integer"), Column("word")]
    with connection.cursor() as cursor:
        file = export(cursor, endless, columns, FRAME, file_format)
        next(file)
        next(file)
        file.close()
        cursor.execute("SELECT 1") if not connection.in_atomic_block else None
        status = connection.connection.pgconn.transaction_status

    assert status != psycopg.pq.TransactionStatus.ACTIVE


def test_a_query_that_fails_on_the_way_ends_without_an_end():
    query = sql.SQL("SELECT 10 / (5000 - g) FROM generate_series(1, 6000) g")
    taken = []
    with connection.cursor() as cursor, pytest.raises(psycopg.errors.DivisionByZero):
        for part in export(cursor, query, [Column("n", "integer")], FRAME, "csv"):
            taken.append(part)

    assert b"# rows" not in b"".join(taken)


def test_wrong_kinds_and_formats_are_refused_at_once():
    with pytest.raises(ValueError, match="not money"):
        Column("Amount", "money")
    with pytest.raises(ValueError, match="not pdf"):
        export_rows([], [], FRAME, "pdf")
    with pytest.raises(ValueError, match="zip"):
        b"".join(export_rows([("a", "b")], [Column("one")], FRAME, "csv"))


def test_names_of_the_query_are_of_no_consequence():
    statement = copy_statement(
        sql.SQL('SELECT 1 AS "a;b", 2 AS "a;b"'), columns_of(["integer"] * 2), "csv"
    )

    with connection.cursor() as cursor, cursor.copy(statement) as rows:
        assert [bytes(row) for row in rows] == [b"1,2\n"]
    assert set(MEDIA_TYPES) == {"csv", "xlsx"}
