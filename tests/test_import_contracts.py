"""Each import contract catches a wrong import that is planted for it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "refugee_response",
    "reports",
    "casework",
    "assistance",
    "assessments",
    "cases",
    "accounts",
    "places",
    "printing",
    "spreadsheets",
    "uploads",
)

PLANTED = {
    "Rooms": ("places/choices.py", "import cases.models"),
    "Register": ("cases/rules.py", "import cases.actions.household"),
    "Questionnaires are": ("assessments/xlsform/values.py", "import django.conf"),
    "Questionnaires: a form": (
        "assessments/xlsform/nodes.py",
        "import assessments.xlsform.evaluation",
    ),
    "Entitlements": ("assistance/entitlement/facts.py", "import django.conf"),
    "Names, numbers and cut-offs": ("cases/numbers.py", "import django.conf"),
    "Paper": ("printing/lettering.py", "import django.conf"),
    "Uploads": ("uploads/strays.py", "import accounts.clock"),
    "Who reads": ("uploads/unusable.py", "import django.conf"),
    "Spreadsheets": ("spreadsheets/writer.py", "import rest_framework"),
}


@pytest.fixture(scope="module")
def a_copy(tmp_path_factory):
    """The rooms and their contracts, in a folder in which faults may be planted."""
    copy = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(folder):
    """What the contracts say of the code in a folder."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=folder,
        check=False,
        text=True,
        capture_output=True,
    )


def test_the_contracts_hold(a_copy):
    said = lint(a_copy)

    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_a_wrong_import_is_caught(a_copy, contract):
    name, wrong_import = PLANTED[contract]
    file = a_copy / name
    clean = file.read_text(encoding="utf-8")
    file.write_text(f"{wrong_import}\n{clean}", encoding="utf-8")

    said = lint(a_copy)

    file.write_text(clean, encoding="utf-8")
    broken = [line for line in said.stdout.splitlines() if line.endswith("BROKEN")]
    assert said.returncode == 1
    assert [line for line in broken if line.startswith(contract)]


def test_every_contract_has_its_planted_import():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    contracts = [one["name"] for one in settings["tool"]["importlinter"]["contracts"]]

    assert len(contracts) == len(PLANTED)
    assert all(name.startswith(tuple(PLANTED)) for name in contracts)
