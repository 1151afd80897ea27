"""What the register has to say about the day: the search box, and what was opened last."""

from cases import beyond_today, due_cards, to_complete
from cases.panels import Panel
from cases.today_cards import COUNTED, Card, opened

OPENED = "households_opened"
KEPT = 5
_LAST = "opened"


def remember_opened(session, number):
    """Put a household in front of those that this browser session opened last."""
    before = session.get(OPENED, [])
    opened = [number, *(other for other in before if other != number)][:KEPT]
    if opened != before:
        session[OPENED] = opened


def _sees(user, day):
    return user.has_perm("cases.view_household")


def _completes(user, day):
    return _sees(user, day) and user.has_perm("cases.change_household")


def _to_complete(asking):
    return to_complete.waiting(asking.user, asking.day)


# What was opened last stands beside the search box, and is a card only as it is read.
CARDS = (
    *due_cards.CARDS,
    Card(_LAST, opened, _sees, household="pk", line=lambda row, day: None, is_counted=False),
    Card("to_complete", _to_complete, _completes),
    *beyond_today.CARDS,
)


def panels(today):
    """The search box and the households opened last, for whoever may see households."""
    if not _sees(today.user, today.day):
        return []
    seen = {row.key for row in today.rows(_LAST)}
    numbers = [number for number in today.request.session.get(OPENED, []) if number in seen]
    opened = [(number, today.described[number]) for number in numbers]
    find = Panel("cases/today_find.html", {"opened": opened, "sight": today.sight}, is_first=True)
    return [find, *_waiting(today), *beyond_today.panels(today)]


def _waiting(today):
    """The households that wait to be completed, for whoever may complete them."""
    count = today.count("to_complete")
    shown = {"count": count, "more_than": COUNTED if count > COUNTED else None}
    return [Panel("cases/today_to_complete.html", shown)] if count else []
