"""Rows about help: programmes with their rules, what was planned and given, and to whom."""

from assistance.models.assistance import Assistance, AssistedPerson
from assistance.models.decision import Decision
from assistance.models.means import Belonging, Income
from assistance.models.programme import Programme, ProgrammeRule

__all__ = [
    "Assistance",
    "AssistedPerson",
    "Belonging",
    "Decision",
    "Income",
    "Programme",
    "ProgrammeRule",
]
