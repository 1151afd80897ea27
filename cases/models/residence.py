"""Addresses of households."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import of_dated
from accounts.history.changes import tracked
from cases.choices import Accommodation, ResidenceKind
from cases.models.dated import DatedQuerySet, NumberKey, days
from cases.rules import EARLIEST_DAY
from cases.words import SAID


@tracked("household")
class Residence(models.Model):
    """Where a household lived, or was on the state's books, from a day until another."""

    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="residences",
        db_index=False,  # residence_by_household
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=ResidenceKind, default=ResidenceKind.ACTUAL
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="residences",
        db_index=False,  # residence_by_place
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    accommodation = models.CharField(
        _("housing"), max_length=12, choices=Accommodation, default=Accommodation.UNKNOWN
    )

    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer held.")
    )

    objects = DatedQuerySet.as_manager()
    access_path = "household"
    field_classes = of_dated(administrative="household kind accommodation", contact="place address")

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        select_on_save = True
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__gte=EARLIEST_DAY),
                name="residence_not_too_early",
                violation_error_message=SAID["too_early"],
                violation_error_code="too_early",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="residence_ends_after_its_beginning",
                violation_error_message=_("An address cannot end before it begins."),
                violation_error_code="ends_before_beginning",
            ),
            ExclusionConstraint(
                name="residence_one_of_a_kind_at_a_time",
                expressions=[
                    (NumberKey("household"), RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "The household has another address of this kind in these days."
                ),
                violation_error_code="overlapping_address",
            ),
        ]
        indexes = [
            models.Index("household", "from_on", name="residence_by_household"),
            models.Index("place", "household", name="residence_by_place"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.from_on}"
