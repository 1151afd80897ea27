"""Who was in which household from when to when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import of_dated
from accounts.history.changes import tracked
from cases.choices import VOID, Relationship
from cases.models.dated import DatedQuerySet, NumberKey, days


class MembershipQuerySet(DatedQuerySet):
    """Who belonged where on which day."""

    def counted(self):
        """Without the records that never stood for a person of their own."""
        return self.exclude(individual__left_reason__in=VOID)


@tracked("individual")
class Membership(models.Model):
    """The stay of one person in one household, with what they were in it.

    Written by the database whenever a person's row changes, through whichever door; the
    application reads it and does not write it.
    """

    individual = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="memberships",
        db_index=False,  # membership_by_individual
    )
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="memberships",
        db_index=False,  # membership_by_household
    )
    relationship = models.CharField(_("relationship"), max_length=16, choices=Relationship)
    family_unit = models.CharField(_("family unit"), max_length=2, blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()
    written_by_database = True
    access_path = "household"
    person_path = "individual"
    field_classes = of_dated(administrative="individual household relationship family_unit")

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="membership_ends_after_its_beginning",
                violation_error_message=_(
                    "Nobody can leave a household, or change place in it, before the day they came."
                ),
                violation_error_code="left_before_coming",
            ),
            ExclusionConstraint(
                name="membership_one_household_at_a_time",
                expressions=[
                    (NumberKey("individual"), RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This person belonged to a household in these days already."
                ),
                violation_error_code="overlapping_membership",
            ),
        ]
        indexes = [
            models.Index("individual", "from_on", name="membership_by_individual"),
            models.Index("household", "from_on", name="membership_by_household"),
        ]

    def __str__(self):
        return f"{self.individual_id} {self.household_id} {self.from_on}"
