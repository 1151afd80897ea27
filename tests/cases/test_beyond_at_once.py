"""Two windows, or ten threads, of one user at once: nobody does more than they may."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connections, transaction

from cases import actions
from cases.models import BeyondQuestion, BrokenGlass, TakeOver
from tests.cases.beyond import AT, ask_so_often
from tests.cases.refusals import faults_of
from tests.cases.test_at_once import wait_for
from tests.cases.test_take_over import take, taken_before
from tests.factories import family, make_household, make_user

pytestmark = pytest.mark.usefixtures("committed")


def outcome(write):
    try:
        write()
    except ValidationError as refusal:
        return faults_of(refusal)[0].code
    finally:
        connections.close_all()
    return "done"


def at_once(user, *writes):
    """The sorted outcomes of writes that all wait for one user's row, then go on together."""
    with ThreadPoolExecutor(len(writes)) as pool:
        with transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=user.pk)
            running = [pool.submit(outcome, write) for write in writes]
            wait_for(len(writes))
        return sorted(each.result(timeout=30) for each in running)


def test_the_fortieth_and_the_next_from_two_windows():
    worker = make_user(places=["AM07"])
    taken_before(worker, 39)
    families = [family(at="AM03"), family(at="AM03")]

    outcomes = at_once(worker, *(partial(take, each, worker) for each in families))

    assert outcomes == ["done", "too_many_today"]
    assert TakeOver.objects.filter(by=worker).count() == 40


def test_one_family_from_two_windows():
    worker, theirs = make_user(places=["AM07"]), family(at="AM03")

    assert at_once(worker, *[partial(take, theirs, worker)] * 2) == ["done", "seen"]
    assert TakeOver.objects.count() == 1


def test_one_family_at_two_desks():
    one, other = make_user(places=["AM07"]), make_user(places=["AM07"])
    theirs = family(at="AM03")
    take(theirs, one)

    assert outcome(partial(take, theirs, other)) == "seen"


def test_ten_questions_at_once_when_two_are_left():
    worker = make_user(places=["AM07"])
    ask_so_often(worker, 28, at=AT)
    ask = partial(actions.ask_beyond, about="search", by=worker, at=AT)

    outcomes = at_once(worker, *[ask] * 10)

    assert outcomes == ["done"] * 2 + ["too_often"] * 8
    assert BeyondQuestion.objects.filter(user=worker).count() == 30


def test_the_fifth_glass_and_the_next_from_two_windows():
    worker = make_user(places=["AM07"])
    for number in range(4):
        broken(worker, make_household(at="AM03"), AT + timedelta(minutes=number))
    later = AT + timedelta(minutes=10)
    writes = [partial(broken, worker, make_household(at="AM03"), later) for _ in range(2)]

    assert at_once(worker, *writes) == ["done", "too_many_today"]
    assert BrokenGlass.objects.filter(user=worker).count() == 5


def broken(worker, household, at):
    return actions.break_glass(
        household=household, reason="medical", words="a woman fell down here", by=worker, at=at
    )
