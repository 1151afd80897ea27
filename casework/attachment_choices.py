"""The words of photos and scans."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttachmentKind(models.TextChoices):
    """What sort of thing it is that was photographed or scanned."""

    PHOTO = "photo", _("photo")
    SCAN = "scan", _("scan of a paper")
