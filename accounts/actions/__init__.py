"""What is done to accounts: each a single write, whichever door asks."""

from accounts.actions.access import amend_access, confirm_role, disable, enable, end_sessions
from accounts.actions.factors import reset_second_factor
from accounts.actions.invitations import LASTS, accept_invitation, digest_of, invite, new_link

__all__ = [
    "LASTS",
    "accept_invitation",
    "amend_access",
    "confirm_role",
    "digest_of",
    "disable",
    "enable",
    "end_sessions",
    "invite",
    "new_link",
    "reset_second_factor",
]
