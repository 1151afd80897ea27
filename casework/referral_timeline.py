"""What happened with a household's referrals, for the timeline of its page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from casework.models import Referral, ReferralStep
from casework.referral_choices import ReferralDone as Done
from casework.referral_rights import MAY_VIEW

# What a timeline tells; prints and answers read stand on the page of the referral alone.
_TOLD = (
    Done.SENT, Done.ACCEPTED, Done.DECLINED, Done.EXPIRED, Done.REVOKED, Done.ENDED, Done.COMPLETED
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, of which kind, in words, and where more is told."""

    at: datetime
    kind: str
    what: str
    sub: str
    address: str


def events(household, user, day, *, most=200):
    """The latest events of referrals of a household and its people, the last first; one query."""
    if not user.has_perm(MAY_VIEW):
        return []
    known = Referral.objects.about(household).visible_to(user, on=day)
    steps = ReferralStep.objects.filter(referral__in=known.values("pk"), step__in=_TOLD)
    steps = steps.select_related("referral__service", "by").order_by("-at", "-pk")[:most]
    return [_event(step) for step in steps]


def _event(step):
    referral = step.referral
    came = referral.get_outcome_display() if step.step == Done.COMPLETED else ""
    why = referral.get_declined_because_display() if step.step == Done.DECLINED else ""
    words = [str(referral), step.get_step_display(), came or why]
    return Event(
        at=step.at,
        kind="referral",
        what=referral.service.title,
        sub=" · ".join(filter(None, words)),
        address=reverse("admin:casework_referral_page", args=[str(referral)]),
    )
