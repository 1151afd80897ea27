"""What is done in case work: each function one write, all of it or none."""

from casework.actions.appointments import (
    cancel_appointment,
    make_appointment,
    note_kept,
    note_missed,
)
from casework.actions.cases import change_priority, open_case, review_case
from casework.actions.closing import close_case, confirm_closure, reopen_case, send_back
from casework.actions.feedback import (
    answer_feedback,
    close_feedback,
    end_focal_point,
    name_focal_point,
    record_feedback,
)
from casework.actions.plans import drop_goal, reach_goal, set_goal
from casework.actions.reassigning import reassign
from casework.actions.team import join_team, leave_team
from casework.actions.transferring import (
    accept_transfer,
    ask_transfer,
    decline_transfer,
    withdraw_transfer,
)

__all__ = [
    "accept_transfer",
    "answer_feedback",
    "ask_transfer",
    "cancel_appointment",
    "change_priority",
    "close_case",
    "close_feedback",
    "confirm_closure",
    "decline_transfer",
    "drop_goal",
    "end_focal_point",
    "join_team",
    "leave_team",
    "make_appointment",
    "name_focal_point",
    "note_kept",
    "note_missed",
    "open_case",
    "reach_goal",
    "reassign",
    "record_feedback",
    "reopen_case",
    "review_case",
    "send_back",
    "set_goal",
    "withdraw_transfer",
]
