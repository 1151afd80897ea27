"""What can be done about help: every door calls these.

All are keyword-only and atomic. `by` is the user, `on` the day on which the thing is true. A
refusal is a ValidationError in words, and then nothing was written.
"""

from assistance.actions.desk import hand_over
from assistance.actions.distributions import (
    approve_distribution,
    cancel_distribution,
    close_distribution,
    draw_up_distribution,
)
from assistance.actions.giving import (
    cancel_assistance,
    deliver_assistance,
    describe_assistance,
    give_assistance,
    plan_assistance,
    return_assistance,
)

__all__ = [
    "approve_distribution",
    "cancel_assistance",
    "cancel_distribution",
    "close_distribution",
    "deliver_assistance",
    "describe_assistance",
    "draw_up_distribution",
    "give_assistance",
    "hand_over",
    "plan_assistance",
    "return_assistance",
]
