"""A distribution: who is to get something of a programme at one place on one day; and each line."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.choices import DistributionState
from assistance.models.assistance import Assistance, by_user
from assistance.models.programme import Programme
from cases import numbers
from cases.policy import AboutPeople


class DistributionQuerySet(models.QuerySet):
    """Distributions."""

    def locked(self):
        """Those whose list is approved and being served."""
        return self.filter(state=DistributionState.APPROVED)


@tracked("programme")
class Distribution(models.Model):
    """A list of who gets something of a programme at a place on a day.

    Drawn up by one person, approved by another, which locks it; served at the desk; closed with
    what is left.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_list_number,
        editable=False,
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="distributions",
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        related_name="distributions",
    )
    on = models.DateField(_("on which day"))
    state = models.CharField(
        _("state"), max_length=9, choices=DistributionState, default=DistributionState.DRAFT
    )
    made_on = models.DateField(_("drawn up on"))
    made_by = by_user(_("drawn up by"), "distributions_made")
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = by_user(_("approved by"), "distributions_approved", null=True, blank=True)
    ended_on = models.DateField(_("closed or cancelled on"), null=True, blank=True)
    ended_by = by_user(_("closed or cancelled by"), "distributions_ended", null=True, blank=True)
    ended_because = models.CharField(_("why"), max_length=200, blank=True)

    objects = DistributionQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="number programme place on state made_on made_by approved_on approved_by "
        "ended_on ended_by",
        free_text="ended_because",
    )

    class Meta:
        verbose_name = _("distribution")
        verbose_name_plural = _("distributions")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.FROZEN_LIST)),
                name="distribution_number_form",
                violation_error_message=_("The number of a list is X and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("made_by")),
                name="distribution_is_approved_by_another",
                violation_error_message=_("Somebody else approves it than who drew it up."),
                violation_error_code="second_person",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=DistributionState.DRAFT,
                    approved_by__isnull=True,
                    approved_on__isnull=True,
                    ended_on__isnull=True,
                )
                | Q(
                    state=DistributionState.APPROVED,
                    approved_by__isnull=False,
                    approved_on__isnull=False,
                    ended_on__isnull=True,
                )
                | Q(
                    state=DistributionState.CLOSED,
                    approved_by__isnull=False,
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                )
                | Q(
                    state=DistributionState.CANCELLED,
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                )
                & ~Q(ended_because=""),
                name="distribution_state",
                violation_error_message=_("An approved list has an approver; an ended one a day."),
                violation_error_code="distribution_state",
            ),
        ]
        indexes = [models.Index(fields=["-on", "number"], name="distribution_by_day")]

    def __str__(self):
        return numbers.shown(self.number)


@tracked("household")
class DistributionLine(models.Model):
    """One recipient who was judged for a distribution: what they get, or why they get nothing."""

    distribution = models.ForeignKey(
        Distribution,
        verbose_name=_("distribution"),
        on_delete=models.PROTECT,
        related_name="lines",
    )
    position = models.PositiveIntegerField(_("place in the list"))
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="distribution_lines",
    )
    family_unit = models.CharField(_("family unit"), max_length=2, blank=True)
    person = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="distribution_lines",
    )
    is_eligible = models.BooleanField(_("eligible"), null=True)
    reasons = models.JSONField(_("why"), default=dict, blank=True)
    assistance = models.OneToOneField(
        Assistance,
        verbose_name=_("assistance"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="line",
    )

    objects = AboutPeople.as_manager()
    access_path = "household"
    trigger_laws = {
        "distribution_is_locked": (
            _("An approved list is locked: close it, and draw up another."),
            "distribution_is_locked",
        ),
    }
    field_classes = classes(
        administrative="id distribution position household person family_unit",
        assistance="is_eligible assistance reasons",
    )

    class Meta:
        verbose_name = _("line of a distribution")
        verbose_name_plural = _("lines of distributions")
        constraints = [
            models.UniqueConstraint(
                fields=["distribution", "position"],
                name="distribution_line_has_its_place",
                violation_error_message=_("Another line stands in this place of the list."),
                violation_error_code="place_taken",
            ),
            models.UniqueConstraint(
                fields=["distribution", "household", "family_unit", "person"],
                name="distribution_line_once",
                nulls_distinct=False,
                violation_error_message=_("They stand in this list already."),
                violation_error_code="line_twice",
            ),
            models.CheckConstraint(
                condition=Q(assistance__isnull=True)
                | Q(is_eligible__isnull=False, is_eligible=True),
                name="distribution_line_gives_to_the_eligible",
                violation_error_message=_("Only who is eligible gets something."),
                violation_error_code="not_eligible",
            ),
        ]

    def __str__(self):
        return f"{self.distribution_id} {self.position}"
