"""What can be done about help: every door calls these.

All are keyword-only and atomic. `by` is the user, `on` the day on which the thing is true. A
refusal is a ValidationError in words, and then nothing was written.
"""

from assistance.actions.bulk_delivery import deliver_many
from assistance.actions.decisions import (
    appeal,
    decide_appeal,
    decide_application,
    decide_by_panel,
    said_of,
)
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
from assistance.actions.means import (
    record_belonging,
    record_income,
    record_no_belongings,
    record_no_income,
)
from assistance.actions.payment_answers import answer_payments
from assistance.actions.payment_lists import (
    approve_payment_list,
    make_payment_list,
    withdraw_payment_list,
)

__all__ = [
    "add_instrument",
    "answer_payments",
    "appeal",
    "approve_distribution",
    "approve_payment_list",
    "cancel_assistance",
    "cancel_distribution",
    "close_distribution",
    "decide_appeal",
    "decide_application",
    "decide_by_panel",
    "deliver_assistance",
    "deliver_many",
    "describe_assistance",
    "draw_up_distribution",
    "end_instrument",
    "give_assistance",
    "hand_over",
    "make_payment_list",
    "plan_assistance",
    "record_belonging",
    "record_income",
    "record_no_belongings",
    "record_no_income",
    "return_assistance",
    "said_of",
    "withdraw_payment_list",
]
