"""The rounds of the night: each is done once a night, however many workers there are.

A night whose hour found no worker is caught up with by the first that comes.
"""

from datetime import timedelta

from django.db import transaction

from accounts.clock import day_of
from accounts.jobs import queue
from accounts.jobs.kinds import rounds
from accounts.models import Job

# After midnight in Armenia, when the day before is whole and nobody is at the desks.
BEGINS = timedelta(hours=2)


def night_of(at):
    """The night that began last, by the day into which it leads."""
    return day_of(at - BEGINS)


def ask_for_rounds(at):
    """Have the rounds of this night done that nobody has asked for yet; returns their jobs."""
    night = night_of(at)
    asked = Job.objects.filter(night=night).values_list("kind", flat=True)
    missing = [kind for kind in rounds() if kind.name not in set(asked)]
    return [job for kind in missing if (job := _ask_once(kind, night, at))]


@transaction.atomic
def _ask_once(kind, night, at):
    """The job, or None where another worker asked for it at the same moment."""
    job = Job(kind=kind.name, night=night, asked_at=at, digest="")
    Job.objects.bulk_create([job], ignore_conflicts=True)
    if not Job.objects.filter(pk=job.pk).exists():
        return None
    queue.put(job)
    return job
