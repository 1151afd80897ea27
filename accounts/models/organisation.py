"""Organisations that work in the response."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import OrganisationKind
from accounts.field_classes import classes
from accounts.history.changes import tracked


@tracked()
class Organisation(models.Model):
    """A ministry, an agency or an NGO whose staff or programs use the register."""

    acronym = models.CharField(_("acronym"), max_length=20, primary_key=True, db_collation="C")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    is_controller = models.BooleanField(
        _("controls the register"),
        default=False,
        help_text=_("Decides why and how people's data are kept; its staff work in the register."),
    )

    field_classes = classes(administrative="acronym name kind is_controller")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["is_controller"],
                condition=Q(is_controller=True),
                name="organisation_one_controller",
                violation_error_message=_("Another organisation controls the register already."),
                violation_error_code="second_controller",
            ),
            models.CheckConstraint(
                condition=Q(acronym__regex=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"),
                name="organisation_acronym_is_a_word",
                violation_error_message=_(
                    "An acronym has Latin letters, digits, hyphens and underscores only, such as "
                    "MLSA."
                ),
                violation_error_code="acronym_form",
            ),
        ]

    def __str__(self):
        return self.acronym
