"""Rows about needs: questionnaires, and what was answered."""

from assessments.models.instrument import Instrument

__all__ = ["Instrument"]
