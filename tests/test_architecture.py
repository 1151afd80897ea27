"""The shape of the house: what may point to what, and how large a part of it may be."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import run_checks

from cases.policy import AboutPeople, models_about_people_declare_their_path

ROOT = Path(__file__).resolve().parent.parent
# From left to right; each knows those to its left.
ROOMS = [
    "spreadsheets",
    "printing",
    "uploads",
    "places",
    "accounts",
    "cases",
    "assessments",
    "assistance",
    "reports",
    "refugee_response",
]
OURS = [room for room in ROOMS if (ROOT / room).is_dir()]
CODE = sorted(
    path.relative_to(ROOT)
    for room in [*OURS, "tests", "benchmarks"]
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
RULES = [path for path in CODE if path.parts[0] in OURS]
CLOCK = Path("accounts/clock.py")
MODELS = [
    model for model in apps.get_models() if model._meta.app_label in OURS and not model._meta.proxy
]


def parsed(path):
    return ast.parse((ROOT / path).read_text("utf-8"))


def imported(path):
    """The names of the modules that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def dotted(path):
    """Every dotted name that a file speaks, such as `timezone.now`."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def to_the_right_of(room):
    return set(OURS[OURS.index(room) + 1 :])


def reached(path):
    """The rooms that a file imports from."""
    return {name.split(".")[0] for name in imported(path)}


def listens(path):
    """Whether a file knows of signals."""
    signals = ("django.dispatch", "django.db.models.signals")
    return any(name.startswith(signals) for name in imported(path))


def lines(path):
    return len((ROOT / path).read_text("utf-8").splitlines())


def longest_function(path):
    """How many lines the longest function of a file has."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = [
        node.end_lineno - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, functions)
    ]
    return max(lengths, default=0)


def test_the_rooms_are_found():
    assert {"places", "accounts", "cases", "refugee_response"} <= set(OURS)
    assert len(RULES) > 50


def test_imports_point_only_to_the_left():
    assert [str(p) for p in RULES if reached(p) & to_the_right_of(p.parts[0])] == []


@pytest.mark.parametrize("room", ["places", "printing", "spreadsheets", "uploads"])
def test_the_first_rooms_know_no_other(room):
    paths = [path for path in RULES if path.parts[0] == room]

    assert [str(path) for path in paths if reached(path) & set(OURS) - {room}] == []


def test_nothing_listens_to_signals():
    assert [str(path) for path in CODE if listens(path)] == []


def test_the_clock_is_read_at_one_place():
    asking = {"timezone.now", "timezone.localdate", "date.today", "datetime.now", "time.time"}

    assert [path for path in RULES if dotted(path) & asking] == [CLOCK]


def test_files_stay_below_300_lines():
    assert {str(path): lines(path) for path in CODE if lines(path) >= 300} == {}


def test_functions_stay_below_50_lines():
    assert {str(p): longest_function(p) for p in CODE if longest_function(p) >= 50} == {}


def test_no_file_is_without_a_subject():
    nameless = {"utils", "helpers", "mixins", "misc", "common"}

    assert [str(path) for path in CODE if path.stem in nameless] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_only_to_the_left(model):
    rooms = {
        field.related_model._meta.app_label
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model
    }

    assert rooms & to_the_right_of(model._meta.app_label) == set()


@pytest.mark.parametrize(
    "model",
    [
        model
        for model in MODELS
        if model._meta.app_label not in ("places", "accounts")
        and getattr(model, "about_people", True)
    ],
    ids=lambda model: model._meta.label,
)
def test_a_model_about_people_says_how_its_household_is_found(model):
    assert isinstance(model._default_manager.all(), AboutPeople)
    paths = [model.access_path] if isinstance(model.access_path, str) else model.access_path
    assert all(not path or model._meta.get_field(path.split("__")[0]) for path in paths)


def test_the_system_check_finds_every_model_in_order():
    assert models_about_people_declare_their_path(None) == []
    assert not [fault for fault in run_checks() if fault.id == "cases.E001"]


def test_the_system_check_finds_a_model_that_forgot(monkeypatch):
    forgetful = apps.get_model("cases", "Residence")
    monkeypatch.delattr(forgetful, "access_path")

    assert [f.obj for f in models_about_people_declare_their_path(None)] == [forgetful]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nothing_is_deleted_along_with_something_else(model):
    cascades = [
        field.name
        for field in model._meta.fields
        if field.remote_field and field.remote_field.on_delete.__name__ == "CASCADE"
    ]

    assert cascades == []
