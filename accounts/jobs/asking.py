"""Asking for long work, asking that it stop, and asking for it once more."""

import json
from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.jobs import queue
from accounts.jobs.choices import AGAIN, JobState
from accounts.jobs.kinds import kind_of
from accounts.models import Job, JobFile


@transaction.atomic
def ask(kind, *, by, arguments=None, file=None):
    """Have a kind of work done; returns the Job. `file` is (name, bytes).

    The job and its place in the queue are of one transaction with whatever else the door does. The
    same again, while it is open, is the same job. Raises PermissionDenied for whoever may not.
    """
    known = kind_of(kind)
    if known is None or not known.may(by):
        raise PermissionDenied
    name, content = file or ("", b"")
    content_digest = sha256(content).hexdigest() if file else ""
    arguments = arguments or {}
    digest = _digest(kind, arguments, content_digest)
    job = Job(kind=kind, asked_by=by, asked_at=clock.now(), arguments=arguments, digest=digest)
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        # Open when ours came, though it may have ended by now.
        return Job.objects.of(by).filter(digest=digest).latest("asked_at")
    if file:
        JobFile.objects.create(job=job, name=name[:200], sha256=content_digest, content=content)
    queue.put(job)
    return job


def next_step(job):
    """What may be asked for after a job that is done; None where nothing follows."""
    kind = kind_of(job.kind)
    step = kind and kind.next_step
    if not step or job.state != JobState.DONE or job.result is None or is_emptied(job):
        return None
    return step if step.offered(job) else None


def is_emptied(job):
    """Whether a file was given with the job, and is kept no longer."""
    file = getattr(job, "file", None)
    return file is not None and file.emptied_at is not None


def ask_next(job, *, by, posted):
    """Ask for what follows a job that is done, with the file that it had; returns the next Job."""
    step = next_step(job)
    if step is None:
        raise ValidationError(_("Nothing follows this job any more: begin anew."), code="no_step")
    arguments = step.arguments(job, posted)
    return ask(job.kind, by=by, arguments=arguments, file=(job.file.name, bytes(job.file.content)))


@transaction.atomic
def cancel(job):
    """Ask that a job stop: one that waits is cancelled, one that runs stops at its next step."""
    job = _locked(job)
    if job.state == JobState.WAITING:
        job.state, job.ended_at = JobState.CANCELLED, clock.now()
    elif job.state == JobState.RUNNING:
        job.cancel_asked_at = job.cancel_asked_at or clock.now()
    job.save(update_fields=["state", "ended_at", "cancel_asked_at"])
    return job


@transaction.atomic
def again(job):
    """Have a job done once more that failed, was refused or cancelled; it goes on where it was."""
    job = _locked(job)
    if job.state not in AGAIN:
        raise ValidationError(_("This job is not one to do again."), code="not_again")
    if is_emptied(job):
        raise ValidationError(_("Its file is kept no longer: upload it again."), code="emptied")
    job.state, job.lost, job.said = JobState.WAITING, 0, ""
    job.ended_at = job.cancel_asked_at = None
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError:
        raise ValidationError(_("This is being done already."), code="open_already") from None
    queue.put(job)
    return job


def _locked(job):
    return Job.objects.select_for_update().get(pk=job.pk)


def _digest(kind, arguments, content_digest):
    told = json.dumps([kind, arguments, content_digest], sort_keys=True, ensure_ascii=False)
    return sha256(told.encode()).hexdigest()
