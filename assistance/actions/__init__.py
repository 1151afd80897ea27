"""What can be done about help: every door calls these.

All are keyword-only and atomic. `by` is the user, `on` the day on which the thing is true. A
refusal is a ValidationError in words, and then nothing was written.
"""

from assistance.actions.decisions import (
    appeal,
    decide_appeal,
    decide_application,
    decide_by_panel,
    said_of,
)
from assistance.actions.giving import (
    cancel_assistance,
    deliver_assistance,
    plan_assistance,
    return_assistance,
)
from assistance.actions.means import (
    record_belonging,
    record_income,
    record_no_belongings,
    record_no_income,
)

__all__ = [
    "appeal",
    "cancel_assistance",
    "decide_appeal",
    "decide_application",
    "decide_by_panel",
    "deliver_assistance",
    "plan_assistance",
    "record_belonging",
    "record_income",
    "record_no_belongings",
    "record_no_income",
    "return_assistance",
    "said_of",
]
