"""Rows of case work: cases with their plans and teams, notes, tasks."""

from casework.models.attachment import Attachment
from casework.models.case import Case
from casework.models.case_parts import CaseMember, CaseStep, Goal, Transfer
from casework.models.note import CaseNote
from casework.models.task import Task

__all__ = ["Attachment", "Case", "CaseMember", "CaseNote", "CaseStep", "Goal", "Task", "Transfer"]
