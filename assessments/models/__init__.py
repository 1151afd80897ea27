"""Rows about needs: questionnaires, what was answered, and what methods made of it."""

from assessments.models.assessment import Assessment, Draft, MemberAnswers
from assessments.models.instrument import Instrument
from assessments.models.place_assessment import PlaceAssessment
from assessments.models.scores import IndicatorValue, PriorityNeed, SectorSeverity
from assessments.models.waiting import WaitingSubmission

__all__ = [
    "Assessment",
    "Draft",
    "IndicatorValue",
    "Instrument",
    "MemberAnswers",
    "PlaceAssessment",
    "PriorityNeed",
    "SectorSeverity",
    "WaitingSubmission",
]
