"""What can be done about help: every door calls these.

All are keyword-only and atomic. `by` is the user, `on` the day on which the thing is true. A
refusal is a ValidationError in words, and then nothing was written.
"""

from assistance.actions.giving import (
    cancel_assistance,
    deliver_assistance,
    describe_assistance,
    give_assistance,
    plan_assistance,
    return_assistance,
)

__all__ = [
    "cancel_assistance",
    "deliver_assistance",
    "describe_assistance",
    "give_assistance",
    "plan_assistance",
    "return_assistance",
]
