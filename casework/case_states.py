"""How a case moves: what is done in which state, and what it is afterwards. Nothing else is."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.choices import CaseState, Step

OPEN, CLOSING, CLOSED = CaseState.OPEN, CaseState.CLOSING, CaseState.CLOSED
_AT_WORK = {OPEN: OPEN}
_UNTIL_CLOSED = {OPEN: OPEN, CLOSING: CLOSING}
# Step → the states in which it is taken, each with the one that follows.
TABLE = {
    Step.REVIEWED: _AT_WORK,
    Step.PRIORITY: _AT_WORK,
    Step.GOAL_SET: _AT_WORK,
    Step.GOAL_REACHED: _AT_WORK,
    Step.GOAL_DROPPED: _AT_WORK,
    Step.JOINED: _UNTIL_CLOSED,
    Step.LEFT_TEAM: _UNTIL_CLOSED,
    Step.TRANSFER_ASKED: _AT_WORK,
    Step.TRANSFER_ACCEPTED: _AT_WORK,
    Step.TRANSFER_DECLINED: _AT_WORK,
    Step.TRANSFER_WITHDRAWN: _AT_WORK,
    # Whoever leaves leaves those that wait for a second look as well.
    Step.REASSIGNED: _UNTIL_CLOSED,
    Step.REOPENED: {CLOSED: OPEN},
}
# How it ends: a protection case after a second look, any other at once.
ENDS_AT_ONCE = {Step.CLOSED: {OPEN: CLOSED}}
ENDS_AFTER_A_LOOK = {
    Step.CLOSURE_ASKED: {OPEN: CLOSING},
    Step.CLOSED: {CLOSING: CLOSED},
    Step.SENT_BACK: {CLOSING: OPEN},
}
SAID = {
    "closed": _("This case is closed. Reopen it first."),
    "closed_already": _("It was closed already."),
    "closing": _("It waits for a second look: it is closed, or sent back, first."),
    "not_asked": _("Nobody asks to close it, or it was decided meanwhile."),
    "is_open": _("This case is open."),
    "no_second_look": _("A case of this kind is closed at once, without a second look."),
}
_ENDING = (Step.CLOSURE_ASKED, Step.CLOSED)


def moves(step, *, is_of_protection):
    """State → the state that follows, of those in which the step is taken."""
    ends = ENDS_AFTER_A_LOOK if is_of_protection else ENDS_AT_ONCE
    return (TABLE | ends).get(step, {})


def may(case, step):
    """Whether the step is taken in the state of the case."""
    return case.state in moves(step, is_of_protection=case.is_of_protection)


def after(case, step):
    """The state after the step; raises ValidationError, in words, where the table has none."""
    if not may(case, step):
        code = _why_not(case, step)
        raise ValidationError(SAID[code], code=code)
    return moves(step, is_of_protection=case.is_of_protection)[case.state]


def _why_not(case, step):
    if not moves(step, is_of_protection=case.is_of_protection):
        return "no_second_look"
    if case.state == CLOSED:
        return "closed_already" if step in (*_ENDING, Step.SENT_BACK) else "closed"
    if case.state == CLOSING:
        return "closing"
    return "is_open" if step == Step.REOPENED else "not_asked"
