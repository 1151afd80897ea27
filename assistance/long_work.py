"""Long work of assistance: files of deliveries, long lists of distributions, and the night."""

from dataclasses import asdict
from datetime import date
from hashlib import sha256
from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.history import looks
from accounts.jobs.kinds import NextStep, nightly, work
from assistance.actions import draw_up_distribution
from assistance.actions.holding import cancel_what_is_held_back
from assistance.importers.deliveries import MAY_DELIVER, deliver_file
from assistance.importers.tables import Outcome
from assistance.models import Programme
from assistance.sight import MAY_DRAW_UP, may_draw_up
from cases.importers.faults import cut
from cases.importers.kept import MOST, findings_of
from places.models import Place

DELIVER, DRAW_UP = "deliver_file", "draw_up_distribution"


def _as_shown(kept):
    found = {sort: findings_of(kept[sort]) for sort in ("faults", "notices")}
    return {"outcome": Outcome(**kept | found)}


def _can_be_written(job):
    """Whether a file was tried, and there is something to write and nothing in its way."""
    outcome = _as_shown(job.result)["outcome"]
    return job.arguments["dry_run"] and not outcome.faults and not outcome.is_nothing_new


@work(
    DELIVER,
    title=_("Deliveries from a file"),
    needs=MAY_DELIVER,
    template="assistance/outcome.html",
    shown=_as_shown,
    in_batches=True,
    next_step=NextStep(
        label=_("Write it all to the register"),
        offered=_can_be_written,
        arguments=lambda job, posted: job.arguments | {"dry_run": False},
    ),
)
def deliver(job, progress):
    """Try a file of deliveries, or write it batch by batch: the next worker goes on after them."""
    name, content = job.file()
    digest = sha256(content).hexdigest()
    outcome = deliver_file(
        BytesIO(content),
        name=name,
        # The same file of the same user is the same work: what was sent twice is written once.
        key=f"{job.user.pk} {digest}",
        by=job.user,
        today=job.today,
        at=job.at,
        dry_run=job.arguments["dry_run"],
        progress=progress.step,
    )
    for findings in (outcome.faults, outcome.notices):
        cut(findings, MOST)
    looks.record(job.user, LookKind.SEARCHED, count=outcome.read, sha256=digest)
    return asdict(outcome)


@work(
    DRAW_UP,
    title=_("Draw up the list of a distribution"),
    needs=MAY_DRAW_UP,
    template="assistance/drawn_up.html",
)
def draw_up(job, progress):
    """Judge everybody at a place: all of the list, or nothing."""
    programme = Programme.objects.get(pk=job.arguments["programme"])
    if not may_draw_up(job.user, programme):
        raise PermissionDenied
    drawn_up = draw_up_distribution(
        programme=programme,
        place=Place.objects.get(pk=job.arguments["place"]),
        on=date.fromisoformat(job.arguments["on"]),
        today=job.today,
        by=job.user,
        progress=progress.step,
    )
    return {"distribution": str(drawn_up), "lines": drawn_up.lines.count()}


@nightly("cancel_held_back", title=_("Cancel plans that can't be served any more"), in_batches=True)
def cancel_held_back(job, progress):
    """Of whom somebody died or left, and those that nobody served for 30 days."""
    left, lapsed = cancel_what_is_held_back(today=job.today, progress=progress.step)
    return {"somebody_left": left, "lapsed": lapsed}
