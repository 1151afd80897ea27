"""Doing a job: in the name of whoever asked, by what they may when it is done."""

import threading
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connections
from django.utils import translation

from accounts import clock
from accounts.jobs import asking, kinds, running
from accounts.models import Job, Organisation
from tests.accounts.jobs.kinds_to_try import BATCHES, NEEDS, ROWS
from tests.history import Kept, nobody_acts, of

pytestmark = pytest.mark.django_db


def done(job, **how):
    """What became of a job that a worker took up."""
    running.run(job.number, **how)
    return Job.objects.get(pk=job.pk)


def asked(worker, does, **more):
    """A job of a kind that does what the test says."""
    kinds.work("of this test", title="Of this test", needs=NEEDS, **more)(does)
    return asking.ask("of this test", by=worker)


def fails_with(error):
    def fail(job, progress):
        Organisation.objects.create(acronym="HALF", name="x", kind="national_ngo")
        raise error

    return fail


def test_what_it_did_and_that_it_is_done_stand_together(worker):
    job = done(asking.ask("found", by=worker, arguments={"acronym": "A"}))

    assert Organisation.objects.filter(acronym="A").exists()
    assert (job.state, job.result, job.attempts) == ("done", {"founded": "A"}, 1)
    assert job.started_at <= job.ended_at


def test_history_names_who_asked_and_the_job_as_the_door(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    nobody_acts()
    kept = Kept()

    done(job)

    assert kept.contexts() == [of(worker, "job found")]


def test_a_job_that_is_done_is_not_done_twice(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    done(job)

    assert done(job).attempts == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"is_active": False},
        {"role_until": clock.today() - timedelta(days=1)},
        {"role": ""},
        {"role_waits": True},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whose_role_has_ended_meanwhile_is_refused_in_words(worker, changed):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    type(worker).objects.filter(pk=worker.pk).update(**changed)

    job = done(job)

    assert job.state == "refused"
    assert job.said == "Not done: your account or your role had ended by then."
    assert not Organisation.objects.filter(acronym="A").exists()


def test_whose_role_allows_it_no_more_is_refused_in_words(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    type(worker).objects.filter(pk=worker.pk).update(role="coordinator")

    assert done(job).said == "Not done: your role does not allow it any more."


def test_places_are_those_of_the_time_at_which_it_is_done(worker):
    seen = []
    job = asked(worker, lambda job, progress: seen.extend(job.user.places_held()))
    worker.places.set(["AM01"])

    done(job)

    assert seen == ["AM01"]


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (ValidationError("Mend row 3."), "failed", "Mend row 3."),
        (PermissionDenied(), "refused", "Not done: you may not do this"),
        (ZeroDivisionError(), "failed", "Something went wrong in the program"),
    ],
)
def test_what_fails_says_why_and_leaves_nothing(worker, error, state, words):
    job = done(asked(worker, fails_with(error)))

    assert job.state == state
    assert words in job.said
    assert job.result is None
    assert not Organisation.objects.filter(acronym="HALF").exists()


def test_an_error_of_the_database_is_tried_again_and_then_given_up(worker):
    job = asked(worker, fails_with(OperationalError("deadlock detected")))

    for _time in range(running.MOST_LOST):
        with pytest.raises(running.TakenUpLater):
            running.run(job.number)

    assert Job.objects.get().state == "waiting"
    assert "Given up: the worker died in it 3 times" in done(job).said


def test_a_job_in_which_workers_die_is_given_up(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    Job.objects.update(state="running", lost=2, attempts=2)

    job = done(job)

    assert (job.state, job.lost) == ("failed", 3)
    assert not Organisation.objects.filter(acronym="A").exists()


def test_a_job_of_which_it_was_asked_to_stop_is_not_begun_again(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    Job.objects.update(cancel_asked_at=clock.now())

    job = done(job)

    assert job.state == "cancelled"
    assert job.said == "Cancelled: what was not finished was taken back."
    assert not Organisation.objects.filter(acronym="A").exists()


def test_a_worker_that_has_to_end_lets_go_of_its_job(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    stopping = threading.Event()
    stopping.set()

    with pytest.raises(running.TakenUpLater):
        running.run(job.number, stopping=stopping)

    assert Job.objects.get().state == "waiting"
    assert not Organisation.objects.filter(acronym="A").exists()
    assert done(job).state == "done"


def test_work_in_batches_goes_on_where_the_last_batch_left_it(worker):
    job = asking.ask("found_many", by=worker, arguments={"acronym": "A"})
    Job.objects.update(checkpoint={"batches": BATCHES - 2})

    assert done(job).state == "done"
    assert Organisation.objects.filter(acronym__startswith="A-").count() == 2 * ROWS


def test_whose_role_ends_between_two_batches_is_refused_and_keeps_what_was_done(worker):
    def ends_meanwhile(job, progress):
        for name in ("FIRST", "SECOND"):
            with job.batch() as reached:
                Organisation.objects.create(acronym=name, name="x", kind="national_ngo")
                reached["last"] = name
            type(worker).objects.filter(pk=worker.pk).update(is_active=False)

    job = done(asked(worker, ends_meanwhile, in_batches=True))

    assert (job.state, job.checkpoint) == ("refused", {"last": "FIRST"})
    assert not Organisation.objects.filter(acronym="SECOND").exists()


def test_a_job_that_another_worker_holds_is_left_to_it(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    other = connections.create_connection("default")
    with closing(other), other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"job {job.number}"])
        with pytest.raises(running.TakenUpLater):
            running.run(job.number)

    assert (Job.objects.get().state, Job.objects.get().attempts) == ("waiting", 0)


def test_a_worker_that_was_thought_dead_writes_nothing_any_more(worker):
    def taken_up_elsewhere(job, progress):
        Organisation.objects.create(acronym="LATE", name="x", kind="national_ngo")
        Job.objects.update(attempts=7)

    job = done(asked(worker, taken_up_elsewhere))

    assert not Organisation.objects.filter(acronym="LATE").exists()
    assert job.state == "running"


def test_a_batch_of_a_worker_that_was_thought_dead_is_not_kept(worker):
    def taken_up_elsewhere(job, progress):
        Job.objects.update(attempts=7)
        with job.batch() as reached:
            Organisation.objects.create(acronym="LATE", name="x", kind="national_ngo")
            reached["batches"] = 1

    job = done(asked(worker, taken_up_elsewhere, in_batches=True))

    assert not Organisation.objects.filter(acronym="LATE").exists()
    assert job.checkpoint == {}


@pytest.mark.parametrize("language", ["hy", "en"])
def test_its_words_are_in_the_language_of_whoever_asked(worker, language):
    type(worker).objects.filter(pk=worker.pk).update(language=language)
    spoken = []

    done(asked(worker, lambda job, progress: spoken.append(translation.get_language())))

    assert spoken == [language]


def test_a_kind_that_is_no_longer_known_fails_in_words(worker):
    job = asking.ask("found", by=worker)
    Job.objects.update(kind="forgotten")

    assert done(job).said == "This kind of work is no longer known."
