"""The name search test: 200 hand-checked pairs of what is typed and how the person is kept."""

import csv
from pathlib import Path

import pytest

from accounts import demo as who_works_here
from cases import search
from cases.demo import fill
from cases.models import Household, Individual
from cases.sight import WHOLE
from tests.factories import child, make_household, make_user

with (Path(__file__).parent / "name_pairs_search.csv").open(encoding="utf-8", newline="") as lines:
    PAIRS = list(csv.DictReader(lines))
NAMES = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name")
PEOPLE_AROUND, FIRST_HITS, RECALL = 4_000, 10, 0.9


@pytest.fixture
def register(committed, settings, tmp_path):
    """The people of the pairs among some thousands of the demo's: typed → their household."""
    settings.ROOT = tmp_path
    fill(people=PEOPLE_AROUND, seed=11, staff=who_works_here.create)
    worker = make_user(places=["AM07"])
    return {
        pair["typed"]: make_household({name: pair[name] for name in NAMES}, by=worker)
        for pair in PAIRS
    }


def test_the_table_is_as_large_as_the_measure_and_in_three_scripts():
    kinds = {pair["kind"] for pair in PAIRS}

    assert len(PAIRS) == len({pair["typed"] for pair in PAIRS}) >= 200
    assert {"ru for hy", "en for hy", "hy for ru", "en for ru", "hy for en", "ru for en"} <= kinds


def test_nine_of_ten_are_among_the_first_ten_hits(register):
    people, households = Individual.objects.all(), Household.objects.all()
    assert people.count() > PEOPLE_AROUND
    missed_people, missed_households = [], []
    for typed, household in register.items():
        if household.pk not in _first(search.people(people, typed, WHOLE), "household_id"):
            missed_people.append(typed)
        if household.pk not in _first(search.households(households, typed, WHOLE), "pk"):
            missed_households.append(typed)

    assert 1 - len(missed_people) / len(PAIRS) >= RECALL, missed_people
    assert 1 - len(missed_households) / len(PAIRS) >= RECALL, missed_households


def test_families_of_many_of_one_name_hide_no_other_family(committed, monkeypatch):
    monkeypatch.setattr(search, "RANKED", 5)
    worker = make_user(places=["AM07"])
    for _household in range(3):
        make_household({}, *[child() for _more in range(3)], by=worker)

    assert search.households(Household.objects.all(), "Ավանեսյան", WHOLE).count() == 3
    assert len(search.everybody(Household.objects.all(), "Ավանեսյան", WHOLE)) == 3


def _first(found, field):
    return found.values_list(field, flat=True)[:FIRST_HITS]
