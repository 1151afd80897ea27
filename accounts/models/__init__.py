"""Who works here."""

from accounts.models.look import Look
from accounts.models.organisation import Organisation
from accounts.models.user import User

__all__ = ["Look", "Organisation", "User"]
