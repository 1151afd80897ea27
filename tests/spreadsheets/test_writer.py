"""Small finished tables in another's dialect: delimiter, encoding, decimal mark, decimals."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from spreadsheets.reader import open_book
from spreadsheets.writer import write_csv, write_xlsx

HEAD, ROW = ("Name", "Amount", "Day"), ("Արամ", Decimal("1234.50"), date(2026, 11, 30))


def test_without_more_it_is_utf8_with_commas_and_full_stops():
    assert write_csv([HEAD], [ROW]) == "Name,Amount,Day\r\nԱրամ,1234.50,2026-11-30\r\n".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("decimal_mark", [".", ","])
def test_our_reader_reads_every_dialect(encoding, delimiter, decimal_mark):
    how = {"encoding": encoding, "delimiter": delimiter, "decimal_mark": decimal_mark}

    with open_book(BytesIO(write_csv([HEAD], [ROW], **how)), "list") as book:
        (_number, head), (_number, row) = book.sheets[0].rows()

    assert head == list(HEAD)
    assert row == ["Արամ", f"1234{decimal_mark}50", "2026-11-30"]


def test_a_decimal_mark_is_put_into_numbers_alone():
    assert write_csv([], [("1.5", Decimal("1.5"), 2)], delimiter=";", decimal_mark=",") == (
        b"1.5;1,5;2\r\n"
    )


@pytest.mark.parametrize("decimals", [0, 2])
def test_a_workbook_shows_so_many_decimals_and_keeps_all(decimals):
    book = load_workbook(BytesIO(write_xlsx([("List", [HEAD], [ROW], ())], decimals=decimals)))
    cell = book["List"]["B2"]

    assert cell.value == 1234.5
    assert cell.number_format == ("#,##0.00" if decimals else "#,##0")
