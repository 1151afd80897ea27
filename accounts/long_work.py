"""What the machine does at night of its own accord, in accounts."""

from datetime import timedelta

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from accounts.jobs.kinds import nightly
from accounts.models import Job, JobFile

# So long somebody may look at what came of a job, and go on from it.
KEPT = timedelta(days=7)


@nightly("empty_jobs", title=_("Empty the files and results of old jobs"))
def empty_jobs(job, progress):
    """A list of people is not kept for ever because it was uploaded once."""
    old = Job.objects.ended().filter(ended_at__lt=job.at - KEPT)
    files = JobFile.objects.filter(job__in=old, emptied_at__isnull=True)
    emptied = files.update(content=b"", emptied_at=job.at)
    old.filter(result__isnull=False).update(result=None)
    return {"emptied": emptied}


@nightly("end_sessions", title=_("Take away sessions that are over"))
def end_sessions(job, progress):
    """Nobody goes on with them."""
    call_command("clearsessions", verbosity=0)
    return {}
