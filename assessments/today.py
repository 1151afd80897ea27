"""What assessments have to say about the day: the drafts that somebody has to go on with."""

from accounts.choices import LookKind
from accounts.history import looks
from assessments.models import Assessment
from assessments.models.instrument import large
from assessments.sight import MAY_ASK
from cases.panels import Panel

SHOWN = 5


def panels(request, day):
    """The user's own drafts, the latest first: one click leads to the first open question."""
    if not request.user.has_perm(MAY_ASK):
        return []
    rows = Assessment.objects.visible_to(request.user, on=day).drafts()
    rows = rows.filter(assessed_by=request.user).order_by("-started_at", "number")
    rows = rows.select_related("instrument", "household").defer("answers", *large("instrument"))
    drafts = list(rows[: SHOWN + 1])
    if drafts:
        looks.record(request, LookKind.LISTED, count=len(drafts[:SHOWN]))
    shown = {"drafts": drafts[:SHOWN], "has_more": len(drafts) > SHOWN}
    return [Panel("assessments/today_drafts.html", shown)] if drafts else []
