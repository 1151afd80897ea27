"""What happened with a household's referrals, for its timeline."""

from django.urls import reverse

from accounts.clock import day_of
from cases.timeline import Event, EventKind, called
from casework.models import Referral, ReferralStep
from casework.referral_choices import ReferralDone as Done
from casework.referral_rights import MAY_VIEW

# What a timeline tells; prints and answers read stand on the page of the referral alone.
_TOLD = (
    Done.SENT, Done.ACCEPTED, Done.DECLINED, Done.EXPIRED, Done.REVOKED, Done.ENDED, Done.COMPLETED
)  # fmt: skip


def events(reading, most=200):
    """The latest events of referrals of a household and its people; one query."""
    if not reading.user.has_perm(MAY_VIEW):
        return
    known = Referral.objects.about(reading.household).visible_to(reading.user, on=reading.day)
    steps = ReferralStep.objects.filter(referral__in=known.values("pk"), step__in=_TOLD)
    steps = steps.select_related("referral__service", "referral__individual", "by")
    for step in steps.order_by("-at", "-pk")[:most]:
        yield _event(step)


def _event(step):
    referral, individual = step.referral, step.referral.individual
    came = referral.get_outcome_display() if step.step == Done.COMPLETED else ""
    why = referral.get_declined_because_display() if step.step == Done.DECLINED else ""
    words = [str(referral), step.get_step_display(), came or why]
    whom = {"name": called(individual), "people": (individual.pk,)} if individual else {}
    return Event(
        day_of(step.at),
        EventKind.REFERRAL,
        referral.service.title,
        text=" · ".join(filter(None, words)),
        address=reverse("admin:casework_referral_page", args=[str(referral)]),
        order=step.at.isoformat(),
        **whom,
    )
