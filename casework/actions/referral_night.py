"""What the night does with referrals: some are over, some nobody opened."""

from datetime import timedelta

from accounts.history.acting import MACHINE
from cases.actions.writing import action
from casework.actions.referral_steps import locked, state_on, take
from casework.models import Referral
from casework.referral_choices import ReferralDone as Done
from casework.referral_choices import ReferralState as State

# Working days in which a referral has to be opened; and then again by the second focal person.
WORKING_DAYS = 2


def see_to_referrals(*, today, at, progress=lambda done, of: None):
    """End what is over, pass on what nobody opened; returns how many of each step there were.

    Each in a transaction of its own: killed in between, the next round does the rest.
    """
    keys = list(_to_see_to(today).order_by("pk").values_list("pk", flat=True))
    done = dict.fromkeys((Done.EXPIRED, Done.ENDED, Done.TO_SECOND, Done.TO_LEAD), 0)
    for count, key in enumerate(keys, start=1):
        step = _see_to(number=key, today=today, at=at, by=MACHINE)
        if step is not None:
            done[step] += 1
        progress(count, len(keys))
    return {str(step): count for step, count in done.items()}


def _to_see_to(today):
    rows = Referral.objects.under_way()
    ended = rows.not_agreed_on(today).values("pk")
    overdue = rows.overdue(today).values("pk")
    unread = rows.filter(
        state=State.SENT,
        read_on__isnull=True,
        to_organisation__isnull=False,
        passed_to_lead_on__isnull=True,
        sent_on__lte=working_days_before(today),
    ).values("pk")
    return rows.filter(pk__in=ended.union(overdue, unread))


@action
def _see_to(*, number, today, at, by):
    """Take the step that is due, if one still is; returns it."""
    referral = locked(Referral(pk=number))
    state = state_on(referral, today)
    if state != referral.state:
        step = Done(state)
        take(referral, step, by=None, at=at, ended_on=today, is_unread_answer=True)
        return step
    step = _passed_on(referral, today)
    if step is not None:
        field = "passed_to_second_on" if step == Done.TO_SECOND else "passed_to_lead_on"
        take(referral, step, by=None, at=at, **{field: today})
    return step


def _passed_on(referral, today):
    """To whom an unread referral goes today: to the second focal person, then to the lead."""
    if referral.state != State.SENT or referral.read_on or referral.is_outside:
        return None
    since = referral.passed_to_second_on or referral.sent_on
    if referral.passed_to_lead_on or since > working_days_before(today):
        return None
    return Done.TO_LEAD if referral.passed_to_second_on else Done.TO_SECOND


def working_days_before(day, count=WORKING_DAYS):
    """The day that lies so many working days before this one; Saturday and Sunday are none."""
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day
