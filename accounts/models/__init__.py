"""Who works here, whom they may see, what they looked at, and what they asked to be done."""

from accounts.models.agreement import SharingAgreement
from accounts.models.invitation import Invitation
from accounts.models.job import Job, JobFile
from accounts.models.look import Look
from accounts.models.organisation import Organisation
from accounts.models.saved_list import SavedList
from accounts.models.user import User

__all__ = [
    "Invitation",
    "Job",
    "JobFile",
    "Look",
    "Organisation",
    "SavedList",
    "SharingAgreement",
    "User",
]
