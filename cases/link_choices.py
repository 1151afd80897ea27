"""Choices of links between people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkEnd(models.TextChoices):
    """Why a link between two people no longer holds."""

    TURNED_18 = "turned_18", _("turned 18")
    SEPARATED = "separated", _("divorced or separated")
    ORDERED = "ordered", _("by decision of a court or a guardianship body")
    NO_LONGER = "no_longer", _("no longer cares, hosts or answers for them")
    FOUND = "found", _("found: linked by number now")
    DIED = "died", _("one of them died")
    MISTAKE = "mistake", _("recorded by mistake")
    OTHER = "other", _("other")
