"""What can be done to a household and its people: every door calls these, and nothing else writes.

All are keyword-only. `by` is the user, `on` the day on which the thing is true, `today` the day it
is typed. A refusal is a ValidationError in words, and then nothing was written.
"""

from cases.actions.addresses import change_address
from cases.actions.household import (
    amend_household,
    make_inactive,
    register_household,
    reopen,
)
from cases.actions.members import (
    amend_person,
    change_head,
    member_leaves,
    member_returns,
    move_member,
    register_birth,
)

__all__ = [
    "amend_household",
    "amend_person",
    "change_address",
    "change_head",
    "make_inactive",
    "member_leaves",
    "member_returns",
    "move_member",
    "register_birth",
    "register_household",
    "reopen",
]
