"""The words of assessments: kinds of questionnaires, and how far one has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstrumentKind(models.TextChoices):
    """What a questionnaire is asked for, and of whom."""

    RAPID = "rapid", _("rapid needs assessment")
    MULTI_SECTOR = "multi_sector", _("multi-sectoral needs assessment")
    FOLLOW_UP = "follow_up", _("follow-up assessment")
    LOCATION = "location", _("rapid needs assessment of a place")


class InstrumentState(models.TextChoices):
    """Whether a questionnaire may be asked; what was answered under it stays readable."""

    TRIED = "tried", _("tried, not yet in use")
    IN_USE = "in_use", _("in use")
    RETIRED = "retired", _("no longer in use")
