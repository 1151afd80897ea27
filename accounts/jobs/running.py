"""Doing one job: once, in the name of whoever asked, by what they may do now.

Workers die, and one that was thought dead may be alive. Two things keep a job's effect to once. A
lock of the session is held while a job is done, and PostgreSQL lets go of it the moment that the
worker's process is gone. And each taking up has a number (`attempts`), by which its effect and its
end are written in one transaction: whoever has an older number writes neither.
"""

import logging
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import clock
from accounts.history.doors import here, through
from accounts.jobs.choices import JobState
from accounts.jobs.ending import Lost, Taken, end, wait_again
from accounts.jobs.kinds import kind_of
from accounts.jobs.progress import Cancelled, Progress, Stopped
from accounts.jobs.who import Refused, user_of
from accounts.jobs.work import Work
from accounts.models import Job

# A job in which so many workers died is not tried again: it may be what they die of.
MOST_LOST = 3
# How often an error of the database (it was restarted, two transactions stood in each other's way)
# is tried again, and after how many seconds.
AGAIN_IN = 5

log = logging.getLogger("accounts.jobs")


class TakenUpLater(Exception):
    """The job stays in the queue: another worker holds it, or this one has to let go of it."""

    def __init__(self, seconds=0):
        super().__init__("later")
        self.seconds = seconds


def run(number, *, stopping=None):
    """Do the job of this number, unless it has ended or another worker is at it.

    `stopping` is set (a threading.Event) when the worker has to end. Raises TakenUpLater where the
    job is to be taken up again.
    """
    with _held(number):
        taken = _take_up(number)
        if taken is None:
            return
        with through(f"job {taken.job.kind}"), translation.override(_language_of(taken.job)):
            try:
                _run(taken, stopping)
            except Lost:
                log.warning("Job %s was taken up by another worker meanwhile.", number)


@contextmanager
def _held(number):
    """Hold a job against other workers, for as long as this one lives."""
    asked = "SELECT {}(hashtextextended(%s, 0))"
    with connection.cursor() as cursor:
        cursor.execute(asked.format("pg_try_advisory_lock"), [f"job {number}"])
        if not cursor.fetchone()[0]:
            raise TakenUpLater(AGAIN_IN)
    try:
        yield
    finally:
        # A connection that is lost has let go of it already.
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute(asked.format("pg_advisory_unlock"), [f"job {number}"])


def _take_up(number):
    """The job, taken up under a new number; None where there is nothing to do any more."""
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(number=number).first()
        if job is None or not job.is_open:
            return None
        # Whoever ran it holds no lock on it any more: they died.
        job.lost += job.state == JobState.RUNNING
        job.attempts, job.state = job.attempts + 1, JobState.RUNNING
        job.started_at = job.started_at or clock.now()
        job.save(update_fields=["lost", "attempts", "state", "started_at"])
        return Taken(job)


def _language_of(job):
    return (job.asked_by and job.asked_by.language) or settings.LANGUAGE_CODE


def _run(taken, stopping):
    try:
        user = user_of(taken.job)
        _judge(taken)
        _do(taken, user, stopping)
    except Lost:
        raise
    except Stopped:
        wait_again(taken)
        raise TakenUpLater from None
    except (OperationalError, InterfaceError) as fault:
        _try_again(taken, fault)
    except Exception as fault:
        end(taken, *_in_words(taken, fault))


def _in_words(taken, fault):
    """(state, words) in which a job ends that could not be done."""
    if isinstance(fault, Refused):
        return JobState.REFUSED, str(fault)
    if isinstance(fault, PermissionDenied):
        return JobState.REFUSED, _("Not done: you may not do this with what it is about.")
    if isinstance(fault, Cancelled):
        return JobState.CANCELLED, _("Cancelled: what was not finished was taken back.")
    if isinstance(fault, ValidationError):
        return JobState.FAILED, " ".join(fault.messages)
    log.exception("Job %s (%s) failed.", taken.job.number, taken.job.kind)
    words = _(
        "Something went wrong in the program, and what was not finished was taken back. Tell the "
        "administrator: %(request)s."
    )
    return JobState.FAILED, words % {"request": here().request}


def _judge(taken):
    """End at once what is to be ended before anything is done."""
    if taken.job.cancel_asked_at:
        raise Cancelled
    if taken.job.lost >= MOST_LOST:
        words = _("Given up: the worker died in it %(times)d times. Tell the administrator.")
        raise ValidationError(words % {"times": taken.job.lost})


def _do(taken, user, stopping):
    """Do what the job's kind says, and end it in the transaction of what it did."""
    kind = kind_of(taken.job.kind)
    if kind is None:
        raise ValidationError(_("This kind of work is no longer known."))
    work = Work(taken, user=user, at=clock.now())
    with Progress(taken, stopping=stopping) as progress:
        if kind.in_batches:
            result = kind.run(work, progress)
            with work.transaction():
                end(taken, JobState.DONE, result=result)
            return
        with work.transaction():
            result = kind.run(work, progress)
            end(taken, JobState.DONE, result=result)


def _try_again(taken, fault):
    """After an error of the database: once more, as often as after a worker that died."""
    log.warning("Job %s: %s", taken.job.number, fault)
    if connection.connection is not None and not connection.is_usable():
        connection.close()
    wait_again(taken, lost=taken.job.lost + 1)
    raise TakenUpLater(AGAIN_IN) from fault
