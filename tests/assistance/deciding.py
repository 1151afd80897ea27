"""How tests apply: by a rule or to a panel, with visible defaults."""

import pytest
from django.core.exceptions import ValidationError

from assistance import actions
from tests.assistance.programmes import DAY
from tests.factories import head_of

RENTING = {"fact": "accommodation", "is": "equal", "value": "rented"}


def refused(code):
    """A refusal of this code."""
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def decided(of, household, *, by, on=DAY, applied_on=DAY, **changes):
    """The decision on the head's application, by the rule."""
    return actions.decide_application(
        **{
            "programme": of, "household": household,
            "applicant": household.members.get(relationship="head"),
            "applied_on": applied_on, "on": on, "by": by,
        } | changes
    )  # fmt: skip


def by_panel(of, household, *, by, on=DAY, applied_on=DAY, **changes):
    """The decision on the head's application, by a panel that agrees."""
    return actions.decide_by_panel(
        **{
            "programme": of, "household": household, "applicant": head_of(household),
            "applied_on": applied_on, "on": on, "by": by, "is_eligible": True,
            "minutes": "All three agreed.",
        } | changes
    )  # fmt: skip
