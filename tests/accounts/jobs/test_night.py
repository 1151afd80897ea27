"""The rounds of the night: once a night, caught up with, and what ours take away."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command

from accounts.jobs import asking, night, running
from accounts.jobs.kinds import nightly, rounds
from accounts.models import Job, JobFile, Organisation
from tests.accounts.conftest import NOON
from tests.history import Kept, nobody_acts

pytestmark = pytest.mark.django_db


def kinds_of(jobs):
    return sorted(job.kind for job in jobs)


@pytest.mark.parametrize(("hours", "day"), [(0, 2), (13, 2), (13.99, 2), (14, 3), (24, 3)], ids=str)
def test_a_night_begins_at_two_in_armenia(hours, day):
    assert night.night_of(NOON + timedelta(hours=hours)) == date(2023, 10, day)


def test_each_round_is_asked_for_once_a_night(at):
    first = night.ask_for_rounds(NOON)
    second = night.ask_for_rounds(NOON + timedelta(hours=1))
    next_night = night.ask_for_rounds(NOON + timedelta(days=1))

    assert kinds_of(first) == sorted(kind.name for kind in rounds())
    assert second == []
    assert kinds_of(next_night) == kinds_of(first)


def test_nights_that_nobody_was_there_for_are_not_made_up_for_one_by_one(at):
    night.ask_for_rounds(NOON)

    assert len(night.ask_for_rounds(NOON + timedelta(days=9))) == len(rounds())


def test_a_round_is_the_machine_s_doing(at):
    at(NOON)

    @nightly("of this test", title="Of this test")
    def founds(job, progress):
        Organisation.objects.create(acronym="NIGHT", name="x", kind="national_ngo")

    (job,) = [job for job in night.ask_for_rounds(NOON) if job.kind == "of this test"]
    nobody_acts()
    kept = Kept()
    running.run(job.number)

    assert Job.objects.get(pk=job.pk).state == "done"
    assert [(said["by"], said["door"]) for said in kept.contexts()] == [
        ("machine", "job of this test")
    ]


def of_last_week(worker, days, **what):
    """A job that ended so many days before NOON."""
    job = asking.ask("found", by=worker, file=("a.csv", b"names"), **what)
    ended = {"state": "done", "result": {"names": "of people"}}
    Job.objects.filter(pk=job.pk).update(ended_at=NOON - timedelta(days=days), **ended)
    return job


def night_is_over(kind):
    (job,) = [job for job in night.ask_for_rounds(NOON) if job.kind == kind]
    running.run(job.number)
    assert Job.objects.get(pk=job.pk).state == "done"


@pytest.mark.parametrize(("days", "is_kept"), [(6, True), (8, False)])
def test_files_and_results_are_kept_a_week_after_the_job_has_ended(worker, at, days, is_kept):
    at(NOON)
    job = of_last_week(worker, days)

    night_is_over("empty_jobs")

    assert bool(JobFile.objects.get(job=job).content) is is_kept
    assert (Job.objects.get(pk=job.pk).result is not None) is is_kept


def test_the_file_of_a_job_that_still_waits_is_kept(worker, at):
    at(NOON - timedelta(days=30))
    job = asking.ask("found", by=worker, file=("a.csv", b"names"))
    at(NOON)

    night_is_over("empty_jobs")

    assert bytes(JobFile.objects.get(job=job).content) == b"names"


def test_sessions_that_are_over_are_taken_away(worker, at):
    Session.objects.update(expire_date=NOON - timedelta(days=1))

    night_is_over("end_sessions")

    assert not Session.objects.exists()


def test_operations_are_told_how_many_and_not_what(worker, at, capsys):
    at(NOON)
    asking.ask("found", by=worker, arguments={"acronym": "SECRET"}, file=("secret.csv", b"1"))
    job = asking.ask("found", by=worker, arguments={"acronym": "OTHER"})
    running.run(job.number)

    call_command("jobs")

    told = capsys.readouterr().out
    assert told.splitlines() == [
        "found done 1",
        "found waiting 1",
        "oldest waiting since 2023-10-02 08:00 UTC",
    ]
