"""What was answered elsewhere, of a household that is not known yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.policy import places_of
from accounts.roles import acting_role
from assessments.choices import WaitingState, WhyWaiting
from assessments.models.assessment import Assessment
from assessments.models.instrument import Instrument
from assessments.sight import MAY_IMPORT
from cases import numbers
from cases.keys import Keys
from cases.policy import AboutPeople, sees_in_part


class WaitingQuerySet(AboutPeople):
    """Submissions that wait. They lead to no household: who imports at their place sees them."""

    def waiting(self):
        """Those of which nobody has said yet whose they are."""
        return self.filter(state=WaitingState.WAITING)

    def _visible_rows(self, user, on):
        may = user.has_perm(MAY_IMPORT) and acting_role(user) and not sees_in_part(user)
        return self.filter(place__among=Keys(places_of(user))) if may else self.none()

    _changeable_rows = _visible_rows


class WaitingSubmission(models.Model):
    """Answers from a device whose household could not be found by the number that they name.

    Once somebody says whose they are, they become the assessment of this number, and are kept here
    no more; or they are set aside, with a reason.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_assessment_number,
        editable=False,
    )
    instrument = models.ForeignKey(
        Instrument,
        verbose_name=_("questionnaire"),
        on_delete=models.PROTECT,
        related_name="waiting",
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("asked at"),
        on_delete=models.PROTECT,
        related_name="waiting_submissions",
    )
    source = models.CharField(_("source"), max_length=40)
    source_id = models.CharField(_("identity there"), max_length=80)
    source_digest = models.CharField(_("digest of what came"), max_length=32)
    stated = models.CharField(_("number that was typed"), max_length=60, blank=True)
    why = models.CharField(_("why it waits"), max_length=12, choices=WhyWaiting)
    assessed_on = models.DateField(_("assessed on"))
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"))
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("received by"),
        on_delete=models.PROTECT,
        related_name="submissions_received",
    )
    received_at = models.DateTimeField(_("received at"))
    state = models.CharField(
        _("state"), max_length=9, choices=WaitingState, default=WaitingState.WAITING
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions_settled",
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    assessment = models.OneToOneField(
        Assessment,
        verbose_name=_("assessment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="waited",
    )
    set_aside_because = models.CharField(_("why it was set aside"), max_length=200, blank=True)

    objects = WaitingQuerySet.as_manager()
    access_path = "assessment__household"
    person_path = None
    for_partners = False
    untracked = (
        "Each says itself who received and who settled it. What becomes of it stands in the "
        "assessment, with its history."
    )
    field_classes = classes(
        administrative="number instrument place source source_id source_digest why assessed_on "
        "started_at finished_at received_by received_at state settled_by settled_at assessment",
        identity="stated",
        health="answers",
        free_text="set_aside_because",
    )

    class Meta:
        verbose_name = _("assessment without a household")
        verbose_name_plural = _("assessments without a household")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(state=WaitingState.LINKED),
                name="waiting_once_a_submission",
                violation_error_message=_("This submission was received already."),
                violation_error_code="received_already",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=WaitingState.WAITING, assessment__isnull=True, settled_at__isnull=True
                )
                | (
                    Q(settled_at__isnull=False, settled_by__isnull=False, answers={})
                    & (
                        Q(state=WaitingState.LINKED, assessment__isnull=False)
                        | (
                            Q(state=WaitingState.SET_ASIDE, assessment__isnull=True)
                            & ~Q(set_aside_because="")
                        )
                    )
                ),
                name="waiting_until_settled",
                violation_error_message=_(
                    "It waits, or somebody linked it, or set it aside with a reason."
                ),
                violation_error_code="waiting_state",
            ),
        ]
        indexes = [models.Index(fields=["state", "place"], name="waiting_by_state_and_place")]

    def __str__(self):
        return numbers.shown(self.number)
