"""What a worker notes of a job that it took up; refused where another has taken it up since."""

from django.db import connection, transaction

from accounts import clock
from accounts.jobs.choices import JobState
from accounts.models import Job

LONGEST = 500


class Lost(Exception):
    """Another worker has taken the job up since: nothing of what was done here is kept."""


class Taken:
    """A job, and the number under which it was taken up."""

    def __init__(self, job):
        self.job, self.attempt = job, job.attempts

    def note(self, **values):
        """Write down what became of it; raises Lost where it is no longer ours."""
        ours = Job.objects.filter(
            number=self.job.number, attempts=self.attempt, state=JobState.RUNNING
        )
        if not ours.update(**values):
            raise Lost
        for name, value in values.items():
            setattr(self.job, name, value)


def end(taken, state, said="", *, result=None):
    """End a job: done in the transaction of what it did, or not done in one of its own."""
    values = {"state": state, "ended_at": clock.now(), "said": said[:LONGEST], "result": result}
    if state == JobState.DONE and not connection.in_atomic_block:
        raise ValueError("A job is done in the transaction of what it did.")
    with transaction.atomic():
        taken.note(**values)


def wait_again(taken, **values):
    """Let go of a job: another worker, or this one later, takes it up."""
    with transaction.atomic():
        taken.note(state=JobState.WAITING, **values)
