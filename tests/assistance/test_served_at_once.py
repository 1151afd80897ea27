"""Many clients serve the same list at once, with retries and double clicks: each gets it once."""

import random
import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from assistance import actions
from assistance.models import Assistance
from tests.assistance.programmes import DAY
from tests.assistance.register import with_rule
from tests.factories import make_household, make_user, place
from tests.sampling import is_long

pytestmark = pytest.mark.usefixtures("committed")
CLIENTS, RECIPIENTS = (16, 500) if is_long() else (4, 24)
EACH = Decimal(10_000)


def served_by_all(listed, worker):
    """Every client hands over the whole list in an order of its own, and each line twice."""
    lines = list(listed.lines.filter(assistance__isnull=False).values_list("pk", flat=True))
    ready = threading.Barrier(CLIENTS)

    def one(seed):
        ready.wait()
        try:
            for line in _twice(lines, seed):
                _hand_over(listed, line, worker)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[seed]) for seed in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _twice(lines, seed):
    shuffled = random.Random(seed).sample(lines, len(lines))
    return [line for each in shuffled for line in (each, each)]


def _hand_over(listed, line, worker):
    try:
        actions.hand_over(
            distribution=listed, lines=[line], collected_by="Gohar", today=DAY, by=worker
        )
    except ValidationError as refusal:
        assert {error.code for error in refusal.error_list} <= {"not_planned", "over_budget"}


def test_each_recipient_gets_it_once_and_the_budget_is_kept():
    worker, chief = make_user(places=["AM07"]), make_user("supervisor", places=["AM07"])
    food = with_rule(title="Food", sector="food", budget=EACH * RECIPIENTS)
    for _ in range(RECIPIENTS):
        make_household({}, by=worker)
    listed = actions.draw_up_distribution(
        programme=food, place=place(), on=DAY, today=DAY, by=worker
    )
    listed = actions.approve_distribution(distribution=listed, today=DAY, by=chief)

    served_by_all(listed, worker)

    delivered = Assistance.objects.filter(state="delivered")
    assert delivered.count() == RECIPIENTS
    assert sum(delivered.values_list("amount", flat=True)) == EACH * RECIPIENTS <= food.budget
    assert not Assistance.objects.exclude(state="delivered").exists()
