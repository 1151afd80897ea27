"""What a decree says of a whole class of papers, however many people hold one."""

from django.db import models
from django.db.models import DateField, F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.choices import DocumentType
from cases.rules import EARLIEST_DAY
from cases.words import SAID


class ValidityExtensionQuerySet(models.QuerySet):
    """Extensions by decree."""

    def in_force(self):
        """Those that move papers: none that was entered by mistake."""
        return self.filter(is_void=False)


@tracked()
class ValidityExtension(models.Model):
    """By a decree, all papers of one kind that were printed until some days serve longer.

    Nothing is written to the papers: until when each serves is asked of the decrees
    (`cases/validity.py`). A decree never shortens; of two the later end holds.
    """

    type = models.CharField(_("kind of document"), max_length=20, choices=DocumentType)
    printed_from = models.DateField(_("printed to end on, from"))
    printed_to = models.DateField(_("printed to end on, to"))
    issued_from = models.DateField(_("issued from"), null=True, blank=True)
    issued_to = models.DateField(
        _("issued to"),
        null=True,
        blank=True,
        help_text=_("Papers whose day of issue is not recorded are moved only if both are empty."),
    )
    extended_until = models.DateField(_("extended until"))
    decree = models.CharField(
        _("decree"), max_length=120, help_text=_("Who decreed it, and under which number.")
    )
    decreed_on = models.DateField(_("date of the decree"))
    is_void = models.BooleanField(
        _("entered by mistake"), default=False, help_text=_("It moves nothing; it stays in sight.")
    )

    objects = ValidityExtensionQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="id type printed_from printed_to issued_from issued_to extended_until "
        "decree decreed_on is_void"
    )

    class Meta:
        verbose_name = _("extension by decree")
        verbose_name_plural = _("extensions by decree")
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_to__gte=F("printed_from")),
                name="extension_printed_in_order",
                violation_error_message=_("The last printed day lies before the first."),
                violation_error_code="printed_in_order",
            ),
            models.CheckConstraint(
                condition=Q(issued_from__isnull=True)
                | Q(issued_to__isnull=True)
                | Q(issued_to__gte=F("issued_from")),
                name="extension_issued_in_order",
                violation_error_message=_("The last day of issue lies before the first."),
                violation_error_code="issued_in_order",
            ),
            models.CheckConstraint(
                condition=Q(extended_until__gt=F("printed_to")),
                name="extension_is_longer",
                violation_error_message=_(
                    "A decree extends: the new end lies after the last printed day."
                ),
                violation_error_code="extension_too_early",
            ),
            models.CheckConstraint(
                condition=Q(decreed_on__gte=EARLIEST_DAY, printed_from__gte=EARLIEST_DAY),
                name="extension_not_too_early",
                violation_error_message=SAID["too_early"],
                violation_error_code="too_early",
            ),
            models.UniqueConstraint(
                fields=[
                    "type",
                    "decree",
                    "printed_from",
                    "printed_to",
                    "issued_from",
                    "issued_to",
                ],
                condition=Q(is_void=False),
                nulls_distinct=False,
                name="extension_once",
                violation_error_message=_("This class of papers was extended by it already."),
                violation_error_code="extended_twice",
            ),
        ]

    def __str__(self):
        return f"{self.get_type_display()}: {self.decree}"


def own_last_day():
    """The last day on which a paper serves by itself: as printed on it, or as put in its row."""
    return Greatest("expires_on", "extended_until", output_field=DateField())
