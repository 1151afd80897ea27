"""What help has to say about the day: payments, plans and lists that somebody has to see to."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from accounts.choices import Role
from accounts.composed import Composed
from accounts.models import Look
from accounts.roles import acting_role
from assistance.choices import AssistanceState, DistributionState, EndedBecause
from assistance.models import Assistance, Distribution, PaymentLine, PaymentList
from assistance.payment_choices import ListState
from assistance.sight import MAY_DRAW_UP, MAY_GIVE, own_programmes
from cases import visible
from cases.panels import Panel

MAY_VIEW = "assistance.view_paymentinstrument"
MAY_APPROVE = "assistance.approve_paymentlist"
MAY_LOCK = "assistance.approve_distribution"
# What came to nothing, or was delivered to the dead, is to be seen to for so long.
SEEN_TO = timedelta(days=14)
SHOWN = 5
# What stands for the day in what is composed once for all.
_DAY = date(9000, 1, 1)
# A list of whom half and so many are not known may be a search for who is a refugee here.
UNKNOWN, LOOKED_BACK, MOST = 20, timedelta(days=7), 500


def panels(request, day):
    """Distributions of these days, plans that can't be served, and payments to see to."""
    return [
        *_panel("assistance/today_distributions.html", _distributions(request.user, day)),
        *_panel("assistance/today_plans.html", _plans(request.user, day)),
        *_panel("assistance/today_payments.html", _payments(request.user, day)),
        *_panel("assistance/today_unknown.html", _unknown(request.user, day)),
    ]


def _panel(template, shown):
    return [Panel(template, shown)] if any(shown.values()) else []


def _distributions(user, day):
    """Lists that are served today, and those that wait for the user's approval."""
    lists = own_programmes(Distribution.objects.all(), user, "programme__")
    lists = lists.select_related("programme", "place").order_by("on", "number")
    served, waiting = [], []
    if user.has_perm(MAY_DRAW_UP):
        served = list(lists.filter(state=DistributionState.APPROVED, on__lte=day)[:SHOWN])
    if user.has_perm(MAY_LOCK):
        drafts = lists.filter(state=DistributionState.DRAFT).exclude(made_by=user)
        waiting = list(drafts[:SHOWN])
    return {"served": served, "waiting": waiting}


def _plans(user, day):
    """Of whom somebody died or left: plans held back, cancelled by the night, and served late.

    They are few in the whole country: they are found first, and then those whom the user sees.
    """
    if not user.has_perm(MAY_GIVE):
        return {}
    known = {_DAY: day, _DAY - SEEN_TO: day - SEEN_TO}
    found = {name: rows.asked(known) for name, rows in _composed_gone().items()}
    seen = visible.among(Assistance, {pk for each in found.values() for pk in each}, user, on=day)
    return {name: len(seen.intersection(each)) for name, each in found.items()}


@cache
def _composed_gone():
    return {name: Composed(rows.values_list("pk", flat=True)[:MOST]) for name, rows in _gone(_DAY)}


def _gone(day):
    """(what it is called, rows) of each sort of help for people who died or left."""
    rows, since = Assistance.objects, day - SEEN_TO
    cancelled = rows.filter(
        state=AssistanceState.CANCELLED,
        ended_because=EndedBecause.LEFT,
        ended_on__gte=since,
        household__inactive_on__isnull=True,
    )
    yield "held", rows.held_back(day)
    yield "cancelled", cancelled
    yield "late", rows.after_leaving().filter(delivered_on__gte=since)


def _unknown(user, day):
    """For the data protection officer: who asked lately about many of whom nobody was known."""
    if acting_role(user) != Role.DATA_PROTECTION_OFFICER:
        return {}
    since = datetime.combine(day - LOOKED_BACK, time(), UTC)
    looks = Look.objects.filter(at__gte=since, details__has_key="not_known")
    told = looks.select_related("actor").order_by("-at")[:MOST]
    return {"looks": [look for look in told if _is_unusual(look)][:SHOWN]}


def _is_unusual(look):
    unknown = look.details["not_known"]
    return unknown >= UNKNOWN and 2 * unknown >= look.count


def _payments(user, day):
    """How many payments the user has to see to, and how many lists wait for another's approval."""
    return {"failed": _failed(user, day), "waiting": _waiting(user, day)}


def _failed(user, day):
    if not user.has_perm(MAY_VIEW):
        return 0
    return visible.counted(_lines_to_see_to, user, on=day)


def _lines_to_see_to(user, day):
    return PaymentLine.objects.visible_to(user, on=day).to_see_to()


def _waiting(user, day):
    if not user.has_perm(MAY_APPROVE):
        return 0
    lists = PaymentList.objects.seen_by(user, on=day).filter(state=ListState.MADE)
    return lists.exclude(made_by=user).count()
