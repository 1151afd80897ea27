"""Who works here."""

from accounts.models.agreement import SharingAgreement
from accounts.models.organisation import Organisation
from accounts.models.user import User

__all__ = ["Organisation", "SharingAgreement", "User"]
