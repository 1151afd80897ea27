"""The queue: procrastinate, in our own database. It holds numbers of jobs, and nothing of them.

What a job is and what became of it stands in `Job` alone; the queue says that there is something to
do, to whichever worker is free.
"""

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

TASK, QUEUE = "job", "jobs"
# Seconds until a job is taken up again that another worker holds, or that could not be ended.
LATER = 5
# In a worker too, what is put into the queue is of the transaction that puts it there.
_OURS = JobManager(DjangoConnector())


class Later(BaseRetryStrategy):
    """Whatever a job could not note of its own end is tried again, in a few seconds.

    How often a job itself is tried again is said in `accounts.jobs.running`.
    """

    def get_retry_decision(self, *, exception, job):
        return RetryDecision(retry_in={"seconds": getattr(exception, "seconds", LATER)})


@app.task(name=TASK, queue=QUEUE, retry=Later(), pass_context=True)
def work_on(context, number):
    """Do one job; what it did before, and who else is at it, is judged there."""
    from accounts.jobs import running

    running.run(number, stopping=context.additional_context.get("stopping"))


def put(job):
    """Have a worker take this job up, once the transaction that we are in is committed."""
    _OURS.defer_job(work_on.configure(task_kwargs={"number": job.number}).job)
