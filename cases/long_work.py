"""Long work of the register: lists that are too large for a page."""

from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.history import looks
from accounts.jobs.kinds import NextStep, nightly, work
from cases.actions import end_links_of_adults
from cases.importers import elsewhere, kept
from cases.importers.run import import_register

IMPORT = "import_register"
# What of the job's arguments `import_register` is given as it is.
_ORDERED = ("source", "place", "accept_incomplete", "take_file", "their_numbers")


def _can_be_written(job):
    """Whether a list was tried, and there is something to write and nothing in its way."""
    outcome = kept.as_shown(job.result)["outcome"]
    return job.arguments["dry_run"] and outcome.holds and not outcome.is_nothing_new


def _written(job, posted):
    """The same list, written; where the register says otherwise, as it was chosen below that."""
    chosen = {"take_file": "take_file" in posted} if job.result["differences"] else {}
    return job.arguments | chosen | {"dry_run": False}


@work(
    IMPORT,
    title=_("Import a list"),
    needs="cases.import_register",
    template="cases/import_outcome.html",
    shown=kept.as_shown,
    next_step=NextStep(
        label=_("Write it all to the register"),
        offered=_can_be_written,
        arguments=_written,
        template="cases/import_next.html",
    ),
)
def import_list(job, progress):
    """Try a list, or write it: what the page does with a small one, in the same order."""
    name, content = job.file()
    dry_run = job.arguments["dry_run"]
    outcome = import_register(
        BytesIO(content),
        name=name,
        dry_run=dry_run,
        by=job.user,
        on=job.today,
        step=progress.step,
        **{argument: job.arguments[argument] for argument in _ORDERED},
    )
    digest = sha256(content).hexdigest()
    looks.record(job.user, LookKind.SEARCHED, count=outcome.people.read, sha256=digest)
    beyond = elsewhere.judge(job.user, outcome, digest, is_written=not dry_run)
    return kept.as_values(outcome, beyond)


@nightly("end_links_of_adults", title=_("End guardianships of who has turned 18"), in_batches=True)
def end_guardianships(job, progress):
    """Who turned 18 answers for themself; who cared for them stays their carer."""
    return {"ended": end_links_of_adults(today=job.today, progress=progress.step)}
