"""What assessments have to say about the day: the drafts that somebody has to go on with."""

from accounts.choices import LookKind
from accounts.history import looks
from assessments.models import Assessment, PlaceAssessment
from assessments.models.instrument import large
from assessments.sight import MAY_ASK, MAY_ASK_OF_PLACES
from cases.panels import Panel

SHOWN = 5


def panels(request, day):
    """The user's own drafts, the latest first: one click leads to the first open question."""
    return [*_of_households(request, day), *_of_places(request, day)]


def _of_households(request, day):
    if not request.user.has_perm(MAY_ASK):
        return []
    rows = _own(Assessment.objects.visible_to(request.user, on=day), request.user)
    rows = rows.select_related("instrument", "household").defer("answers", *large("instrument"))
    drafts = list(rows[: SHOWN + 1])
    if drafts:
        looks.record(request, LookKind.LISTED, count=len(drafts[:SHOWN]))
    return _panel("assessments/today_drafts.html", drafts)


def _of_places(request, day):
    if not request.user.has_perm(MAY_ASK_OF_PLACES):
        return []
    rows = _own(PlaceAssessment.objects.changeable_by(request.user, on=day), request.user)
    rows = rows.select_related("place").defer("answers", "typed")
    return _panel("assessments/today_places.html", list(rows[: SHOWN + 1]))


def _own(rows, user):
    return rows.drafts().filter(assessed_by=user).order_by("-started_at", "number")


def _panel(template, drafts):
    shown = {"drafts": drafts[:SHOWN], "has_more": len(drafts) > SHOWN}
    return [Panel(template, shown)] if drafts else []
