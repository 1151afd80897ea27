"""Many desks at once: each thing is delivered once, and the budget is never passed."""

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from assistance.models import Assistance
from tests.assistance.programmes import delivered, planned, programme
from tests.factories import family, make_user

pytestmark = pytest.mark.usefixtures("committed")
DESKS = 4


def at_once(*works):
    """How many of these were done, each by a connection of its own."""
    done, ready = [], threading.Barrier(len(works))

    def one(work):
        ready.wait()
        try:
            work()
            done.append(work)
        except ValidationError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def test_one_thing_is_delivered_by_one_desk():
    worker = make_user(places=["AM07"])
    assistance = planned(family(by=worker), by=worker)

    assert at_once(*[lambda: delivered(assistance, by=worker)] * DESKS) == 1


def test_one_household_is_planned_for_by_one_desk():
    worker = make_user(places=["AM07"])
    home, winter = family(by=worker), programme()

    assert at_once(*[lambda: planned(home, by=worker, of=winter)] * DESKS) == 1
    assert Assistance.objects.count() == 1


def test_the_last_of_the_budget_goes_to_one():
    worker = make_user(places=["AM07"])
    winter = programme(budget=Decimal(50_000))
    plans = [planned(family(by=worker), by=worker, of=winter) for _ in range(DESKS)]
    works = [lambda each=each: delivered(each, by=worker) for each in plans]

    assert at_once(*works) == 1
    given = Assistance.objects.filter(state="delivered")
    assert sum(each.amount for each in given) == 50_000
