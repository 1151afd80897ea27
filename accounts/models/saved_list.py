"""Lists with their filters that somebody comes back to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes


class SavedList(models.Model):
    """A list with filters, under a name of the user's own; what was searched for is not kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.PROTECT,
        related_name="saved_lists",
        db_index=False,
    )
    title = models.CharField(_("name of the list"), max_length=60)
    address = models.CharField(_("address"), max_length=300)

    untracked = "a shortcut of one's own; it says nothing of anybody"
    field_classes = classes(administrative="id user title address")

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "title"],
                name="saved_list_name",
                violation_error_message=_("You have a list of this name already."),
                violation_error_code="name_taken",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="saved_list_has_a_name",
                violation_error_message=_("Give the list a name."),
                violation_error_code="no_name",
            ),
        ]

    def __str__(self):
        return self.title
