"""What the register has to say about the day: the search box, and what was opened last."""

from cases.composition import describe
from cases.models import Household
from cases.panels import Panel

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
    described = describe(list(visible), on=day) if visible else {}
    opened = [(visible[number], described[number]) for number in numbers if number in visible]
    return [Panel("cases/today_find.html", {"opened": opened})]
