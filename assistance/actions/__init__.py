"""What can be done about help: every door calls these.

All are keyword-only and atomic. `by` is the user, `on` the day on which the thing is true. A
refusal is a ValidationError in words, and then nothing was written.
"""

from assistance.actions.bulk_delivery import deliver_many
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
from assistance.actions.instruments import add_instrument, end_instrument
from assistance.actions.payment_answers import answer_payments
from assistance.actions.payment_lists import (
    approve_payment_list,
    make_payment_list,
    withdraw_payment_list,
)

__all__ = [
    "add_instrument",
    "answer_payments",
    "approve_distribution",
    "approve_payment_list",
    "cancel_assistance",
    "cancel_distribution",
    "close_distribution",
    "deliver_assistance",
    "deliver_many",
    "describe_assistance",
    "draw_up_distribution",
    "end_instrument",
    "give_assistance",
    "hand_over",
    "make_payment_list",
    "plan_assistance",
    "return_assistance",
    "withdraw_payment_list",
]
