"""kill -9 of a worker in the middle of a job: it is taken up again, and takes effect once."""

import time
from random import Random

from accounts.history.changes import events_of
from accounts.jobs import asking, kinds
from accounts.models import Job, Organisation
from tests.accounts.jobs.kinds_to_try import BATCHES, ROWS
from tests.accounts.jobs.workers import PATIENCE, wait_until, working
from tests.factories import make_user
from tests.sampling import is_long

LONG = is_long()
# Of the kills that one job survives (`accounts.jobs.running.MOST_LOST`), and so many jobs.
KILLS, JOBS = (2, 5) if LONG else (1, 1)


def founded(acronym):
    """How many organisations of this name there are, and how often history says that one came."""
    rows = Organisation.objects.filter(acronym__startswith=acronym).count()
    events = events_of(Organisation).objects.filter(pgh_label="insert")
    named = [name for name in events.values_list("pgh_obj", flat=True) if name.startswith(acronym)]
    return rows, len(named)


def killed_in(job, chance):
    """Kill workers in the middle of this job, one after the other, and let another end it."""
    for kill in range(KILLS):
        with working() as [worker]:
            wait_until(lambda job, n=kill: job.state == "running" and job.attempts > n, job)
            reached = job.done + chance.randint(1, 3)
            wait_until(lambda job, n=reached: job.done >= n, job)
            worker.kill()
            job = Job.objects.get(pk=job.pk)
            assert job.state == "running"
    with working():
        return wait_until(lambda job: not job.is_open, job)


def test_one_transaction_is_written_once_though_its_worker_is_killed(committed):
    user, chance = make_user(places=["AM07"]), Random(25)
    for number in range(JOBS):
        name = f"ONE{number}"
        told = {"acronym": name, "steps": 60, "pause": 0.05}

        job = killed_in(asking.ask("found", by=user, arguments=told), chance)

        assert (job.state, job.attempts, job.lost) == ("done", KILLS + 1, KILLS)
        assert founded(name) == (1, 1)


def test_batches_are_written_once_each_though_the_worker_is_killed_between(committed):
    user, chance = make_user(places=["AM07"]), Random(26)
    for number in range(JOBS):
        name = f"MANY{number}"

        job = killed_in(
            asking.ask("found_many", by=user, arguments={"acronym": name, "pause": 0.03}), chance
        )

        assert (job.state, job.lost) == ("done", KILLS)
        assert founded(name) == (BATCHES * ROWS, BATCHES * ROWS)


def test_two_workers_do_each_job_once_and_each_round_of_the_night(committed):
    user = make_user(places=["AM07"])
    told = [{"acronym": f"TWO{number}", "steps": 2, "pause": 0.05} for number in range(8)]
    for each in told:
        asking.ask("found", by=user, arguments=each)

    with working(2):
        wait_until(lambda job: not job.is_open, Job.objects.of(user).order_by("asked_at").last())
        rounds = [wait_until(lambda job: not job.is_open, job) for job in rounds_asked_for()]

    ended = Job.objects.values_list("state", "attempts")
    assert (set(ended), len(ended)) == ({("done", 1)}, 8 + len(rounds))
    assert founded("TWO") == (8, 8)


def rounds_asked_for():
    """The jobs of this night, as soon as there is one of each kind."""
    until = time.monotonic() + PATIENCE
    asked = Job.objects.filter(asked_by=None)
    while asked.count() < len(kinds.rounds()) and time.monotonic() < until:
        time.sleep(0.05)
    assert sorted(job.kind for job in asked) == sorted(kind.name for kind in kinds.rounds())
    return list(asked)


def test_a_worker_that_is_told_to_end_leaves_its_job_to_the_next(committed):
    user = make_user(places=["AM07"])
    told = {"acronym": "LEFT", "steps": 60, "pause": 0.05}
    job = asking.ask("found", by=user, arguments=told)

    with working() as [worker]:
        wait_until(lambda job: job.done > 2, job)
        assert worker.end() == 0
    left = Job.objects.get(pk=job.pk)
    with working():
        ended = wait_until(lambda job: not job.is_open, job)

    assert (left.state, left.lost) == ("waiting", 0)
    assert (ended.state, ended.attempts) == ("done", 2)
    assert founded("LEFT") == (1, 1)


def test_progress_is_seen_from_elsewhere_and_cancelling_leaves_nothing(committed):
    user = make_user(places=["AM07"])
    told = {"acronym": "GONE", "steps": 600, "pause": 0.1}
    job = asking.ask("found", by=user, arguments=told)

    with working():
        seen = wait_until(lambda job: job.done > 2, job)
        asking.cancel(job)
        ended = wait_until(lambda job: not job.is_open, job)

    assert (seen.state, seen.of, seen.said) == ("running", 600, "Founding")
    assert ended.state == "cancelled"
    assert founded("GONE") == (0, 0)
