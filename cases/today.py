"""What the register has to say about the day: the search box, and what was opened last."""

from accounts.choices import LookKind
from accounts.history import looks
from cases import beyond_today
from cases.composition import describe
from cases.models import Household
from cases.panels import Panel
from cases.sight import sight_of
from cases.to_complete import COUNTED, count_waiting

OPENED = "households_opened"
KEPT = 5


def remember_opened(session, number):
    """Put a household in front of those that this browser session opened last."""
    before = session.get(OPENED, [])
    opened = [number, *(other for other in before if other != number)][:KEPT]
    if opened != before:
        session[OPENED] = opened


def panels(request, day):
    """The search box and the households opened last, for whoever may see households."""
    if not request.user.has_perm("cases.view_household"):
        return []
    numbers = request.session.get(OPENED, [])
    visible = Household.objects.visible_to(request.user, on=day).in_bulk(numbers)
    sight = sight_of(request.user, day)
    described = describe(list(visible), on=day, sight=sight) if visible else {}
    if described:
        looks.record(request, LookKind.LISTED, count=len(described))
    opened = [(visible[number], described[number]) for number in numbers if number in visible]
    find = Panel("cases/today_find.html", {"opened": opened, "sight": sight})
    beyond = beyond_today.panels(request.user, request.user.at)
    return [find, *_to_complete(request.user, day), *beyond]


def _to_complete(user, day):
    """The households that wait to be completed, for whoever may complete them."""
    count = count_waiting(user, day) if user.has_perm("cases.change_household") else 0
    shown = {"count": count, "more_than": COUNTED if count > COUNTED else None}
    return [Panel("cases/today_to_complete.html", shown)] if count else []
