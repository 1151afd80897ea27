"""What referrals have to say about the day: answers to read, and those that nothing came of yet."""

from functools import partial
from urllib.parse import urlencode

from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assistance.choices import ResponseSector
from cases.numbers import shown
from cases.today_cards import Card, Line
from casework.models import Referral
from casework.referral_choices import ReferralOutcome, ReferralState, Urgency
from casework.referral_rights import MAY_ANSWER, MAY_SEND

_HOME = Coalesce("household_id", "individual__household_id")
_CHIPS = {ReferralState.ACCEPTED: "good", ReferralState.COMPLETED: "good"}


def _list(**asked):
    return reverse("admin:casework_referral_changelist") + (f"?{urlencode(asked)}" if asked else "")


def _sends(user, day):
    return user.has_perm(MAY_SEND)


def _answers(user, day):
    return user.has_perm(MAY_ANSWER) and not user.has_perm(MAY_SEND)


def _sent(asking):
    """What the user sent: of whom, where they see them still."""
    seen = Referral.objects.all().of_households_seen(asking.user, asking.day)
    mine = Q(pk__in=seen.filter(sent_by=asking.user).values("pk"))
    rows = Referral.objects.filter(sent_by=asking.user)
    return rows.annotate(is_seen=ExpressionWrapper(mine, BooleanField()))


def _answered(asking):
    rows = _sent(asking).filter(is_unread_answer=True)
    return rows.order_by(Coalesce("outcome_on", "answered_on", "sent_on").desc(), "pk")


def _unanswered(asking):
    return _sent(asking).overdue(asking.day).order_by("deadline", "pk")


def _received(asking):
    rows = Referral.objects.received_by(asking.user).waiting(asking.day)
    return rows.filter(state=ReferralState.SENT).order_by("deadline", "pk")


def _page(row):
    return reverse("admin:casework_referral_page", args=[shown(row.key)])


def _answer(row, day):
    state = ReferralState(row.told["state"])
    outcome = row.told["outcome"]
    words = ReferralOutcome(outcome).label if outcome else state.label
    name = "" if row.household else shown(row.key)
    return Line(row.told["service"], _page(row), chip=(_CHIPS.get(state, "bad"), words), name=name)


def _silence(row, day):
    why = ", ".join(filter(None, (row.told["service"], row.told["focal"], row.told["phone"])))
    since = date_format(row.due_on)
    words = _("since %(date)s") % {"date": since}
    return Line(why, _page(row), chip=("bad", words), name="" if row.household else shown(row.key))


def _to_answer(row, day):
    """Who is sent is told on the page alone, as far as the referral shares it."""
    told = row.told
    why = f"{ResponseSector(told['sector']).label}, {Urgency(told['urgency']).label}; {told['by']}"
    when = _("answer by %(date)s") % {"date": date_format(row.due_on)}
    return Line(why, _page(row), when, name=shown(row.key))


_WHOM = {"household": _HOME, "person": "individual_id", "is_seen": "is_seen"}
CARDS = (
    Card(
        "referrals_answered", _answered, _sends,
        title=gettext_lazy("Referral answered"),
        see_all=gettext_lazy("See all %(count)s: answers not read yet"),
        address=partial(_list, which="answered"), line=_answer,
        told={"state": F("state"), "outcome": F("outcome"), "service": F("service__title")},
        **_WHOM,
    ),
    Card(
        "referrals_unanswered", _unanswered, _sends,
        title=gettext_lazy("Referral without answer"),
        see_all=gettext_lazy("See all %(count)s: referrals without answer"),
        address=partial(_list, which="overdue"), line=_silence, due_on="deadline",
        told={
            "service": F("service__title"), "focal": F("service__focal_name"),
            "phone": F("service__focal_phone"),
        },
        is_hot=True, **_WHOM,
    ),
    Card(
        "referrals_received", _received, _answers,
        title=gettext_lazy("Referrals to answer"),
        see_all=gettext_lazy("See all %(count)s: referrals to answer"),
        address=_list, line=_to_answer, due_on="deadline",
        told={"sector": F("sector"), "urgency": F("urgency"), "by": F("from_organisation_id")},
        is_hot=True,
    ),
)  # fmt: skip


def panels(today):
    """Nothing beside the cards."""
    return []
