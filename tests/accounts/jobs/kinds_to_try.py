"""Kinds of work that tests ask for: what they do to the register can be counted."""

import time
from contextlib import contextmanager
from unittest import mock

from accounts.jobs import kinds
from accounts.models import Organisation

# Whoever works in the register may ask for these.
NEEDS = "cases.import_register"
# Batches of the long one, and rows of a batch.
BATCHES, ROWS = 20, 5


def found(job, progress):
    """Found one organisation, in one transaction, after a while."""
    steps = job.arguments.get("steps", 1)
    Organisation.objects.create(acronym=job.arguments["acronym"], name="x", kind="national_ngo")
    for step in range(steps):
        progress.step(step + 1, steps, "Founding")
        time.sleep(job.arguments.get("pause", 0))
    return {"founded": job.arguments["acronym"]}


def found_many(job, progress):
    """Found organisations batch by batch, from where the last batch left it."""
    for batch in range(job.checkpoint.get("batches", 0), BATCHES):
        progress.step(batch, BATCHES, "Founding many")
        with job.batch() as reached:
            for row in range(ROWS):
                name = f"{job.arguments['acronym']}-{batch}-{row}"
                Organisation.objects.create(acronym=name, name="x", kind="national_ngo")
                time.sleep(job.arguments.get("pause", 0))
            reached["batches"] = batch + 1
    return {"batches": BATCHES}


def declare():
    """Declare them, beside those that there are."""
    kinds.work("found", title="Found an organisation", needs=NEEDS)(found)
    kinds.work("found_many", title="Found many", needs=NEEDS, in_batches=True)(found_many)


@contextmanager
def declared():
    """While the block lasts, they are kinds of work like any other."""
    with mock.patch.dict(kinds._KINDS):
        declare()
        yield
