"""What is done to accounts and agreements: each a single write, whichever door asks."""

from accounts.actions.access import amend_access, disable, enable, end_sessions
from accounts.actions.confirming import (
    clear_for_protection,
    confirm_on_the_machine,
    confirm_role,
    refuse_role,
)
from accounts.actions.desks import choose_desk
from accounts.actions.factors import reset_second_factor
from accounts.actions.invitations import LASTS, accept_invitation, digest_of, invite, new_link
from accounts.actions.reminders import choose_reminders
from accounts.actions.saved_lists import remove_list, save_list
from accounts.actions.surge import (
    end_surge_account,
    extend_surge_account,
    make_surge_accounts,
    renew_surge_link,
)

__all__ = [
    "LASTS",
    "accept_invitation",
    "amend_access",
    "choose_desk",
    "choose_reminders",
    "clear_for_protection",
    "confirm_on_the_machine",
    "confirm_role",
    "digest_of",
    "disable",
    "enable",
    "end_sessions",
    "end_surge_account",
    "extend_surge_account",
    "invite",
    "make_surge_accounts",
    "new_link",
    "refuse_role",
    "remove_list",
    "renew_surge_link",
    "reset_second_factor",
    "save_list",
]
