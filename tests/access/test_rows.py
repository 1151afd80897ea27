"""Everybody who asks × every record about people: the policy against the oracle."""

import ast
from pathlib import Path

import pytest

from accounts.field_classes import our_models
from cases import visible
from cases.models import Household, Individual
from cases.spread import Spread
from tests.access import matrix, oracle, oracle_facts
from tests.access.records import ABOUT, OF_NO_HOUSEHOLD

CELLS = 790_000
# So many records that somebody sees, and that they don't, are asked about one by one.
OF_EACH = 5


@pytest.mark.parametrize("part", [oracle, oracle_facts])
def test_the_oracle_knows_nothing_of_the_project(part):
    tree = ast.parse(Path(part.__file__).read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert imported <= {"dataclasses", "datetime", "functools"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]


def test_what_the_policy_opens_is_what_the_oracle_opens(world):
    wrong = matrix.disagreements(world)

    assert wrong == []
    assert matrix.cells(world) >= CELLS


def test_every_model_about_people_is_in_the_table_and_the_world(world):
    models = {model.__name__: model for model in our_models() if hasattr(model, "access_path")}

    assert set(ABOUT) | OF_NO_HOUSEHOLD == set(models)
    assert [name for name in ABOUT if not models[name].objects.exists()] == []


def test_each_reads_writes_and_counts_what_the_oracle_opens(world):
    assert list(matrix.misread(world)) == []


@pytest.mark.parametrize("model", [Household, Individual])
def test_the_world_has_what_is_seen_and_what_is_not(world, model):
    """Of no role everything, and of each that sees anybody more than nothing."""
    everybody = model.objects.count()
    for name in ("registrar", "caseworker", "supervisor", "dpo", "partner PIN"):
        seen = model.objects.visible_to(world.users[name], on=world.day).count()
        assert 0 < seen < everybody, name


@pytest.mark.parametrize("model", [Household, Individual])
def test_what_is_composed_once_answers_everybody_as_the_policy_does(world, model):
    everybody = set(model.objects.values_list("pk", flat=True))
    for name, user in world.users.items():
        seen = matrix.opened(world, name, model.__name__, "see")
        theirs = matrix.opened(world, name, model.__name__, "change")

        assert visible.among(model, everybody, user, on=world.day) == seen, name
        page = visible.page(model, _all, user, on=world.day, after="", size=len(everybody))
        assert page == sorted(seen), name
        for number in [*sorted(seen)[:OF_EACH], *sorted(everybody - seen)[:OF_EACH]]:
            may = visible.changeable(model, number, user, on=world.day)
            assert may == (number in theirs if number in seen else None), (name, number)


@pytest.mark.parametrize("model", [Household, Individual])
@pytest.mark.parametrize("spread", Spread)
def test_a_list_holds_the_same_rows_in_whichever_way_it_is_read(world, model, spread):
    asked = {"on": world.day, "after": "", "size": model.objects.count(), "spread": spread}
    for name, user in world.users.items():
        seen = matrix.opened(world, name, model.__name__, "see")

        assert visible.page(model, _all, user, **asked) == sorted(seen), name


def _all(rows):
    return rows
