"""Asking for a job: once, by whoever may, and in the transaction of the page."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import clock
from accounts.jobs import asking, kinds, running
from accounts.models import Job, JobFile, Organisation
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def in_the_queue():
    """The numbers of the jobs that some worker will take up."""
    return [queued.args["number"] for queued in ProcrastinateJob.objects.order_by("id")]


def test_a_job_is_kept_with_its_file_and_put_into_the_queue(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"}, file=("a.csv", b"1,2"))

    assert (job.state, job.asked_by, str(job)[:2]) == ("waiting", worker, "J-")
    assert bytes(JobFile.objects.get(job=job).content) == b"1,2"
    assert in_the_queue() == [job.number]


def test_the_queue_holds_a_number_and_nothing_else(worker):
    asking.ask("found", by=worker, arguments={"acronym": "SECRET"}, file=("secret.csv", b"secret"))

    (queued,) = ProcrastinateJob.objects.all()
    assert list(queued.args) == ["number"]


def test_who_asks_twice_has_asked_once(worker):
    first = asking.ask("found", by=worker, arguments={"acronym": "A"}, file=("a.csv", b"1"))

    second = asking.ask("found", by=worker, arguments={"acronym": "A"}, file=("b.csv", b"1"))

    assert second == first
    assert in_the_queue() == [first.number]


@pytest.mark.parametrize(
    ("acronym", "content"), [("B", b"1"), ("A", b"2")], ids=["other words", "other file"]
)
def test_something_else_is_another_job(worker, acronym, content):
    first = asking.ask("found", by=worker, arguments={"acronym": "A"}, file=("a.csv", b"1"))

    assert asking.ask("found", by=worker, arguments={"acronym": acronym}, file=("a", content)) != (
        first
    )


def test_somebody_else_s_is_another_job(worker):
    other = make_user(places=["AM07"])

    assert asking.ask("found", by=worker) != asking.ask("found", by=other)


def test_what_has_ended_is_asked_for_anew(worker):
    first = asking.ask("found", by=worker, arguments={"acronym": "A"})
    running.run(first.number)

    assert asking.ask("found", by=worker, arguments={"acronym": "A"}) != first


@pytest.mark.parametrize("kind", ["found", "empty_jobs", "no such kind"])
def test_nobody_asks_for_what_they_may_not(kind):
    with pytest.raises(PermissionDenied):
        asking.ask(kind, by=make_user("coordinator"))
    assert not Job.objects.exists()


def test_what_the_page_takes_back_was_never_asked_for(worker):
    with transaction.atomic():
        asking.ask("found", by=worker)
        transaction.set_rollback(True)

    assert not Job.objects.exists()
    assert in_the_queue() == []


def test_two_kinds_of_one_name_are_refused_at_the_start():
    with pytest.raises(Exception, match="two kinds of work called found"):
        kinds.work("found", title="Again", needs="")(lambda job, progress: None)


def test_a_waiting_job_is_cancelled_at_once_and_never_done(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})

    asking.cancel(job)
    running.run(job.number)

    assert Job.objects.get().state == "cancelled"
    assert not Organisation.objects.filter(acronym="A").exists()


def test_a_job_that_has_ended_is_not_cancelled(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    running.run(job.number)

    assert asking.cancel(job).state == "done"


def test_what_failed_is_done_again_where_that_is_asked(worker):
    job = asking.ask("found", by=worker)
    running.run(job.number)
    Job.objects.update(arguments={"acronym": "A"})
    failed = Job.objects.get()

    asking.again(failed)
    running.run(job.number)

    assert failed.state == "failed"
    assert (Job.objects.get().state, Job.objects.get().attempts) == ("done", 2)


def test_what_is_done_is_not_done_again(worker):
    job = asking.ask("found", by=worker, arguments={"acronym": "A"})
    running.run(job.number)

    with pytest.raises(ValidationError, match="not one to do again"):
        asking.again(job)


def test_what_is_being_done_already_is_not_taken_up_beside_it(worker):
    job = asking.ask("found", by=worker)
    asking.cancel(job)
    asking.ask("found", by=worker)

    with pytest.raises(ValidationError, match="being done already"):
        asking.again(job)


def test_a_job_whose_file_is_emptied_asks_for_the_file(worker):
    job = asking.ask("found", by=worker, file=("a.csv", b"1"))
    asking.cancel(job)
    JobFile.objects.update(content=b"", emptied_at=clock.now())

    with pytest.raises(ValidationError, match="upload it again"):
        asking.again(Job.objects.get())


def test_the_law_of_one_open_job_is_the_database_s(worker):
    job = asking.ask("found", by=worker)

    with pytest.raises(Exception, match="job_is_open_once"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_job (number, kind, arguments, asked_by_id, asked_at, digest,"
            " state, done, of, said, attempts, lost, checkpoint)"
            " SELECT 'J0000000000' || '0', kind, arguments, asked_by_id, asked_at, digest, state,"
            " 0, 0, '', 0, 0, '{}' FROM accounts_job WHERE number = %s",
            [job.number],
        )
