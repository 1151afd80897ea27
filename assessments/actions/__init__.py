"""What can be done to questionnaires and assessments: every door calls these.

All are keyword-only. `by` is the user, `on` the day on which the thing is true. A refusal is a
ValidationError in words (or `Refused`, of a workbook), and then nothing was written.
"""

from assessments.actions.assessments import (
    cancel_assessment,
    finish_assessment,
    save_typed,
    start_assessment,
)
from assessments.actions.instruments import add_instrument, add_shipped, put_in_use, retire
from assessments.actions.place_assessments import (
    cancel_place_assessment,
    finish_place_assessment,
    save_typed_of_place,
    start_place_assessment,
)
from assessments.actions.recording import (
    keep_waiting,
    link_waiting,
    record_assessments,
    renew_waiting,
    set_aside,
)

__all__ = [
    "add_instrument",
    "add_shipped",
    "cancel_assessment",
    "cancel_place_assessment",
    "finish_assessment",
    "finish_place_assessment",
    "keep_waiting",
    "link_waiting",
    "put_in_use",
    "record_assessments",
    "renew_waiting",
    "retire",
    "save_typed",
    "save_typed_of_place",
    "set_aside",
    "start_assessment",
    "start_place_assessment",
]
