"""Exports of the multi-sector questionnaire as KoBoToolbox and ODK Central write them.

Written from the workbook and from what those systems write, to try the importer by: nothing of the
system is used here, only the standard library and openpyxl. All is drawn from a seed.
"""

from tests.assessments.kobo_export.central import central
from tests.assessments.kobo_export.kobo import kobo
from tests.assessments.kobo_export.planting import FAULTS, Planted, planted
from tests.assessments.kobo_export.submissions import DAY, made_up
from tests.assessments.kobo_export.tables import BOTH, SPLIT, STRING, Export, Sheet

__all__ = [
    "BOTH",
    "DAY",
    "FAULTS",
    "SPLIT",
    "STRING",
    "Export",
    "Planted",
    "Sheet",
    "central",
    "kobo",
    "made_up",
    "planted",
]
