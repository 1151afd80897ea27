"""Rows of case work: cases with their plans and teams, notes, tasks, referrals, feedback."""

from casework.models.appointment import Appointment
from casework.models.attachment import Attachment
from casework.models.case import Case
from casework.models.case_parts import CaseMember, CaseStep, Goal, Transfer
from casework.models.feedback import Feedback, FocalPoint
from casework.models.note import CaseNote
from casework.models.referral import Referral, ReferralPerson, ReferralStep
from casework.models.service import Service
from casework.models.task import Task

__all__ = [
    "Appointment",
    "Attachment",
    "Case",
    "CaseMember",
    "CaseNote",
    "CaseStep",
    "Feedback",
    "FocalPoint",
    "Goal",
    "Referral",
    "ReferralPerson",
    "ReferralStep",
    "Service",
    "Task",
    "Transfer",
]
