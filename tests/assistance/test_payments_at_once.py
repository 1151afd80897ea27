"""Two supervisors at once: a thing stands on one list, a list is decided once and answered once."""

import threading
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.history.changes import events_of
from assistance import actions
from assistance.models import Assistance, PaymentLine, PaymentList
from tests.assistance.payments import answer, approved, as_csv, loaded, made, paid_homes
from tests.assistance.programmes import delivered, planned, programme
from tests.assistance.test_at_once import at_once
from tests.factories import family, make_user

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def winter(committed):
    return programme()


@pytest.fixture
def both(committed):
    return [make_user("supervisor", places=["AM07"]) for _desk in range(2)]


def test_a_thing_stands_on_one_list(both, winter):
    paid_homes(2, by=both[0], of=winter)

    assert at_once(*[lambda by=by: made(winter, by=by) for by in both]) == 1
    assert (PaymentList.objects.count(), PaymentLine.objects.count()) == (1, 2)


def test_a_list_is_approved_or_withdrawn(both, winter):
    paid_homes(1, by=both[0], of=winter)
    found = made(winter, by=both[0])

    def withdraw():
        actions.withdraw_payment_list(payment_list=found, reason="x", by=both[0])

    assert at_once(lambda: approved(found, by=both[1]), withdraw) == 1


def test_the_last_of_the_budget_goes_to_the_list_or_to_a_desk(both):
    winter = programme(budget=Decimal(50_000))
    paid_homes(1, by=both[0], of=winter)
    by_hand = planned(family(by=both[0]), by=both[0], of=winter)
    found = made(winter, by=both[0])

    def deliver():
        delivered(by_hand, by=both[0])

    assert at_once(lambda: approved(found, by=both[1]), deliver) == 1


def test_one_answer_that_is_sent_twice_at_once_is_written_once(both, winter):
    plans = paid_homes(3, by=both[0], of=winter)
    found = approved(made(winter, by=both[0]), by=both[1])
    content = as_csv(*map(answer, plans)).getvalue()
    outcomes, ready = [], threading.Barrier(2)

    def one(by):
        ready.wait()
        try:
            outcomes.append(loaded(BytesIO(content), found, by=by))
        except ValidationError as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[by]) for by in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted((outcome.new, outcome.known) for outcome in outcomes) == [(0, 3), (3, 0)]
    events = events_of(Assistance).objects.filter(pgh_label="update", state="delivered")
    assert events.count() == 3
