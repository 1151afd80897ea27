"""Who works here, whom they may see, and what they looked at."""

from accounts.models.agreement import SharingAgreement
from accounts.models.invitation import Invitation
from accounts.models.look import Look
from accounts.models.organisation import Organisation
from accounts.models.user import User

__all__ = ["Invitation", "Look", "Organisation", "SharingAgreement", "User"]
