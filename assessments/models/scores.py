"""What methods made of the answers. Rows are added, never changed: each names its method."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assessments.choices import PerceivedNeed, Sector, Severity
from assessments.models.assessment import Assessment
from cases.policy import AboutPeople

# The question whose answer set a score, by its name: as long as names of questions are.
_DRIVER = 80
_SCORED = "id assessment method version scored_at"


class ScoreQuerySet(AboutPeople):
    """Scores, of which the latest of each kind counts."""

    def latest_of(self, *kind):
        """For each assessment and kind (names of fields) the row of the newest scoring."""
        return self.order_by("assessment", *kind, "-scored_at", "-pk").distinct("assessment", *kind)


class Scored(models.Model):
    """What a method made of an assessment's answers, and which of them set it."""

    method = models.CharField(_("method"), max_length=60)
    version = models.CharField(_("version of the method"), max_length=40)
    drivers = ArrayField(
        models.CharField(max_length=_DRIVER), verbose_name=_("because of"), default=list, blank=True
    )
    scored_at = models.DateTimeField(_("scored at"))

    objects = ScoreQuerySet.as_manager()
    access_path = "assessment__household"
    person_path = None

    class Meta:
        abstract = True


@tracked("assessment")
class IndicatorValue(Scored):
    """An indicator of a household's answers: a figure and its class, or neither where unknown."""

    assessment = models.ForeignKey(
        Assessment,
        verbose_name=_("assessment"),
        on_delete=models.PROTECT,
        related_name="indicators",
    )
    indicator = models.CharField(_("indicator"), max_length=24)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=4, null=True, blank=True)
    category = models.CharField(_("class"), max_length=40, blank=True)

    field_classes = classes(administrative=f"{_SCORED} indicator", health="value category drivers")

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        indexes = [models.Index("indicator", "category", name="indicator_by_class")]

    def __str__(self):
        return f"{self.assessment_id} {self.indicator} {self.value}"


@tracked("assessment")
class SectorSeverity(Scored):
    """How severe the need of a household is in a sector, 1 to 5."""

    assessment = models.ForeignKey(
        Assessment,
        verbose_name=_("assessment"),
        on_delete=models.PROTECT,
        related_name="severities",
    )
    sector = models.CharField(_("sector"), max_length=10, choices=Sector)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity)

    field_classes = classes(administrative=f"{_SCORED} sector", health="severity drivers")

    class Meta:
        verbose_name = _("severity by sector")
        verbose_name_plural = _("severities by sector")
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=5),
                name="severity_from_1_to_5",
                violation_error_message=_("A severity is from 1 to 5."),
                violation_error_code="severity_range",
            ),
        ]
        indexes = [models.Index("sector", "severity", name="severity_by_sector")]

    def __str__(self):
        return f"{self.assessment_id} {self.sector} {self.severity}"


@tracked("assessment")
class PriorityNeed(models.Model):
    """What the family asked for first, second and third."""

    assessment = models.ForeignKey(
        Assessment,
        verbose_name=_("assessment"),
        on_delete=models.PROTECT,
        related_name="priorities",
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    need = models.CharField(_("need"), max_length=16, choices=PerceivedNeed)

    objects = AboutPeople.as_manager()
    access_path = "assessment__household"
    person_path = None
    field_classes = classes(administrative="id assessment rank", health="need")

    class Meta:
        verbose_name = _("priority need")
        verbose_name_plural = _("priority needs")
        constraints = [
            models.CheckConstraint(
                condition=Q(rank__gte=1, rank__lte=3),
                name="priority_from_1_to_3",
                violation_error_message=_("A rank is 1, 2 or 3."),
                violation_error_code="rank_range",
            ),
            models.UniqueConstraint(
                fields=["assessment", "rank"],
                name="priority_once_a_rank",
                violation_error_message=_("This rank is given already."),
                violation_error_code="rank_taken",
            ),
            models.UniqueConstraint(
                fields=["assessment", "need"],
                name="priority_once_a_need",
                violation_error_message=_("This need has a rank already."),
                violation_error_code="need_taken",
            ),
        ]

    def __str__(self):
        return f"{self.assessment_id} {self.rank} {self.need}"
