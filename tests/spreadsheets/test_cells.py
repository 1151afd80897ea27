"""One cell read as one value, and what is said where it cannot be."""

import doctest
from datetime import date, datetime, time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from spreadsheets import cells, guard
from spreadsheets.cells import Broken, CellFault


def code_of(read, value, **options):
    with pytest.raises(CellFault) as fault:
        read(value, **options)
    assert "%" not in str(fault.value)
    return fault.value.code


def test_the_examples_hold():
    assert doctest.testmod(cells).failed == 0
    assert doctest.testmod(guard).attempted > 0
    assert doctest.testmod(guard).failed == 0


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, ""),
        ("", ""),
        ("\u00a0 \u200b\t", ""),
        ("  Անահիտ\u00a0\u00a0 Սարգսյան\n", "Անահիտ Սարգսյան"),
        ("\ufeffGo\u200bris\u00ad", "Goris"),
        ("Йорк", "Йорк"),
        ("a\r\nb", "a b"),
        (12345.0, "12345"),
        (12345, "12345"),
        (0.0, "0"),
        (-2.5, "-2.5"),
        (True, "true"),
        (False, "false"),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29, 8, 5), "2024-02-29 08:05:00"),
        (time(8, 5), "08:05:00"),
        ("'=1+1", "=1+1"),
        ("'+374 91", "+374 91"),
        ("''=1", "'=1"),
        ("'k", "'k"),
        ("007", "007"),
    ],
)
def test_text(value, read):
    assert cells.text(value) == read


def test_text_keeps_its_lines_where_they_are_wanted():
    assert cells.text(" a  b \r\n\n c\n ", keep_lines=True) == "a b\n\nc"


@given(some.text())
def test_text_read_twice_is_text_read_once(value):
    once = cells.text("x" + value)

    assert cells.text(once) == once


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, None),
        (" ", None),
        (date(1984, 3, 12), date(1984, 3, 12)),
        (datetime(1984, 3, 12, 10, 30), date(1984, 3, 12)),
        (30753, date(1984, 3, 12)),
        (30753.0, date(1984, 3, 12)),
        (30753.9, date(1984, 3, 12)),
        ("30753", date(1984, 3, 12)),
        (61, date(1900, 3, 1)),
        (59, date(1900, 2, 28)),
        (1, date(1900, 1, 1)),
        ("1984-03-12", date(1984, 3, 12)),
        ("1984-03-12T00:00:00", date(1984, 3, 12)),
        ("12.03.1984", date(1984, 3, 12)),
        ("12.03.1984.", date(1984, 3, 12)),
        ("12/03/1984", date(1984, 3, 12)),
        ("12-03-1984", date(1984, 3, 12)),
        ("2.3.1984", date(1984, 3, 2)),
        ("\u00a02. 3. 1984 ", date(1984, 3, 2)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_day(value, read):
    assert cells.day(value) == read


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("12.03.84", "two_digit_year"),
        ("1/2/03", "two_digit_year"),
        ("31.02.2020", "no_such_day"),
        ("29.02.2023", "no_such_day"),
        ("2020-13-01", "no_such_day"),
        ("00.01.2020", "no_such_day"),
        ("12.31.2020", "no_such_day"),
        ("12.03.198", "not_a_date"),
        ("12.03.19844", "not_a_date"),
        ("soon", "not_a_date"),
        ("1984", "not_a_date"),
        (1984, "not_a_date"),
        ("03.1984", "not_a_date"),
        ("12.03.1884", "date_out_of_range"),
        (date(2201, 1, 1), "date_out_of_range"),
        (0, "date_out_of_range"),
        (-5, "date_out_of_range"),
        (99999999, "date_out_of_range"),
        (1e300, "date_out_of_range"),
        (float("nan"), "date_out_of_range"),
        (True, "not_a_date"),
        (time(8, 0), "not_a_date"),
        (Broken.NO_VALUE, "formula_without_value"),
        (Broken.ERROR, "formula_error"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(value, code):
    assert code_of(cells.day, value) == code


def test_a_workbook_may_count_from_1904():
    assert cells.day(29291, epoch1904=True) == date(1984, 3, 12)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("1984", (1984,)),
        (1984, (1984,)),
        (1984.0, (1984,)),
        ("03.1984", (1984, 3)),
        ("3/1984", (1984, 3)),
        ("12.03.1984", date(1984, 3, 12)),
        (None, None),
    ],
)
def test_inexact_day(value, read):
    assert cells.inexact_day(value) == read


@pytest.mark.parametrize(
    ("value", "code"),
    [("13.1984", "no_such_day"), ("1884", "date_out_of_range"), ("03.1784", "date_out_of_range")],
)
def test_what_is_no_month_or_year_is_refused(value, code):
    assert code_of(cells.inexact_day, value) == code


@given(some.dates(date(1900, 3, 1), date(2100, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day):
    serial = (day - date(1899, 12, 30)).days
    spelt = [
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ]
    # These few numbers are years as well as days, and read as years.
    serials = [serial] if serial not in range(1900, 2101) else []

    assert {cells.day(value) for value in [*spelt, *serials, day]} == {day}


@pytest.mark.parametrize(
    ("value", "read"),
    [(None, None), (" ", None), (7, 7), (7.0, 7), ("7", 7), ("7.0", 7), ("-3", -3), ("+3", 3)],
)
def test_whole_number(value, read):
    assert cells.whole_number(value) == read


@pytest.mark.parametrize("value", ["seven", 7.5, "7.5", True, "1e3", "٣٣x", float("inf"), "9" * 40])
def test_what_is_no_whole_number_is_refused(value):
    assert code_of(cells.whole_number, value) == "not_a_whole_number"


@pytest.mark.parametrize(
    "value", ["yes", " YES ", "true", True, 1, 1.0, "1", "այո", "Այո", "ԱՅՈ", "да", "ДА"]
)
def test_yes(value):
    assert cells.yes_no(value) is True


@pytest.mark.parametrize("value", ["no", "No", "false", False, 0, 0.0, "0", "ոչ", "Ոչ", "нет"])
def test_no(value):
    assert cells.yes_no(value) is False


def test_neither_yes_nor_no():
    assert cells.yes_no(None) is None
    assert code_of(cells.yes_no, "maybe") == "not_yes_or_no"
    assert code_of(cells.yes_no, 2) == "not_yes_or_no"


def test_a_fault_speaks_the_language_of_its_reader():
    fault = CellFault("two_digit_year", "12.03.84")

    with translation.override("en"):
        assert str(fault) == fault.message
        assert "12.03.84" in str(fault)
