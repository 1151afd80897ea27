"""What was exported is imported again without loss, and once more without a row rewritten.

The exporting register and the importing one share a database here: `--their-numbers` keeps the two
apart, as it does for two registers.
"""

import csv
import io
from datetime import date, timedelta
from random import Random

import openpyxl
import pytest
from django.db import connection

from cases import exports
from cases.choices import Accommodation, BirthPrecision, PopulationGroup
from cases.importers.run import import_register
from cases.models import Household, Individual
from cases.sight import WHOLE
from places.models import Place
from tests.factories import DAY, head_of, make_household, make_user
from tests.sampling import is_long
from tests.spreadsheets.payloads import PAYLOADS

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 1)
COPY = {"source": "copy"}
NAMES = ("Ավանեսյան", "Осипов", "Avanesyan", "Մկրտչյան-Оганян", "O'Brien", "d’Arc, fils", "Ñandú")
ORIGIN = "AM07"
# A cell is one line, and a lone dash in it empties a field.
IN_ONE_LINE = [text for text in PAYLOADS if text.isprintable() and text.strip("'") != "-"]


HOUSEHOLDS = 60
# Sixty households in the quick form; in `make proof` 84 registers of them, which are 5,040.
REGISTERS = range(84 if is_long() else 1)


def make_member(chance, order, texts, origin):
    """A member as desks write them down: exactly or hardly, named or not."""
    born = ON - timedelta(days=chance.randint(400, 32_000))
    precision = chance.choice(BirthPrecision.values)
    about = {
        "relationship": "head" if order == 0 else chance.choice(("child", "parent", "unknown")),
        "sex": chance.choice(("female", "male", "unknown")),
        "birth_date": born.replace(day=15) if precision == "month" else born,
        "birth_precision": precision,
        "arrived_on": chance.choice((None, max(born, DAY - timedelta(days=4)))),
        "population_group": chance.choice(PopulationGroup.values[:3]),
    }
    if order and chance.random() < 0.2:
        unknown = dict.fromkeys(("given_name", "patronymic", "family_name"), "")
        return about | unknown | {"unnamed": True}
    return about | {
        "family_name": chance.choice((*NAMES, *texts)),
        "given_name": chance.choice(NAMES),
        "patronymic": chance.choice(("", *NAMES)),
        "latin_family_name": chance.choice(("", "AVANESYAN")),
        "latin_given_name": chance.choice(("", "GOHAR")),
        "origin": chance.choice((None, origin)),
    }


def make_register(texts, seed=0):
    """Who imports, and households whose names and addresses are some of these texts, too."""
    chance, by, origin = Random(seed), make_user(places=["AM07"]), Place.objects.get(pk=ORIGIN)
    for _number in range(HOUSEHOLDS):
        size = chance.randint(1, 6)
        members = [make_member(chance, order, texts, origin) for order in range(size)]
        home = make_household(*members, by=by, declared_size=chance.choice((None, size)))
        home.residences.update(
            address=chance.choice(("", "Շահումյան 14", *texts)),
            accommodation=chance.choice(Accommodation.values),
        )
        if chance.random() < 0.5:
            number = f"+3749{chance.randint(10**6, 10**7 - 1)}"
            head_of(home).phones.create(number=number, from_on=DAY)
    return by


def csv_of(write, rows):
    return b"".join(write(rows, as_of=ON, sight=WHOLE, filters="all", file_format="csv"))


def table_of(content):
    """Rows of a CSV without its closing notes; the headings are the first."""
    lines = list(csv.reader(io.StringIO(content.decode(), newline="")))
    return lines[: lines.index([])]


def both_sheets():
    """The workbook of both files, each a sheet, as somebody would put them together."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for write, rows in (
        (exports.households, Household.objects.filter(source="")),
        (exports.individuals, Individual.objects.filter(source="")),
    ):
        content = b"".join(write(rows, as_of=ON, sight=WHOLE, file_format="xlsx"))
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        copied = book.create_sheet(sheet.title)
        for row in sheet:
            for cell in row:
                # Text stays text, whatever it begins with.
                copied.cell(cell.row, cell.column, cell.value).data_type = cell.data_type
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def send(content, by):
    """Import a file of another register's numbers."""
    return import_register(
        io.BytesIO(content), name="copy", by=by, on=ON, place="AM07", their_numbers=True, **COPY
    )


def in_their_numbers(table, *models):
    """The rows of an export with each number as the other register has it, in their order."""
    theirs = {}
    for model in models:
        theirs |= dict(model.objects.filter(**COPY).values_list("number", "source_id"))
    headings, *rows = table
    return [headings, *sorted([theirs.get(cell, cell) for cell in row] for row in rows)]


def in_order(table):
    headings, *rows = table
    return [headings, *sorted(rows)]


def row_versions():
    """Where each row stands and which transaction wrote it."""
    with connection.cursor() as cursor:
        for name in ("household", "individual", "residence", "membership", "phone"):
            cursor.execute(f"SELECT ctid::text, xmin::text FROM cases_{name} ORDER BY ctid")
            yield name, cursor.fetchall()


@pytest.mark.parametrize("seed", REGISTERS)
def test_people_are_the_same_after_export_and_import(seed):
    register = make_register(IN_ONE_LINE, seed)
    exported = csv_of(exports.individuals, Individual.objects.all())

    outcome = send(exported, register)

    assert outcome.faults == []
    assert outcome.people.new == Individual.objects.filter(source="").count()
    copied = csv_of(exports.individuals, Individual.objects.filter(**COPY))
    assert in_their_numbers(table_of(copied), Household, Individual) == in_order(table_of(exported))
    assert exported.count(b"\n") > HOUSEHOLDS


def test_the_same_file_again_rewrites_nothing():
    register = make_register(IN_ONE_LINE)
    exported = csv_of(exports.individuals, Individual.objects.all())
    send(exported, register)
    before = dict(row_versions())

    outcome = send(exported, register)

    assert outcome.faults == []
    assert outcome.people.unchanged == outcome.people.read > HOUSEHOLDS
    assert dict(row_versions()) == before


def test_both_files_as_one_workbook_lose_nothing():
    register = make_register(IN_ONE_LINE)
    resident = {"relationship": "resident", "family_name": "Resident"}
    make_household(resident, resident, kind="institution", by=register)
    people, homes = Individual.objects.filter(source=""), Household.objects.filter(source="")
    exported = csv_of(exports.individuals, people), csv_of(exports.households, homes)
    book = both_sheets()

    outcome = send(book, register)

    assert [str(fault) for fault in outcome.faults] == []
    copied = (
        csv_of(exports.individuals, Individual.objects.filter(**COPY)),
        csv_of(exports.households, Household.objects.filter(**COPY)),
    )
    for before, after in zip(exported, copied, strict=True):
        assert in_their_numbers(table_of(after), Household, Individual) == in_order(
            table_of(before)
        )
    versions = dict(row_versions())
    assert send(book, register).people.new == 0
    assert dict(row_versions()) == versions


@pytest.mark.parametrize(
    "write", [exports.individuals, exports.households], ids=["people", "homes"]
)
def test_the_register_that_wrote_a_file_knows_everybody_in_it(write):
    register = make_register(PAYLOADS)
    model = Individual if write is exports.individuals else Household
    before = dict(row_versions())

    content = b"".join(write(model.objects.all(), as_of=ON, sight=WHOLE, file_format="xlsx"))
    outcome = import_register(
        io.BytesIO(content), name="ours", by=register, on=ON, take_file=True, **COPY
    )

    assert [str(fault) for fault in outcome.faults] == []
    assert outcome.people.unchanged == outcome.people.read
    assert outcome.households.unchanged == outcome.households.read == HOUSEHOLDS
    assert dict(row_versions()) == before


def test_a_network_that_no_longer_answers_is_told_where_there_is_no_other(worker):
    both, only = make_household(by=worker), make_household(by=worker)
    head_of(both).phones.create(number="+37497123456", from_on=DAY)
    head_of(both).phones.create(number="+37493550127", from_on=DAY)
    head_of(only).phones.create(number="+37447123456", from_on=DAY)

    told = {p.household_id: p.first_phone for p in exports.people_rows(Individual.objects.all())}

    assert told == {both.pk: "+37493550127", only.pk: "+37447123456"}
