"""Many desks at once: each thing is delivered and decided once, the budget is never passed."""

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from assistance import actions
from assistance.models import Assistance, Decision, Income
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.assistance.register import with_rule
from tests.factories import family, head_of, make_user

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


def _refused(home, of, *, by):
    return actions.decide_application(
        programme=of, household=home, applicant=head_of(home), applied_on=DAY, on=DAY, by=by
    )


def test_one_application_is_decided_by_one_desk():
    worker = make_user(places=["AM07"])
    home, never = family(by=worker), with_rule(eligible={"fact": "size", "is": "below", "value": 1})

    assert at_once(*[lambda: _refused(home, never, by=worker)] * DESKS) == 1
    assert Decision.objects.count() == 1


def test_one_appeal_is_decided_by_one_person():
    worker = make_user(places=["AM07"])
    others = [make_user("supervisor", places=["AM07"]) for _ in range(DESKS)]
    never = with_rule(eligible={"fact": "size", "is": "below", "value": 1})
    first = _refused(family(by=worker), never, by=worker)
    actions.appeal(decision=first, because="x", on=DAY, by=worker)
    works = [
        lambda each=each: actions.decide_appeal(decision=first, on=DAY, by=each) for each in others
    ]

    assert at_once(*works) == 1
    assert Decision.objects.filter(appeal_of=first).count() == 1


def test_one_word_of_a_month_stands():
    worker = make_user(places=["AM07"])
    head = head_of(family(by=worker))
    works = [
        lambda amount=amount: actions.record_income(
            person=head, kind="wage", amount=Decimal(amount), month=DAY.replace(day=1),
            source="family", on=DAY, by=worker,
        )
        for amount in range(1, DESKS + 1)
    ]  # fmt: skip

    assert at_once(*works) == DESKS
    assert Income.objects.standing().count() == 1
