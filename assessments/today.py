"""What assessments have to say about the day: drafts to go on with, and what waits."""

from accounts.choices import LookKind
from accounts.history import looks
from assessments.models import Assessment, PlaceAssessment, WaitingSubmission
from assessments.models.instrument import large
from assessments.sight import MAY_ASK_OF_PLACES, MAY_IMPORT, may_ask
from cases import visible
from cases.panels import Panel

SHOWN = 5


def panels(request, day):
    """The user's own drafts, and what waits for somebody to say whose it is."""
    return [*_drafts(request, day), *_waiting(request, day)]


def _drafts(request, day):
    """The user's own drafts, the latest first: one click leads to the first open question."""
    return [*_of_households(request, day), *_of_places(request, day)]


def _of_households(request, day):
    if not may_ask(request.user, day):
        return []
    drafts = visible.asked(_own_of_households, request.user, on=day)
    if drafts:
        looks.record(request, LookKind.LISTED, count=len(drafts[:SHOWN]))
    return _panel("assessments/today_drafts.html", drafts)


def _own_of_households(user, day):
    rows = _own(Assessment.objects.visible_to(user, on=day), user)
    rows = rows.select_related("instrument", "household").defer("answers", *large("instrument"))
    return rows[: SHOWN + 1]


def _of_places(request, day):
    if not request.user.has_perm(MAY_ASK_OF_PLACES):
        return []
    drafts = visible.asked(_own_of_places, request.user, on=day)
    return _panel("assessments/today_places.html", drafts)


def _own_of_places(user, day):
    rows = _own(PlaceAssessment.objects.changeable_by(user, on=day), user)
    return rows.select_related("place").defer("answers", "typed")[: SHOWN + 1]


def _own(rows, user):
    return rows.drafts().filter(assessed_by=user).order_by("-started_at", "number")


def _panel(template, drafts):
    shown = {"drafts": drafts[:SHOWN], "has_more": len(drafts) > SHOWN}
    return [Panel(template, shown)] if drafts else []


def _waiting(request, day):
    """How many submissions of the user's places found no household."""
    if not request.user.has_perm(MAY_IMPORT):
        return []
    rows = WaitingSubmission.objects.visible_to(request.user, on=day).waiting()
    count = rows.count()
    return [Panel("assessments/today_waiting.html", {"count": count})] if count else []
