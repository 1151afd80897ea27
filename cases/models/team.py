"""Who works with a household or person, and from whom they are hidden."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import of_dated
from accounts.history.changes import tracked
from cases.models.dated import Dated, DatedQuerySet, day_laws


def _about(field):
    """A household or a person, one of which a row of the team is about."""
    return models.ForeignKey(
        f"cases.{field.capitalize()}",
        verbose_name=_("household") if field == "household" else _("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )


def _one_of_both(name):
    return models.CheckConstraint(
        condition=Q(household__isnull=True, individual__isnull=False)
        | Q(household__isnull=False, individual__isnull=True),
        name=f"{name}_is_about_one",
        violation_error_message=_("Choose the household or one person of it."),
        violation_error_code="household_or_person",
    )


class TeamQuerySet(DatedQuerySet):
    """Who works with households and people, or why those are hidden."""

    def about(self, target):
        """About a household or anybody in it; or about this person."""
        if hasattr(target, "household"):
            return self.filter(individual=target)
        return self.filter(Q(household=target) | Q(individual__household=target))


@tracked("household", "individual")
class Restriction(Dated):
    """A household or person is hidden from partners, for a reason, until a day."""

    household = _about("household")
    individual = _about("individual")
    reason = models.CharField(_("why"), max_length=200)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        on_delete=models.PROTECT,
        related_name="restrictions_set",
    )

    objects = TeamQuerySet.as_manager()
    access_path = ("household", "individual__household")
    for_partners = False
    # The data protection officer watches over all of them.
    of_officer = True
    field_classes = of_dated(administrative="household individual set_by", protection="reason")

    class Meta(Dated.Meta):
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        constraints = [*day_laws("restriction"), _one_of_both("restriction")]

    def __str__(self):
        return f"{self.from_on} {self.reason}"


@tracked("household", "individual")
class Assignment(Dated):
    """A user works with a household or person: the team."""

    household = _about("household")
    individual = _about("individual")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("caseworker"),
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    reason = models.CharField(_("why"), max_length=200, blank=True)

    objects = TeamQuerySet.as_manager()
    access_path = ("household", "individual__household")
    for_partners = False
    field_classes = of_dated(administrative="household individual user", free_text="reason")

    class Meta(Dated.Meta):
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            *day_laws("assignment"),
            _one_of_both("assignment"),
            models.UniqueConstraint(
                fields=["user", "household"],
                condition=Q(until_on__isnull=True, household__isnull=False),
                name="assignment_once_per_household",
                violation_error_message=_("This user works with this household already."),
                violation_error_code="assigned_already",
            ),
            models.UniqueConstraint(
                fields=["user", "individual"],
                condition=Q(until_on__isnull=True, individual__isnull=False),
                name="assignment_once_per_person",
                violation_error_message=_("This user works with this person already."),
                violation_error_code="assigned_already",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.from_on}"
