"""How long a session lasts: plain rules over two moments; the clock is read by who calls.

15 idle minutes lock the screen, 60 end the session, and so do 10 hours however busy they were.
"""

from datetime import timedelta
from enum import Enum

IDLE_LOCKS = timedelta(minutes=15)
IDLE_ENDS = timedelta(minutes=60)
LONGEST = timedelta(hours=10)
# A session is written anew only so often: reading a list must not cost a write a page.
NOTED_EVERY = timedelta(seconds=15)

SIGNED_IN_AT, ACTIVE_AT, LOCKED = "signed_in_at", "active_at", "locked"


class State(Enum):
    """What a session is at a moment."""

    OPEN = "open"
    LOCKED = "locked"
    OVER = "over"


def state(*, signed_in_at, active_at, locked, now):
    """The state of a session, by the moments (seconds) of its beginning and its last use."""
    idle = timedelta(seconds=now - active_at)
    if idle >= IDLE_ENDS or timedelta(seconds=now - signed_in_at) >= LONGEST:
        return State.OVER
    return State.LOCKED if locked or idle >= IDLE_LOCKS else State.OPEN


def begin(session, now):
    """A session begins, or is taken up by whoever kept none of these moments."""
    session[SIGNED_IN_AT] = session[ACTIVE_AT] = now.timestamp()
    session[LOCKED] = False


def judged(session, now):
    """The state of a signed-in session at a moment."""
    if SIGNED_IN_AT not in session:
        begin(session, now)
    return state(
        signed_in_at=session[SIGNED_IN_AT],
        active_at=session[ACTIVE_AT],
        locked=session[LOCKED],
        now=now.timestamp(),
    )


def note(session, now):
    """Somebody works in this session."""
    if now.timestamp() - session[ACTIVE_AT] >= NOTED_EVERY.total_seconds():
        session[ACTIVE_AT] = now.timestamp()


def lock(session):
    """From now on nothing is answered before the password was typed."""
    session[LOCKED] = True


def unlock(session, now):
    """The password was typed: work goes on."""
    session[LOCKED] = False
    session[ACTIVE_AT] = now.timestamp()
