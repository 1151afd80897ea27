"""Sixteen clients deliver the same file: each row once, whichever key each of them chose."""

import threading
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection

from accounts.history.changes import events_of
from assistance.importers import deliveries
from assistance.models import Assistance, DeliveryFile
from tests.assistance.files import sent
from tests.assistance.many import file_of, many
from tests.assistance.programmes import programme
from tests.factories import make_user

pytestmark = pytest.mark.usefixtures("committed")
CLIENTS, ROWS = 16, 120


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(deliveries, "BATCH", 25)


def by_all(content, by, key):
    """The outcomes of sixteen clients who begin in the same moment."""
    outcomes, ready = [], threading.Barrier(CLIENTS)

    def one(number):
        ready.wait()
        try:
            outcomes.append(sent(BytesIO(content), by=by, key=key(number)))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def times_delivered():
    """How often history says that each was delivered."""
    events = events_of(Assistance).objects.filter(pgh_label="update", state="delivered")
    return sorted(events.values_list("pgh_obj", flat=True))


@pytest.mark.parametrize("key", [lambda number: "one", lambda number: f"key {number}"])
def test_each_row_is_delivered_once(key):
    by = make_user(places=["AM07"])
    plans = many(ROWS, by=by)

    outcomes = by_all(file_of(plans).getvalue(), by, key)

    assert len(outcomes) == CLIENTS
    assert [outcome.faults for outcome in outcomes if outcome.faults] == []
    assert all(outcome.written for outcome in outcomes)
    assert sum(outcome.new for outcome in outcomes) == ROWS
    assert times_delivered() == sorted(each.pk for each in plans)
    assert {file.done_rows for file in DeliveryFile.objects.all()} == {ROWS}


def by_two(plans, by, keys):
    """The outcomes of two clients, each of whom sends one half of the plans under its key."""
    halves = [file_of(plans[:ROWS]).getvalue(), file_of(plans[ROWS:]).getvalue()]
    outcomes, ready = [], threading.Barrier(2)

    def one(content, key):
        ready.wait()
        try:
            outcomes.append(sent(BytesIO(content), by=by, key=key))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=each) for each in zip(halves, keys, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_two_files_under_one_key_are_not_taken_for_each_other():
    by = make_user(places=["AM07"])
    plans = many(2 * ROWS, by=by)

    outcomes = by_two(plans, by, ["one", "one"])

    assert sorted(outcome.written for outcome in outcomes) == [False, True]
    assert [fault.code for outcome in outcomes for fault in outcome.faults] == ["key"]
    assert Assistance.objects.filter(state="delivered").count() == ROWS


def test_the_last_of_the_budget_is_spent_once():
    """Two files of a hundred, and money for one of them."""
    by = make_user(places=["AM07"])
    winter = programme(budget=Decimal(50_000) * ROWS)
    plans = many(2 * ROWS, by=by, of=winter)
    outcomes = by_two(plans, by, ["one", "two"])

    given = Assistance.objects.filter(state="delivered")
    assert sum(each.amount for each in given) <= winter.budget
    assert {fault.code for outcome in outcomes for fault in outcome.faults} == {"over_budget"}
