"""Rows about help: programmes with their rules, what was planned and given, and to whom."""

from assistance.models.assistance import Assistance, AssistedPerson
from assistance.models.distribution import Distribution, DistributionLine
from assistance.models.programme import Programme, ProgrammeRule

__all__ = [
    "Assistance",
    "AssistedPerson",
    "Distribution",
    "DistributionLine",
    "Programme",
    "ProgrammeRule",
]
