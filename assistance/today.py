"""What help has to say about the day: payments, plans and lists that somebody has to see to."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import Look
from accounts.roles import acting_role
from assistance.choices import AssistanceState, DistributionState, EndedBecause
from assistance.models import Assistance, Distribution, PaymentLine, PaymentList
from assistance.payment_choices import ListState
from assistance.sight import MAY_DRAW_UP, MAY_GIVE, own_programmes
from cases.numbers import shown
from cases.panels import Panel
from cases.today_cards import Card, Line

MAY_VIEW = "assistance.view_paymentinstrument"
MAY_APPROVE = "assistance.approve_paymentlist"
MAY_LOCK = "assistance.approve_distribution"
# What came to nothing, or was delivered to the dead, is to be seen to for so long.
SEEN_TO = timedelta(days=14)
SHOWN = 5
# A list of whom half and so many are not known may be a search for who is a refugee here.
UNKNOWN, LOOKED_BACK, MOST = 20, timedelta(days=7), 500


def panels(today):
    """Lists to approve, plans that can't be served, and payments to see to."""
    user, day = today.user, today.day
    return [
        *_panel("assistance/today_distributions.html", {"waiting": _to_approve(user)}),
        *_panel("assistance/today_plans.html", {name: today.count(name) for name in _GONE}),
        *_panel("assistance/today_payments.html", _payments(today)),
        *_panel("assistance/today_unknown.html", _unknown(user, day)),
    ]


def _panel(template, shown):
    return [Panel(template, shown)] if any(shown.values()) else []


def _own_lists(user):
    lists = own_programmes(Distribution.objects.all(), user, "programme__")
    return lists.order_by("on", "number")


def _to_approve(user):
    """Lists that wait for the user's approval."""
    if not user.has_perm(MAY_LOCK):
        return []
    drafts = _own_lists(user).filter(state=DistributionState.DRAFT).exclude(made_by=user)
    return list(drafts.select_related("programme", "place")[:SHOWN])


def _served(asking):
    """Lists that are served today, and such as should be closed by now."""
    return _own_lists(asking.user).filter(state=DistributionState.APPROVED, on__lte=asking.day)


def _distribution(row, day):
    place = row.told.get(get_language()) or row.told["en"]
    address = reverse("admin:assistance_distribution_desk", args=[shown(row.key)])
    why = _("is served now: open the desk")
    return Line(why, address, date_format(row.due_on), name=f"{row.told['title']}, {place}")


def _distribution_list():
    address = reverse("admin:assistance_distribution_changelist")
    return f"{address}?state__exact={DistributionState.APPROVED}&when=now"


def _gone_and_seen(name, asking):
    """Of whom somebody died or left: plans held back, cancelled by the night, and served late.

    They are few in the whole country: they are found first, and then those whom the user sees.
    """
    found = dict(_gone(asking.day))[name].order_by().values("pk")[:MOST]
    seen = Assistance.objects.visible_to(asking.user, on=asking.day)
    return seen.filter(pk__among=ArraySubquery(found))


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


def _payments(today):
    """How many payments the user has to see to, and how many lists wait for another's approval."""
    return {
        "failed": today.count("payments_failed"),
        "waiting": _waiting(today.user, today.day),
    }


def _lines_to_see_to(asking):
    return PaymentLine.objects.visible_to(asking.user, on=asking.day).to_see_to()


def _waiting(user, day):
    if not user.has_perm(MAY_APPROVE):
        return 0
    lists = PaymentList.objects.seen_by(user, on=day).filter(state=ListState.MADE)
    return lists.exclude(made_by=user).count()


def _may(permission):
    return lambda user, day: user.has_perm(permission)


_GONE = ("held", "cancelled", "late")
CARDS = (
    Card(
        "distributions", _served, _may(MAY_DRAW_UP),
        title=gettext_lazy("Distributions"),
        see_all=gettext_lazy("See all %(count)s: distributions"),
        address=_distribution_list, line=_distribution, due_on="on",
        told={
            "title": F("programme__title"),
            "en": F("place__label_en"), "hy": F("place__label_hy"), "ru": F("place__label_ru"),
        },
    ),
    *(Card(name, partial(_gone_and_seen, name), _may(MAY_GIVE)) for name in _GONE),
    Card("payments_failed", _lines_to_see_to, _may(MAY_VIEW)),
)  # fmt: skip
