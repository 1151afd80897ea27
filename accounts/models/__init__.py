"""Who works here."""

from accounts.models.invitation import Invitation
from accounts.models.organisation import Organisation
from accounts.models.user import User

__all__ = ["Invitation", "Organisation", "User"]
