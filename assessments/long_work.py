"""Long work of assessments: exports of KoBo and ODK that are too large for a page."""

from dataclasses import asdict
from hashlib import sha256
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.history import looks
from accounts.jobs.kinds import NextStep, work
from assessments.importers.outcome import Outcome
from assessments.importers.run import import_assessments
from assessments.models import Instrument
from assessments.sight import MAY_IMPORT
from cases.importers.faults import cut
from cases.importers.kept import MOST, findings_of
from places.models import Place

IMPORT = "import_assessments"


def _as_shown(kept):
    found = {sort: findings_of(kept[sort]) for sort in ("faults", "notices")}
    return {"outcome": Outcome(**kept | found)}


def _can_be_written(job):
    """Whether an export was tried, and there is something to write and nothing in its way."""
    outcome = _as_shown(job.result)["outcome"]
    return job.arguments["dry_run"] and not outcome.faults and not outcome.is_nothing_new


@work(
    IMPORT,
    title=_("Import assessments"),
    needs=MAY_IMPORT,
    template="assessments/import_outcome.html",
    shown=_as_shown,
    next_step=NextStep(
        label=_("Write it all to the register"),
        offered=_can_be_written,
        arguments=lambda job, posted: job.arguments | {"dry_run": False},
    ),
)
def import_export(job, progress):
    """Try an export, or write it: what the page does with a small one, in the same order."""
    name, content = job.file()
    outcome = import_assessments(
        BytesIO(content),
        name=name,
        instrument=Instrument.objects.get(pk=job.arguments["instrument"]),
        place=Place.objects.get(pk=job.arguments["place"]),
        by=job.user,
        today=job.today,
        at=job.at,
        dry_run=job.arguments["dry_run"],
        step=lambda read: progress.step(read, said=str(_("Reading the submissions."))),
    )
    for findings in (outcome.faults, outcome.notices):
        cut(findings, MOST)
    digest = sha256(content).hexdigest()
    looks.record(job.user, LookKind.SEARCHED, count=outcome.read, sha256=digest)
    return asdict(outcome)
