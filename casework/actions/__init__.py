"""What is done in case work: each function one write, all of it or none."""

from casework.actions.appointments import (
    cancel_appointment,
    make_appointment,
    note_kept,
    note_missed,
)
from casework.actions.feedback import (
    answer_feedback,
    close_feedback,
    end_focal_point,
    name_focal_point,
    record_feedback,
)

__all__ = [
    "answer_feedback",
    "cancel_appointment",
    "close_feedback",
    "end_focal_point",
    "make_appointment",
    "name_focal_point",
    "note_kept",
    "note_missed",
    "record_feedback",
]
