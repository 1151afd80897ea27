"""`manage.py import_register`: what it says, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from cases.importers.columns import COLUMNS, column_named
from cases.models import Individual
from tests.cases.importers.making import as_csv, table_of
from tests.cases.importers.rows import child, person
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(monkeypatch):
    from datetime import date

    from cases.management.commands import import_register

    monkeypatch.setattr(import_register, "today", lambda: date(2023, 10, 12))


@pytest.fixture
def run(tmp_path, today):
    """Run the command on rows, and return what it said on both channels."""
    user = make_user(places=["AM07"])

    def call(rows, *options, by=user.username):
        path = tmp_path / "hotel.csv"
        path.write_bytes(as_csv(table_of(rows)).getvalue())
        out, err = StringIO(), StringIO()
        try:
            call_command("import_register", str(path), *options, by=by, stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
        return out.getvalue(), err.getvalue()

    return call


def test_it_says_what_it_wrote(run):
    said, faults = run([person(), child()])

    assert faults == ""
    assert "people: 2 read, 2 accepted, 0 refused; 2 new" in said
    assert said.endswith("Written.\n")


def test_a_dry_run_writes_nothing(run):
    said, _faults = run([person()], "--dry-run")

    assert "nothing was written" in said
    assert not Individual.objects.exists()


def test_every_fault_is_told_with_sheet_row_column_and_value(run):
    _said, faults = run([person(sex="?"), child(birth_date="31.02.2010")])

    assert "hotel, row 2, I (Sex) “?”" in faults
    assert "hotel, row 3, J (Birth date) “31.02.2010”" in faults
    assert "Nothing was written: 2 faults." in faults


def test_who_registers_has_to_be_said_and_allowed(run):
    assert "--by" in run([person()], by="")[1]
    assert "no user nobody" in run([person()], by="nobody")[1]
    coordinator = make_user("coordinator").username
    assert "may not register" in run([person()], by=coordinator)[1]


def test_a_file_that_is_not_there_is_told(today):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_register", "/nowhere.csv", by=make_user().username)


def test_the_office_may_be_named_once_for_all_rows(run):
    row = person(registered_at="")

    assert "required" in run([row])[1] or run([row])[1]
    assert run([row], "--place", "Kotayk (marz)")[1] == ""
    assert Individual.objects.get().household.registered_at_id == "AM07"


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_the_template_has_every_column_in_the_language(tmp_path, language):
    path = tmp_path / "template.xlsx"

    call_command("import_register", template=str(path), language=language, stdout=StringIO())

    sheets = load_workbook(path).worksheets[:2]
    read = {
        column_named(cell.value, kind).field
        for sheet, kind in zip(sheets, ("household", "person"), strict=True)
        for cell in next(sheet.iter_rows(max_row=1))
        if cell.value
    }
    assert read == {column.field for column in COLUMNS}
