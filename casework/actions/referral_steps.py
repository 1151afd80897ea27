"""How a step of a referral is taken: the row locked, the table asked, the story written."""

from cases.actions import records
from casework import referral_states
from casework.models import Referral, ReferralStep
from casework.referral_choices import UNDER_WAY, ReferralState


def locked(referral):
    """The referral as it is now, locked until the action ends."""
    return Referral.objects.select_for_update(no_key=True).get(pk=referral.pk)


def state_on(referral, day):
    """The state in which a referral is on the day, whether the night wrote it down or not yet."""
    if referral.state not in UNDER_WAY:
        return referral.state
    if referral.is_overdue(day):
        return ReferralState.EXPIRED
    if Referral.objects.not_agreed_on(day).filter(pk=referral.pk).exists():
        return ReferralState.ENDED
    return referral.state


def take(referral, step, *, by, at, said="", state=None, **values):
    """Take a step: refused where the table has none such; `values` are written to the row.

    `state` is that on the day, where it is not the one that is written down.
    """
    referral.state = referral_states.after(step, state or referral.state)
    for name, value in values.items():
        setattr(referral, name, value)
    records.save(referral)
    write(referral, step, by=by, at=at, said=said)
    return referral


def write(referral, step, *, by, at, said=""):
    """Write a step into the story."""
    records.save(ReferralStep(referral=referral, step=step, by=by, at=at, said=said))
