"""What a household's page shows of referrals: the latest, and the way to send one."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from assistance.choices import OF_PROTECTION
from cases.models import Individual
from cases.numbers import shown
from cases.panels import Panel
from casework.choices import OF_PROTECTION as CASES_OF_PROTECTION
from casework.models import Referral
from casework.models.of_cases import is_cleared
from casework.referral_choices import ReferralOutcome, ReferralState
from casework.referral_rights import MAY_SEND, MAY_VIEW

READ, SHOWN = 20, 5


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    people = Individual.objects.filter(household=OuterRef(OuterRef("pk")))
    theirs = ArraySubquery(people.values("pk"))
    of_home = Referral.objects.filter(Q(household=OuterRef("pk")) | Q(individual__among=theirs))
    told = JSONObject(
        number="number",
        state="state",
        outcome="outcome",
        sector="sector",
        kind="case__kind",
        sent_by="sent_by",
        service="service__title",
        day="sent_on",
    )
    return {"referred": ArraySubquery(of_home.order_by("-sent_on", "pk").values(told=told)[:READ])}


def panels(reading):
    """The latest referrals: of protection those that the user sent, or all for who is cleared."""
    household, user = reading.household, reading.user
    if not (user.has_perm(MAY_VIEW) and hasattr(household, "referred") and reading.is_whole):
        return []
    told = [_row(row) for row in household.referred if _is_told(row, user)]
    may_send = user.has_perm(MAY_SEND) and reading.may_change and not household.inactive_on
    shown = {"household": household, "rows": told[:SHOWN], "may_send": may_send}
    return [Panel("casework/referral_panel.html", shown)] if told or may_send else []


def _is_told(row, user):
    """Members of a protection case's team find theirs in the list of referrals."""
    is_secret = row["sector"] in OF_PROTECTION or row["kind"] in CASES_OF_PROTECTION
    return not is_secret or is_cleared(user) or row["sent_by"] == user.pk


def _row(row):
    came = ReferralOutcome(row["outcome"]).label if row["outcome"] else None
    return row | {
        "number": shown(row["number"]),
        "day": date.fromisoformat(row["day"]),
        "words": came or ReferralState(row["state"]).label,
    }
