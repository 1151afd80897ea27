"""A file of deliveries, and how far it was written: so that it goes on where it stopped."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes


class DeliveryFile(models.Model):
    """A file of deliveries that is written batch by batch, each with its rows or not at all.

    Its key is chosen by whoever sends it: the same file under the same key goes on after the last
    batch that was written, and another file under that key is refused.
    """

    key = models.CharField(_("key"), max_length=80, primary_key=True, db_collation="C")
    sha256 = models.CharField(_("digest of the file"), max_length=64)
    name = models.CharField(_("name of the file"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        on_delete=models.PROTECT,
        related_name="delivery_files",
    )
    begun_at = models.DateTimeField(_("begun at"))
    rows = models.PositiveIntegerField(_("rows"))
    done_rows = models.PositiveIntegerField(_("rows written"), default=0)

    about_people = False
    field_classes = classes(administrative="key sha256 name by begun_at rows done_rows")

    class Meta:
        verbose_name = _("file of deliveries")
        verbose_name_plural = _("files of deliveries")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(done_rows__lte=F("rows")),
                name="delivery_file_done",
                violation_error_message=_("No more rows are written than the file has."),
                violation_error_code="done_rows",
            ),
        ]

    def __str__(self):
        return self.key
