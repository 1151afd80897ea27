"""The words of feedback and of appointments."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How feedback came."""

    DESK = "desk", _("at the desk")
    HOTLINE = "hotline", _("by telephone")
    BOX = "box", _("complaints box")
    MESSAGE = "message", _("message or letter")
    VISIT = "visit", _("at a visit")


class Category(models.TextChoices):
    """What feedback is about."""

    QUESTION = "question", _("question")
    THANKS = "thanks", _("thanks")
    SUGGESTION = "suggestion", _("suggestion")
    LEFT_OUT = "left_out", _("left out, or help too late")
    QUALITY = "quality", _("quality of help")
    DATA = "data", _("about the data kept of them")
    STAFF = "staff", _("complaint about staff")
    EXPLOITATION = "exploitation", _("sexual exploitation or abuse")


# Hidden from everybody of the accused organisation and office; told to focal points alone.
SENSITIVE = (Category.STAFF, Category.EXPLOITATION)
# Within so many days somebody has to answer. Ours, to be settled with the partners: what concerns
# safety the next day, questions within a week, all else within two.
DUE_DAYS = {Category.EXPLOITATION: 1, Category.STAFF: 3, Category.QUESTION: 7}
DUE_DAYS_ELSE = 14


class FeedbackState(models.TextChoices):
    """How far feedback came."""

    OPEN = "open", _("to be answered")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed")


class AppointmentState(models.TextChoices):
    """What came of an appointment."""

    PLANNED = "planned", _("planned")
    KEPT = "kept", _("kept")
    MISSED = "missed", _("missed")
    CANCELLED = "cancelled", _("cancelled")
