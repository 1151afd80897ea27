"""What can be done to a household and its people: every door calls these, and nothing else writes.

All are keyword-only. `by` is the user, `on` the day on which the thing is true, `today` the day it
is typed. A refusal is a ValidationError in words, and then nothing was written.
"""

from cases.actions.addresses import change_address
from cases.actions.asking import ask_beyond, ask_beyond_of_list
from cases.actions.beyond import allow_more, check_take_over, take_over
from cases.actions.citizenship import decide_citizenship
from cases.actions.consents import record_consent, record_consents, withdraw
from cases.actions.data_requests import close_request, open_request
from cases.actions.facts import (
    add_decision,
    add_displacement,
    add_document,
    add_need,
    add_phone,
    amend_document,
    amend_phone,
    end_fact,
    record_absence,
    record_status,
)
from cases.actions.glass import break_glass, review_glass
from cases.actions.household import (
    amend_household,
    make_inactive,
    register_household,
    reopen,
)
from cases.actions.links import amend_link, end_link, end_links_of_adults, link_people
from cases.actions.members import (
    amend_person,
    change_head,
    member_leaves,
    member_returns,
    move_member,
    register_birth,
)
from cases.actions.mistakes import decide_mistake, report_mistake
from cases.actions.quick import complete_household, register_quickly, reserve_numbers
from cases.actions.team import (
    assign,
    confirm_household,
    end_assignment,
    end_restriction,
    restrict,
)

__all__ = [
    "add_decision",
    "add_displacement",
    "add_document",
    "add_need",
    "add_phone",
    "allow_more",
    "amend_document",
    "amend_household",
    "amend_link",
    "amend_person",
    "amend_phone",
    "ask_beyond",
    "ask_beyond_of_list",
    "assign",
    "break_glass",
    "change_address",
    "change_head",
    "check_take_over",
    "close_request",
    "complete_household",
    "confirm_household",
    "decide_citizenship",
    "decide_mistake",
    "end_assignment",
    "end_fact",
    "end_link",
    "end_links_of_adults",
    "end_restriction",
    "link_people",
    "make_inactive",
    "member_leaves",
    "member_returns",
    "move_member",
    "open_request",
    "record_absence",
    "record_consent",
    "record_consents",
    "record_status",
    "register_birth",
    "register_household",
    "register_quickly",
    "reopen",
    "report_mistake",
    "reserve_numbers",
    "restrict",
    "review_glass",
    "take_over",
    "withdraw",
]
