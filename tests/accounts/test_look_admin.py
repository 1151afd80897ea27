"""The list of looks: numbers, never names; each supervisor those of their own places."""

import re
from datetime import timedelta

import pytest

from accounts.clock import now
from accounts.history import looks
from accounts.models import Look
from tests.cases.pages import Page
from tests.factories import make_household, make_user

pytestmark = pytest.mark.django_db
LOOKS = "/admin/accounts/look/"


@pytest.fixture
def supervisor(client):
    user = make_user("supervisor", places=["AM07"])
    client.force_login(user)
    return user


@pytest.fixture
def worker():
    return make_user(places=["AM07"], username="nare")


def listed(client, **query):
    return Page(client.get(LOOKS, query))


def test_what_a_user_opened(client, supervisor, worker):
    household = make_household()
    looks.record(worker, "opened", subject=household)

    page = listed(client, q="nare")

    assert page.says(str(household)) and page.says("nare") and page.says("opened")
    assert not page.says("Ավանեսյան")


@pytest.mark.parametrize("typed", ["{}", "{0.number}", " {} "])
def test_who_saw_a_number(client, supervisor, worker, typed):
    household = make_household()
    looks.record(worker, "opened", subject=household)
    looks.record(worker, "printed", subject="H7K3MQ9QX2TP")

    page = listed(client, q=typed.format(household))

    assert page.says("opened") and not page.says("H-7K3MQ-9QX2T-P")


def test_the_last_day_unless_it_is_asked_otherwise(client, supervisor, worker, monkeypatch):
    monkeypatch.setattr(looks, "now", lambda: now() - timedelta(days=3))
    looks.record(worker, "opened", subject="H7K3MQ9QX2TP")
    monkeypatch.undo()

    assert not listed(client).says("H-7K3MQ-9QX2T-P")
    assert listed(client, days="7").says("H-7K3MQ-9QX2T-P")
    assert listed(client, q="nare").says("H-7K3MQ-9QX2T-P")
    assert not listed(client, days="7", kind__exact="printed").says("H-7K3MQ-9QX2T-P")


def test_a_supervisor_sees_the_looks_of_their_own_places(client, supervisor):
    elsewhere = make_user(places=["AM09"])
    looks.record(elsewhere, "opened", subject="H7K3MQ9QX2TP")

    assert not listed(client, days="all").says("H-7K3MQ-9QX2T-P")


def test_reading_the_list_is_a_look(client, supervisor):
    listed(client)

    look = Look.objects.get()
    assert (look.kind, look.actor) == ("listed", supervisor)


@pytest.mark.parametrize("address", ["1/change/", "1/delete/", "1/history/", "add/"])
def test_no_look_has_a_page(client, supervisor, address):
    assert client.get(f"{LOOKS}{address}").status_code == 404


def test_what_was_looked_at_is_told_in_words(client, supervisor, worker):
    looks.record(worker, "signed_in", subject=worker)
    looks.record(worker, "listed", page="admin:cases_household_changelist", count=3)
    looks.record(worker, "listed", page="api:individual-list", count=5)
    looks.record(worker, "listed", subject="population", page="reports:report")

    told = re.findall(r'field-of_what"[^>]*>([^<]*)<', listed(client, q="nare").text)

    assert told == ["population", "People", "Households", "nare"]


def test_a_search_that_finds_no_look_says_so(client, supervisor):
    assert listed(client, q="nobody").says("Nothing is found: take away a filter")
