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
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]


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


@pytest.mark.parametrize("path", RULES, ids=str)
def test_imports_point_only_to_the_left(path):
    reached = {name.split(".")[0] for name in imported(path)}

    assert reached & to_the_right_of(path.parts[0]) == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_only_to_the_left(model):
    reached = {
        field.related_model._meta.app_label
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model
    }

    assert reached & to_the_right_of(model._meta.app_label) == set()


@pytest.mark.parametrize("path", [p for p in RULES if p.parts[0] == "places"], ids=str)
def test_the_gazetteer_knows_no_other_room(path):
    assert {name.split(".")[0] for name in imported(path)} & set(OURS) <= {"places"}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_nothing_listens_to_signals(path):
    assert not {
        name
        for name in imported(path)
        if name.startswith(("django.dispatch", "django.db.models.signals"))
    }


@pytest.mark.parametrize("path", [path for path in RULES if path != CLOCK], ids=str)
def test_the_clock_is_read_at_one_place(path):
    asked = {"timezone.now", "timezone.localdate", "date.today", "datetime.now", "time.time"}

    assert dotted(path) & asked == set()


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_file_stays_below_300_lines(path):
    assert len((ROOT / path).read_text("utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_function_stays_within_50_lines(path):
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        node.name
        for node in ast.walk(parsed(path))
        if isinstance(node, functions) and node.end_lineno - node.lineno + 1 > 50
    ]

    assert long == []


@pytest.mark.parametrize("path", CODE, ids=str)
def test_no_room_is_without_a_subject(path):
    assert path.stem not in {"utils", "helpers", "mixins", "misc", "common"}


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model._meta.app_label not in ("places", "accounts")],
    ids=lambda model: model._meta.label,
)
def test_a_model_about_people_says_how_its_household_is_found(model):
    assert isinstance(model._default_manager.all(), AboutPeople)
    assert not model.access_path or model._meta.get_field(model.access_path.split("__")[0])


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
