"""What a household said when it was asked, and what is typed of it before it is finished."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assessments.choices import AssessmentState
from assessments.emergencies import Emergency
from assessments.models.instrument import Instrument
from assessments.models.laws import number_law, state_law
from cases import numbers
from cases.policy import AboutPeople


class AssessmentQuerySet(AboutPeople):
    """Assessments of households."""

    def drafts(self):
        """Those that somebody still fills in."""
        return self.filter(state=AssessmentState.DRAFT)

    def finished(self):
        """Those that count: finished, and not cancelled since."""
        return self.filter(state=AssessmentState.FINISHED)

    def in_order(self):
        """The latest first."""
        return self.order_by("-assessed_on", "-started_at", "number")


def _user(words, name, **how):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=words,
        on_delete=models.PROTECT,
        related_name=name,
        **how,
    )


@tracked("household")
class Assessment(models.Model):
    """A household was asked by a questionnaire in one of its versions.

    `answers` are those of the finished record, as ODK keeps them, but for the members', which stand
    with each of them (`MemberAnswers`). Finished answers never change: who was asked wrongly is
    asked again, and the wrong record is cancelled with a reason.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_assessment_number,
        editable=False,
    )
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    instrument = models.ForeignKey(
        Instrument,
        verbose_name=_("questionnaire"),
        on_delete=models.PROTECT,
        related_name="assessments",
    )
    state = models.CharField(
        _("state"), max_length=9, choices=AssessmentState, default=AssessmentState.DRAFT
    )
    assessed_on = models.DateField(_("assessed on"))
    assessed_by = _user(_("assessed by"), "assessments")
    language = models.CharField(_("language"), max_length=60, blank=True)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    emergencies = ArrayField(
        models.CharField(max_length=24, choices=Emergency),
        verbose_name=_("emergencies"),
        default=list,
        blank=True,
    )
    asks_emergencies = models.BooleanField(_("asked about emergencies"), default=False)
    source = models.CharField(
        _("source"), max_length=40, blank=True, help_text=_("Empty where it was typed here.")
    )
    source_id = models.CharField(_("identity there"), max_length=80, blank=True)
    source_digest = models.CharField(_("digest of what came"), max_length=32, blank=True)
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=200, blank=True)

    objects = AssessmentQuerySet.as_manager()
    access_path = "household"
    field_classes = classes(
        administrative="number household instrument state assessed_on assessed_by language "
        "started_at finished_at asks_emergencies source source_id source_digest",
        health="answers emergencies",
        free_text="cancelled_because",
    )

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            number_law("assessment_number_form"),
            state_law("assessment_state"),
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source_id="") & ~Q(state=AssessmentState.CANCELLED),
                name="assessment_once_a_submission",
                violation_error_message=_("This submission is an assessment already."),
                violation_error_code="received_already",
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-assessed_on"], name="assessment_by_household"),
            models.Index(fields=["instrument", "-assessed_on"], name="assessment_by_instrument"),
        ]

    def __str__(self):
        return numbers.shown(self.number)


class Draft(models.Model):
    """What is typed of an assessment before it is finished; empty afterwards.

    Also what is not asked any more because another answer changed: it comes back when that does.
    """

    assessment = models.OneToOneField(
        Assessment,
        verbose_name=_("assessment"),
        primary_key=True,
        on_delete=models.PROTECT,
        related_name="draft",
    )
    typed = models.JSONField(_("typed so far"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_by = _user(_("saved by"), "drafts_saved")
    saved_at = models.DateTimeField(_("saved at"))

    objects = AboutPeople.as_manager()
    access_path = "assessment__household"
    person_path = None
    untracked = (
        "What is being typed. The finished record stands in the assessment, with its history."
    )
    field_classes = classes(administrative="assessment version saved_by saved_at", health="typed")

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self):
        return f"{self.assessment_id} {self.version}"


@tracked("individual")
class MemberAnswers(models.Model):
    """What was said of one member: a row of the roster, linked to the person it is about."""

    assessment = models.ForeignKey(
        Assessment,
        verbose_name=_("assessment"),
        on_delete=models.PROTECT,
        related_name="members",
    )
    individual = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answers",
        help_text=_("Nobody, where the row could not be linked."),
    )
    position = models.PositiveSmallIntegerField(_("row"))
    answers = models.JSONField(_("answers"), default=dict, blank=True)

    objects = AboutPeople.as_manager()
    access_path = "assessment__household"
    person_path = "individual"
    field_classes = classes(administrative="id assessment individual position", health="answers")

    class Meta:
        verbose_name = _("answers about a member")
        verbose_name_plural = _("answers about members")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "position"],
                name="member_answers_once_a_row",
                violation_error_message=_("There are answers of this row already."),
                violation_error_code="row_taken",
            ),
            models.UniqueConstraint(
                fields=["assessment", "individual"],
                name="member_answers_once_a_person",
                violation_error_message=_("This person stands in two rows."),
                violation_error_code="person_twice",
            ),
        ]

    def __str__(self):
        return f"{self.assessment_id} {self.position}"
