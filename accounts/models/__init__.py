"""Who works here."""

from accounts.models.agreement import SharingAgreement
from accounts.models.invitation import Invitation
from accounts.models.organisation import Organisation
from accounts.models.user import User

__all__ = ["Invitation", "Organisation", "SharingAgreement", "User"]
