"""Cases as the tests of case work build them, through the actions of the users."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from casework import actions

DAY, NOON = date(2026, 11, 30), datetime(2026, 11, 30, 8, tzinfo=UTC)
SOON = DAY + timedelta(days=30)
SAFETY, RENT = {"kind": "protection", "concern": "Safety"}, {"concern": "Rent"}


def said(by, at=NOON):
    """What every action is told besides: who acts, when."""
    return {"by": by, "at": at, "today": DAY}


def opened(about, *, by, worker=None, **values):
    """An open case of a household or person: of social support, unless said otherwise."""
    values = {
        "kind": "social_support", "concern": "Rent", "priority": "medium",
        "because": "They can't pay the rent", "review_on": SOON,
    } | values  # fmt: skip
    return actions.open_case(about=about, worker=worker or by, **said(by), **values)


def closed(case, *, by, outcome="goals_met", because="They pay it themselves"):
    """The case after who works on it closed it, or asked to."""
    return actions.close_case(case=case, outcome=outcome, because=because, **said(by))


def story(case):
    """The steps that were taken, in their order."""
    return list(case.steps.values_list("step", flat=True))


def goal(case, worker, what="A lease"):
    """A goal of the case that is to be reached soon."""
    return actions.set_goal(case=case, what=what, due_on=SOON, **said(worker))


@contextmanager
def refused(code):
    """The block is refused with this code alone."""
    with pytest.raises(ValidationError) as caught:
        yield
    assert {each.code for each in ValidationError([caught.value]).error_list} == {code}
