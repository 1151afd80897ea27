"""A KoBo export of 1,000 households with rosters: 25 faults are all told, then all of it is in.

Made by a script that shares no code with the importer. In `make test` it is 120 households.
"""

from datetime import UTC, date, datetime

import pytest

from assessments import actions
from assessments.models import Assessment, IndicatorValue, MemberAnswers, WaitingSubmission
from cases.numbers import shown
from tests.assessments.importers.exported import imported
from tests.assessments.instruments import FOLDER
from tests.assessments.kobo_export import BOTH, SPLIT, STRING, central, kobo, made_up, planted
from tests.factories import make_household, make_user
from tests.sampling import is_long

HOUSEHOLDS = 1_000 if is_long() else 120
AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
SHAPES = {
    "kobo": lambda homes: kobo(homes, several=BOTH),
    "kobo, a column each": lambda homes: kobo(homes, several=SPLIT, separator="."),
    "central": lambda homes: central(homes, several=STRING),
}


def registered(household, worker):
    """A household of the register with these members; as plain data, by our numbers."""
    members = [
        {
            "given_name": person["name"],
            "sex": person["gender"],
            # What the register knows is not asked: an age that is missing would be no fault.
            "birth_date": None,
            "birth_precision": "",
            "relationship": "head" if place == 0 else "other_relative",
            "arrived_on": None,
        }
        for place, person in enumerate(household["members"])
    ]
    home = make_household(*members, by=worker, on=date(2026, 11, 1))
    people = home.members.order_by("-is_head", "number")
    ages = [person["age"] for person in household["members"]]
    return {
        "number": shown(home.number),
        "members": [
            {"number": str(each), "name": each.full_name, "gender": each.sex, "age": age}
            for each, age in zip(people, ages, strict=True)
        ],
    }


@pytest.fixture
def asked(db):
    by, path = make_user("coordinator"), FOLDER / "multi_sector.xlsx"
    kept = actions.add_instrument(
        kind="multi_sector", workbook=path.read_bytes(), file_name=path.name, at=AT, by=by
    )
    return actions.put_in_use(instrument=kept, on=date(2026, 1, 1), by=by)


@pytest.mark.parametrize("shape", SHAPES if is_long() else ["kobo", "central"])
def test_faults_are_all_told_and_once_mended_all_of_it_is_in(worker, asked, shape):
    homes = [registered(each, worker) for each in made_up(HOUSEHOLDS, seed=7)]
    export = SHAPES[shape](homes)
    damaged, faults = planted(export, seed=7)

    refused = imported(damaged.to_bytes(), name=damaged.file_name, by=worker, instrument=asked)

    assert len(faults) == 25
    assert not_told(faults, refused) == []
    assert too_much(faults, refused) == []
    for model in (Assessment, MemberAnswers, IndicatorValue, WaitingSubmission):
        assert not model.objects.exists()

    mended = imported(export.to_bytes(), name=export.file_name, by=worker, instrument=asked)

    assert mended.faults == []
    assert (mended.new, mended.waiting) == (HOUSEHOLDS, 0)
    assert MemberAnswers.objects.filter(individual__isnull=True).count() == 0
    assert IndicatorValue.objects.filter(indicator="fcs").exists()

    again = imported(export.to_bytes(), name=export.file_name, by=worker, instrument=asked)

    assert (again.new, again.known) == (0, HOUSEHOLDS)
    assert Assessment.objects.count() == HOUSEHOLDS


def not_told(planted_faults, outcome):
    """The planted faults of which the importer says nothing at their sheet, row and column."""
    told = {(fault.sheet, fault.row, heading(fault)) for fault in outcome.faults}
    # What several choices say together is told at one of their columns.
    told |= {(sheet, row, question_of(column)) for sheet, row, column in told}
    return [each for each in planted_faults if place(each) not in told]


def place(fault):
    is_of_several = fault.kind == "alone_with_others"
    column = question_of(fault.column_heading) if is_of_several else fault.column_heading
    return fault.sheet, fault.row, column


def question_of(column):
    """The heading up to the choice that may end it."""
    name = "snfi_shelter_issue"
    return column.partition(name)[0] + name if name in column else column


def too_much(planted_faults, outcome):
    """The faults in rows where nothing was planted."""
    rows = {(each.sheet, each.row) for each in planted_faults}
    return [str(fault) for fault in outcome.faults if (fault.sheet, fault.row) not in rows]


def heading(fault):
    return fault.column.partition(" (")[2].removesuffix(")")
