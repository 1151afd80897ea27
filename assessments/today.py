"""What assessments have to say about the day: drafts to go on with, and what waits."""

from accounts.choices import LookKind
from accounts.history import looks
from assessments.models import Assessment, WaitingSubmission
from assessments.models.instrument import large
from assessments.sight import MAY_IMPORT, may_ask
from cases.panels import Panel

SHOWN = 5


def panels(request, day):
    """The user's own drafts, and what waits for somebody to say whose it is."""
    return [*_drafts(request, day), *_waiting(request, day)]


def _drafts(request, day):
    """The user's own drafts, the latest first: one click leads to the first open question."""
    if not may_ask(request.user, day):
        return []
    rows = Assessment.objects.visible_to(request.user, on=day).drafts()
    rows = rows.filter(assessed_by=request.user).order_by("-started_at", "number")
    rows = rows.select_related("instrument", "household").defer("answers", *large("instrument"))
    drafts = list(rows[: SHOWN + 1])
    if drafts:
        looks.record(request, LookKind.LISTED, count=len(drafts[:SHOWN]))
    shown = {"drafts": drafts[:SHOWN], "has_more": len(drafts) > SHOWN}
    return [Panel("assessments/today_drafts.html", shown)] if drafts else []


def _waiting(request, day):
    """How many submissions of the user's places found no household."""
    if not request.user.has_perm(MAY_IMPORT):
        return []
    rows = WaitingSubmission.objects.visible_to(request.user, on=day).waiting()
    count = rows.count()
    return [Panel("assessments/today_waiting.html", {"count": count})] if count else []
