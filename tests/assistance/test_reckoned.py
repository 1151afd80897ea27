"""What the register says of random households is what somebody reckons from its files alone.

The second reckoning (`reckoned/`) imports nothing of the project, and runs in a Python of its own.
"""

import json
import random
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

from assistance.actions.eligibility import judged
from assistance.choices import ForWhom
from assistance.entitlement import as_data
from assistance.models import ProgrammeRule
from assistance.reference import armenian_rules
from cases.models import Household
from tests.assistance import randomly
from tests.assistance.exported import ask, export
from tests.assistance.programmes import programme
from tests.assistance.register import asked_by
from tests.factories import make_user
from tests.sampling import is_long

RECKONED = Path(__file__).with_name("reckoned")
NUMBER = re.compile(r"-?\d+(\.\d+)?(E[+-]?\d+)?")
IS_LONG = is_long()
HOUSEHOLDS, RULES = (1_000, 21) if IS_LONG else (40, 25)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Random households, random rules and those of the state: [(programme, rule, day)]."""
    dice = random.Random(20230919)
    with django_db_blocker.unblock(), transaction.atomic():
        clerk = make_user("supervisor", places=["AM07"])
        programmes = [
            programme(title=whom, for_whom=whom, every_days=30, sector=sector,
                      from_on=date(2023, 9, 30), until_on=None)
            for whom, sector in zip(ForWhom.values, ("food", "health", "basic_needs"), strict=True)
        ]  # fmt: skip
        randomly.households(dice, HOUSEHOLDS, clerk, programmes, asked_by(clerk))
        yield [*_random(dice, programmes), *_of_the_state(programmes)]
        transaction.set_rollback(True)


def _random(dice, programmes):
    for number in range(RULES):
        of = programmes[number % len(programmes)]
        on = dice.choice((date(2025, 4, 1), date(2025, 7, 1), date(2026, 11, 30)))
        yield of, ProgrammeRule(programme=of, from_on=on, **randomly.rule(dice, programmes)), on


def _of_the_state(programmes):
    for each in armenian_rules():
        on = max(date.fromisoformat(each.from_on), date(2023, 10, 20))
        values = {"covers": each.covers, "eligible": each.eligible, "amount": each.amount}
        yield programmes[1], ProgrammeRule(programme=programmes[1], from_on=on, **values), on


@pytest.fixture(scope="module")
def folder(world, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    export(folder)
    return folder


def test_outcome_amount_and_every_reason_are_those_that_are_reckoned_from_files(world, folder):
    outcomes, numbers = [], list(Household.objects.values_list("pk", flat=True))
    ask(folder, world)
    for (of, rule, on), reckoned in zip(world, _reckon(folder), strict=True):
        ProgrammeRule.objects.all().delete()
        rule.full_clean()
        rule.save()
        found = {
            (each.household, each.family_unit, each.person): _alike(as_data(each.entitlement))
            for each in judged(of, numbers, on)
        }
        again = {tuple(each.pop("who")): _alike(each) for each in reckoned}
        assert found.keys() == again.keys()
        differ = [(key, found[key], again[key]) for key in found if found[key] != again[key]]
        assert differ[:1] == []
        outcomes += [each["is_eligible"] for each in found.values()]
    assert {True, False, None} == set(outcomes)
    assert len(outcomes) >= HOUSEHOLDS * len(world) * 0.8


def _reckon(folder):
    done = subprocess.run(
        [sys.executable, "-I", RECKONED, folder], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def _alike(said):
    """The same, whatever the order of reasons and the digits of numbers."""
    plain = json.loads(json.dumps(said), parse_float=Decimal)
    return {
        name: sorted(map(_text, value)) if isinstance(value, list) else _number(value)
        for name, value in plain.items()
    }


def _text(value):
    return json.dumps(_numbers(value), sort_keys=True)


def _numbers(value):
    if isinstance(value, dict):
        return {name: _numbers(each) for name, each in value.items() if name != "asked"}
    return _number(value)


def _number(value):
    is_number = isinstance(value, str) and NUMBER.fullmatch(value)
    return str(Decimal(value).normalize()) if is_number else value


def test_the_second_reckoning_imports_nothing_of_the_project():
    own = {path.stem for path in RECKONED.glob("*.py")}
    imported = {
        line.split()[1].split(".")[0]
        for path in RECKONED.glob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "from "))
    }

    assert imported - own <= set(sys.stdlib_module_names)
