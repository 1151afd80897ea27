"""What the receiver of a referral answers; of one outside, what its sender was told by them."""

from cases.actions.writing import action
from casework.actions.referral_steps import locked, state_on, take
from casework.referral_choices import ReferralDone as Done


@action
def open_referral(*, referral, by, today, at):
    """The receiver's people opened it for the first time; later and closed it is left as it is."""
    current = locked(referral)
    if current.read_on is not None or state_on(current, today) != "sent":
        return current
    return take(current, Done.READ, by=by, at=at, read_on=today)


@action
def accept_referral(*, referral, by, today, at, said=""):
    """The receiver takes it: what is shared stays open until the day that the sender set."""
    return _answered(referral, Done.ACCEPTED, by, today, at, said, answered_on=today)


@action
def decline_referral(*, referral, because, by, today, at, said=""):
    """The receiver does not take it, for a reason."""
    return _answered(
        referral, Done.DECLINED, by, today, at, said, answered_on=today, declined_because=because
    )


@action
def complete_referral(*, referral, outcome, by, today, at, said=""):
    """What came of it. It is taken after the end as well, and opens nothing then."""
    return _answered(
        referral, Done.COMPLETED, by, today, at, said, outcome=outcome, outcome_on=today
    )


def _answered(referral, step, by, today, at, said, **values):
    current = locked(referral)
    current.said = said or current.said
    return take(
        current,
        step,
        state=state_on(current, today),
        by=by,
        at=at,
        said=said,
        is_unread_answer=True,
        **values,
    )
