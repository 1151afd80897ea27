"""What was decided on an application, with every reason, as it was told to the family."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.choices import Outcome
from assistance.entitlement import from_data
from assistance.models.assistance import by_user
from assistance.models.decision_laws import DECISION_LAWS
from assistance.models.programme import Programme, ProgrammeRule
from cases import numbers
from cases.policy import AboutPeople


class DecisionQuerySet(AboutPeople):
    """Decisions, and which of them stand."""

    def on_applications(self):
        """Those on applications: without those on appeals."""
        return self.filter(appeal_of__isnull=True)

    def appealed(self):
        """Those against which an appeal waits to be decided."""
        return self.filter(appealed_on__isnull=False, appeal__isnull=True)

    def standing(self):
        """Those that no decision on an appeal took the place of."""
        return self.filter(appeal__isnull=True)


@tracked("household")
class Decision(models.Model):
    """Whether who applied is entitled to what: by the rule of that day, or by a panel.

    `reasons` are what the entitlement said (`assistance.entitlement.as_data`), so that they can be
    told again years later; `said` are what the family said of itself in the application. Once it is
    decided it never changes, and can only be appealed; the appeal is another decision, by another
    person, which holds from the first one's day. The database refuses all else.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_decision_number,
        editable=False,
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    family_unit = models.CharField(_("family unit"), max_length=2, blank=True)
    person = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person whom it is for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    applicant = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("who applied"),
        on_delete=models.PROTECT,
        related_name="applications",
    )
    applied_on = models.DateField(_("applied on"))
    said = models.JSONField(_("said in the application"), default=dict, blank=True)

    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    from_on = models.DateField(_("entitled from"))
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    rule = models.ForeignKey(
        ProgrammeRule,
        verbose_name=_("by the rule"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    reasons = models.JSONField(_("reasons"))
    decided_on = models.DateField(_("decided on"))
    decided_by = by_user(_("decided by"), "decisions")
    is_by_panel = models.BooleanField(_("decided by a panel"), default=False)
    minutes = models.TextField(_("minutes"), blank=True)

    appeal_until = models.DateField(_("can be appealed until"), null=True, blank=True)
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appealed_because = models.CharField(_("why it is appealed"), max_length=500, blank=True)
    appeal_recorded_by = by_user(_("appeal recorded by"), "appeals_recorded", null=True, blank=True)
    appeal_of = models.OneToOneField(
        "self",
        verbose_name=_("on the appeal against"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appeal",
    )

    objects = DecisionQuerySet.as_manager()
    access_path = "household"
    # A partner learns of what it is to give by its own lists.
    for_partners = False
    trigger_laws = {
        "decision_stays": (
            _("What was decided stays as it was. It can be appealed."),
            "decision_stays",
        ),
        "appeal_by_another": (
            _("An appeal is decided by somebody else than the decision against it is."),
            "same_person",
        ),
        "appeal_fits": (
            _("Only what was appealed is decided on appeal: for the same people and days."),
            "appeal_fits",
        ),
    }
    field_classes = classes(
        administrative="number household family_unit person applicant decided_by is_by_panel "
        "appeal_recorded_by appeal_of",
        assistance="programme applied_on outcome from_on amount currency rule decided_on "
        "appeal_until appealed_on",
        health="reasons said",
        free_text="minutes appealed_because",
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = DECISION_LAWS
        indexes = [
            models.Index(fields=["household", "-decided_on"], name="decision_by_household"),
            models.Index(
                fields=["programme", "outcome", "household"], name="decision_by_programme"
            ),
            models.Index(
                "appealed_on",
                condition=Q(appealed_on__isnull=False),
                name="decision_by_appeal",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)

    @property
    def entitlement(self):
        """What was said of them, as it was said then."""
        return from_data(self.reasons)

    @property
    def covered(self):
        """The numbers of those whom it is for."""
        return tuple(self.reasons["covered"])

    def can_be_appealed_on(self, day):
        """Whether the family may still appeal on the day."""
        ends = self.appeal_until
        return ends is not None and self.appealed_on is None and day <= ends
