"""Tasks are set, put off, given to others, done and dropped; what repeats follows once."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from casework.actions.tasks import assign_task, drop_task, finish_task, postpone_task
from casework.models import Task
from casework.numbers import new_task_number
from tests.casework.work import DAY, a_case, a_task
from tests.factories import family, make_user

LATER = DAY + timedelta(days=3)


@pytest.fixture
def worker(db):
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    return family(by=worker)


def codes(refused):
    return {error.code for error in refused.value.error_list}


def test_a_task_sent_twice_is_one(home, worker):
    key = new_task_number()

    assert a_task(home, worker, key=key) == a_task(home, worker, key=key)
    assert Task.objects.get().pk == key


@pytest.mark.parametrize(("typed", "code"), [({"what": " "}, "empty"),
                                             ({"due_on": DAY - timedelta(days=1)}, "due_past"),
                                             ({"every_days": 400}, "every_days")])  # fmt: skip
def test_what_cannot_be_a_task_is_refused(home, worker, typed, code):
    with pytest.raises(ValidationError) as refused:
        a_task(home, worker, **typed)
    by_field = getattr(refused.value, "error_dict", {None: [refused.value]})
    faults = [error for each in by_field.values() for error in each]
    assert code in {error.code for error in faults}


def test_only_who_works_on_cases_is_given_a_task(home, worker):
    with pytest.raises(ValidationError) as refused:
        a_task(home, worker, worker=make_user("registrar"))
    assert codes(refused) == {"no_colleague"}


def test_what_is_done_tells_when_by_whom_and_what_came_of_it(home, worker):
    task = finish_task(task=a_task(home, worker), today=DAY, by=worker, said="He agreed")

    task.refresh_from_db()
    assert (task.state, task.said) == ("done", "He agreed")
    assert (task.ended_on, task.ended_by) == (DAY, worker)
    assert Task.objects.count() == 1


@pytest.mark.parametrize(("due_on", "next_on"), [
    (DAY, DAY + timedelta(days=7)), (DAY - timedelta(days=20), DAY + timedelta(days=1)),
    (DAY + timedelta(days=2), DAY + timedelta(days=9)),
])  # fmt: skip
def test_what_repeats_is_followed_on_its_first_day_to_come(home, worker, due_on, next_on):
    task = a_task(home, worker, every_days=7)
    Task.objects.filter(pk=task.pk).update(due_on=due_on)

    finish_task(task=task, today=DAY, by=worker)

    following = Task.objects.get(follows=task)
    assert (following.due_on, following.worker, following.every_days) == (next_on, worker, 7)


def test_nothing_follows_in_a_case_that_is_closed(home, worker):
    case = a_case(home, worker)
    task = a_task(home, worker, case=case, every_days=7)
    case.state, case.outcome, case.closed_on, case.closed_by = "closed", "goals_met", DAY, worker
    case.save()

    finish_task(task=task, today=DAY, by=worker)

    assert Task.objects.count() == 1


def test_what_was_done_is_done_once_and_not_dropped_after(home, worker):
    task = a_task(home, worker, every_days=1)
    for _click in range(2):
        finish_task(task=task, today=DAY, by=worker)

    with pytest.raises(ValidationError) as refused:
        drop_task(task=task, because="No", today=DAY, by=worker)

    assert codes(refused) == {"ended"}
    assert Task.objects.count() == 2


def test_what_is_dropped_is_dropped_with_a_reason_and_does_not_repeat(home, worker):
    task = a_task(home, worker, every_days=7)
    with pytest.raises(ValidationError) as refused:
        drop_task(task=task, because=" ", today=DAY, by=worker)
    assert codes(refused) == {"no_reason"}

    drop_task(task=task, because="They moved", today=DAY, by=worker)

    task = Task.objects.get()
    assert (task.state, task.said) == ("dropped", "They moved")


def test_what_is_put_off_has_a_later_day_and_history_tells_why(home, worker):
    task = a_task(home, worker)

    postpone_task(task=task, due_on=LATER, because="She is in hospital", today=DAY, by=worker)

    task.refresh_from_db()
    assert task.due_on == LATER
    reasons = [event.pgh_context["reason"] for event in Task.pgh_event_model.objects.all()
               if event.pgh_context.get("reason")]  # fmt: skip
    assert reasons == ["She is in hospital"]


@pytest.mark.parametrize("due_on", [DAY, date(2026, 11, 1)])
def test_a_task_is_not_put_off_to_the_same_or_an_earlier_day(home, worker, due_on):
    with pytest.raises(ValidationError) as refused:
        postpone_task(task=a_task(home, worker), due_on=due_on, because="So", today=DAY, by=worker)
    assert codes(refused) == {"not_later"}


def test_a_task_is_given_to_a_colleague(home, worker):
    task, colleague = a_task(home, worker), make_user(places=["AM07"])

    assign_task(task=task, worker=colleague, because="I am away", today=DAY, by=worker)

    task.refresh_from_db()
    assert task.worker == colleague


@pytest.mark.usefixtures("committed")
def test_two_who_finish_it_at_once_make_one_that_follows():
    worker = make_user(places=["AM07"])
    task, ready = a_task(family(by=worker), worker, every_days=7), threading.Barrier(4)

    def click():
        ready.wait()
        try:
            finish_task(task=task, today=DAY, by=worker)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _click in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()

    assert sorted(Task.objects.values_list("state", flat=True)) == ["done", "open"]
