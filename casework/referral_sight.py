"""What somebody who knows of a referral is told of it: in full, what is shared, or what came."""

from dataclasses import dataclass

from casework.models import Referral
from casework.shared import Shared, open_to_receiver


@dataclass(frozen=True)
class ReferralSight:
    """What one user is told of one referral on a day.

    `is_full`: the household is theirs to see, and all that was written. `is_receiver`: they answer
    it, and are told what is `shared` while it is open (None: it is not), and what they answered.
    Who is neither sent it once: they are told its number, its days and what came of it.
    """

    is_full: bool
    is_receiver: bool
    shared: Shared | None = None


def sight_of_referral(user, referral, day):
    """The sight of somebody who sees the referral's row."""
    if Referral.objects.received_by(user).filter(pk=referral.pk).exists():
        return ReferralSight(False, True, open_to_receiver(referral, day))
    rows = Referral.objects.filter(pk=referral.pk)
    return ReferralSight(rows.of_households_seen(user, day).exists(), False)
