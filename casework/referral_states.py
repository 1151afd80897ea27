"""The one table of what may follow what in a referral; the database holds the same (0004)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.referral_choices import ANSWERED, UNDER_WAY
from casework.referral_choices import ReferralDone as Done
from casework.referral_choices import ReferralState as State

# Step → the states in which it may be taken, and the state that it leads to (None: the same).
# An answer that comes late is still taken, and tells the sender what came of it.
TABLE = {
    Done.READ: ((State.SENT,), None),
    Done.TO_SECOND: ((State.SENT,), None),
    Done.TO_LEAD: ((State.SENT,), None),
    Done.ACCEPTED: ((State.SENT,), State.ACCEPTED),
    Done.DECLINED: ((State.SENT,), State.DECLINED),
    Done.COMPLETED: ((State.SENT, State.ACCEPTED, State.EXPIRED), State.COMPLETED),
    Done.EXPIRED: (UNDER_WAY, State.EXPIRED),
    Done.REVOKED: (UNDER_WAY, State.REVOKED),
    Done.ENDED: (UNDER_WAY, State.ENDED),
    Done.PRINTED: (UNDER_WAY, None),
    Done.ANSWER_READ: (ANSWERED, None),
}
MOVES = frozenset(
    (before, after) for befores, after in TABLE.values() if after for before in befores
)


def may(step, state):
    """Whether the step may be taken of a referral in this state."""
    return state in TABLE[step][0]


def after(step, state):
    """The state after a step; raises ValidationError where it may not be taken."""
    if not may(step, state):
        words = _("This referral is “%(state)s” by now: reload the page to see what was done.")
        raise ValidationError(words % {"state": State(state).label}, code="state")
    return TABLE[step][1] or state
