"""Queries that are composed and planned once, and the keys that are put into them."""

from datetime import date

import pytest

from cases.keys import Keys
from cases.models import Household
from tests.cases.test_api_individuals import URL
from tests.factories import head_of, make_household, make_user

pytestmark = pytest.mark.django_db
ODD = ["H-1", 'a"b', "a\\b", "{a}", "NULL", "a,b", "Ա Բ", "%s", "'"]


@pytest.fixture
def caseworker(client):
    client.force_login(make_user(places=["AM07"]))


def test_a_query_asked_often_tells_of_each_day_and_person_what_is_theirs(client, caseworker):
    people = [
        head_of(make_household({"birth_date": date(year, 6, 1)}, on=date(2023, 10, 1)))
        for year in (1980, 1990, 2000)
    ]

    for day, turned in (("2024-05-31", 0), ("2024-06-01", 1)):
        # PostgreSQL plans a prepared statement without its values from the sixth time on.
        for _time in range(4):
            for person in people:
                told = client.get(f"{URL}{person}/", {"as_of": day}).json()
                assert (told["number"], told["as_of"]) == (person.pk, day)
                assert told["age"] == 2023 - person.birth_date.year + turned


@pytest.mark.parametrize("key", ODD)
def test_whatever_a_key_holds_it_finds_what_bears_it_alone(key):
    bearer, other = make_household(), make_household()
    Household.objects.filter(pk=bearer.pk).update(source="list", source_id=key)
    Household.objects.filter(pk=other.pk).update(source="list", source_id="another")

    assert Household.objects.get(source_id__among=Keys([key])) == bearer


def test_no_key_finds_nobody():
    household = make_household()

    assert not Household.objects.filter(pk__among=Keys([])).exists()
    assert Household.objects.get(pk__among=Keys([household.pk, *ODD])) == household
