"""No text that somebody typed runs as a formula in any file, and all of it comes back as it was."""

import pytest

from spreadsheets.guard import guarded, guarded_phone, marked, unguarded
from spreadsheets.stream import Column, export_rows
from tests.spreadsheets.files import (
    FRAME,
    PATHS,
    from_postgresql,
    from_python,
    read_csv,
    read_xlsx,
    table_ours,
)
from tests.spreadsheets.payloads import ACTIVE, PAYLOADS

pytestmark = pytest.mark.django_db
every_path = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
# A payload stands in the first, in a middle and in the last column, alone and beside others.
ROWS = [(payload, "Goris", payload, None, payload) for payload in PAYLOADS]
KINDS = ["text"] * 5


def test_there_are_sixty():
    assert len(set(PAYLOADS)) == 60


@every_path
def test_in_csv_nothing_begins_a_formula(path):
    rows = read_csv(path(ROWS, KINDS, "csv"))[1 : 1 + len(ROWS)]

    assert [cell for row in rows for cell in row if cell.startswith(ACTIVE)] == []
    assert [row[2] for row in rows] == [guarded(payload) for payload in PAYLOADS]


@every_path
def test_in_a_workbook_everything_is_text(path):
    rows = read_xlsx(path(ROWS, KINDS, "xlsx"))[1:]

    found = [(cell.data_type, cell.value) for row in rows for cell in (row[0], row[2], row[4])]
    assert {kind for kind, _ in found} == {"s"}
    # openpyxl leaves carriage returns as some writers spell them: _x000D_.
    texts = [value.replace("_x000D_", "\r") for _, value in found[1::3]]
    assert texts == [marked(payload) for payload in PAYLOADS]


@every_path
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_our_reader_gives_back_what_was_there(path, file_format):
    rows = table_ours(path(ROWS, KINDS, file_format), len(KINDS))

    assert rows == [list(row) for row in ROWS]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_guard_is_taken_off_once(payload):
    assert unguarded(guarded(payload)) == payload
    assert unguarded(marked(payload)) == payload


@pytest.mark.parametrize("path", [from_postgresql, from_python])
def test_only_what_is_a_telephone_number_goes_without_a_guard(path):
    numbers = ["+374 91 123456", "+37491123456", "+374 (91) 12-34-56", "091 123456"]
    hostile = ["+cmd|' /C calc'!A0", "+374+1", "=1", "-1", "+", "+(1)", "+1\n=1", "@1", "+1*A1"]

    rows = read_csv(path([(text,) for text in numbers + hostile], ["phone"], "csv"))

    found = [row[0] for row in rows[1 : 1 + len(numbers + hostile)]]
    assert found == numbers + [f"'{text}" for text in hostile]
    assert found == [guarded_phone(text) for text in numbers + hostile]


def test_a_title_is_guarded_as_well():
    file = b"".join(export_rows([], [Column("=1+1")], FRAME, "csv"))

    assert read_csv(file)[0] == ["'=1+1"]
