"""The exports by which the importer is tried are such as a device's answers make them."""

import ast
import csv
import sys
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from assessments.xlsform.faults import faults
from tests.assessments import kobo_export
from tests.assessments.forms import evaluated
from tests.assessments.instruments import FOLDER, form_of
from tests.assessments.kobo_answers import answers_of
from tests.assessments.kobo_export import BOTH, DAY, SPLIT, STRING, central, kobo, made_up, planted
from tests.sampling import is_long

SHAPES = {
    "kobo": kobo,
    "kobo, one text": lambda homes, **said: kobo(homes, several=STRING, separator=".", **said),
    "kobo, a column each": lambda homes, **said: kobo(homes, several=SPLIT, separator="-", **said),
    "central": central,
    "central, both": lambda homes, **said: central(homes, several=BOTH, **said),
    "central, a column each": lambda homes, **said: central(homes, several=SPLIT, **said),
}
every_shape = pytest.mark.parametrize("shape", SHAPES)
OURS = Path(kobo_export.__file__).parent


SEEDS = range(1, 40 if is_long() else 3)


@cache
def of(shape, count=50, seed=1, **said):
    return SHAPES[shape](made_up(count, seed=seed), seed=seed, **said)


def test_it_shares_no_code_with_the_system():
    allowed = sys.stdlib_module_names | {"openpyxl"}
    for path in OURS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                ours = f"{name}.".startswith("tests.assessments.kobo_export.")
                assert ours or name.split(".")[0] in allowed, (path.name, name)


def test_it_reads_the_questionnaire_that_is_shipped():
    assert kobo_export.questionnaire.WORKBOOK == FOLDER / "multi_sector.xlsx"


@pytest.mark.parametrize(
    ("shape", "seed"), [*(("kobo", seed) for seed in SEEDS), *((shape, 0) for shape in SHAPES)]
)
def test_answers_have_no_fault_and_what_is_not_asked_is_not_answered(shape, seed):
    form = form_of("multi_sector")
    told = [evaluated(form, each) for each in answers_of(of(shape, seed=seed))]

    assert [faults(each) for each in told] == [[]] * 50
    nodes = [node for each in told for path in form.fields for node in each.nodes(path)]
    assert [node.name for node in nodes if node.value and not node.relevant] == []


def test_nearly_everything_that_can_be_asked_is_answered_by_somebody():
    form, answered = form_of("multi_sector"), set()
    for answers in answers_of(of("kobo", count=300)):
        told = evaluated(form, answers)
        answered |= {path for path in form.fields for node in told.nodes(path) if node.value}
    asked = {field.path for field in form.fields.values() if field.control and not field.readonly}

    assert asked - answered == set()


def test_a_seed_decides_all():
    homes = made_up(20)

    assert kobo(homes).main == kobo(homes).main
    assert kobo(homes, seed=2).main != kobo(homes).main
    assert made_up(20) == homes
    assert len(made_up()) == 1_000


def test_the_register_s_own_answers_are_written_as_they_were_given():
    member = {"number": "P-B", "name": "Անահիտ", "gender": "female", "age": 34}
    home = {"number": "H-A", "members": [member, member | {"number": "P-C", "gender": None}]}
    export = kobo([home] * 20)
    told = [each for each in answers_of(export) if each["household"]["consent"] == "yes"]

    assert told[0]["household"] | {"hh_number": "H-A", "hh_size": "2"} == told[0]["household"]
    assert [row["ind"] for row in told[0]["roster"]] == [
        {"ind_number": "P-B", "ind_name": "Անահիտ", "ind_gender": "female", "ind_age": "34"},
        {"ind_number": "P-C", "ind_name": "Անահիտ", "ind_age": "34"},
    ]


@pytest.mark.parametrize("separator", ["/", ".", "-"])
def test_kobo_writes_the_groups_before_a_question(separator):
    export = kobo(made_up(3), separator=separator)
    water, asked = f"water{separator}wash_hwise_drink", f"roster{separator}ind{separator}ind_age"
    issue = f"shelter{separator}snfi_shelter_issue"

    assert export.main.headings[:5] == [
        *("start", "end", "today"), f"household{separator}hh_number", f"household{separator}hh_size"
    ]  # fmt: skip
    assert {water, issue, f"{issue}{separator}leak", "enumerator_note"} < set(export.main.headings)
    assert export.main.headings[-4:] == ["_submitted_by", "__version__", "_tags", "_index"]
    assert asked in export.roster.headings
    assert {"_parent_table_name", "_submission__uuid"} < set(export.roster.headings)


def test_several_choices_are_one_text_or_a_column_each_or_both():
    text, column = "shelter/snfi_shelter_issue", "shelter/snfi_shelter_issue/leak"
    written = {
        several: [
            each in kobo(made_up(3), several=several).main.headings for each in (text, column)
        ]
        for several in (STRING, SPLIT, BOTH)
    }

    assert written == {STRING: [True, False], SPLIT: [False, True], BOTH: [True, True]}


def test_kobo_s_workbook_has_numbers_as_numbers_and_a_sheet_for_the_members():
    export = kobo(made_up(20))
    book = load_workbook(BytesIO(export.to_bytes()))
    main, roster = book.worksheets
    heads = [cell.value for cell in main[1]]
    sizes = [row[heads.index("household/hh_size")] for row in main.iter_rows(2, values_only=True)]

    assert heads == export.main.headings
    assert (len(main.title), roster.title) == (31, "roster")
    assert all(type(size) is int for size in sizes)
    assert roster.max_row == 1 + len(export.roster.rows)


def test_central_s_archive_has_two_files_whose_rows_are_found_by_their_keys():
    export = central(made_up(20))
    with ZipFile(BytesIO(export.to_bytes())) as archive:
        assert archive.namelist() == ["multi_sector.csv", "multi_sector-roster.csv"]
        homes, members = (
            list(csv.DictReader(StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
        )
    keys = {home["KEY"] for home in homes}

    assert {"household-hh_number", "meta-instanceID", "SET-OF-roster"} < homes[0].keys()
    assert {"ind-ind_age", "PARENT_KEY", "KEY"} < members[0].keys()
    assert {member["PARENT_KEY"] for member in members} < keys
    assert members[0]["KEY"] == f"{members[0]['PARENT_KEY']}/roster[1]"
    assert len(keys) == 20


@every_shape
@pytest.mark.parametrize("timed", [True, False])
def test_twenty_five_faults_of_many_kinds_are_planted_each_in_its_own_row(shape, timed):
    export = of(shape, count=120, timed=timed)
    before = (export.main.rows[:], export.roster.rows[:])

    wrong, found = planted(export)

    assert len(found) == len({(each.sheet, each.row) for each in found}) == 25
    assert len(Counter(each.kind for each in found)) >= 14
    assert (export.main.rows, export.roster.rows) == before
    for fault in found:
        sheet = wrong.main if fault.sheet == wrong.main.name else wrong.roster
        assert fault.column_heading in sheet.headings
        is_new = fault.row - 2 >= len(before[1]) and sheet is wrong.roster
        old = {} if is_new else before[sheet is wrong.roster][fault.row - 2]
        now = sheet.rows[fault.row - 2]
        assert is_new or now.get(fault.column_heading) != old[fault.column_heading]


@pytest.mark.parametrize("shape", ["kobo", "kobo, a column each", "central"])
def test_the_form_itself_finds_the_wrong_answers_and_nothing_else(shape):
    export = of(shape, count=120)
    wrong, found = planted(export)
    form = form_of("multi_sector")
    told = [len(faults(evaluated(form, each))) for each in answers_of(wrong)]

    # Identifiers, days and registers are none of the form's business; nor is 2 for "chosen".
    others = {
        *("member_of_another", "in_the_future", "neither_1_nor_0", "without_identifier"),
        *("identifier_twice", "row_of_nobody", "row_without_parent"),
    }
    assert sum(told) == sum(fault.kind not in others for fault in found)
    assert set(told) == {0, 1}


def test_where_too_few_answered_nothing_is_planted():
    with pytest.raises(ValueError, match="Too few"):
        planted(kobo(made_up(5)))


def test_nobody_is_asked_after_the_day_of_the_export():
    export = kobo(made_up(50), day=date(2026, 3, 1))

    assert max(row["start"] for row in export.main.rows) < "2026-03-01"
    assert max(row["start"] for row in kobo(made_up(50)).main.rows) < str(DAY)
