"""What belongs to a case: its story, its team, its goals, and how it goes to somebody else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes, of_dated
from accounts.history.changes import tracked
from cases.models.dated import Dated, DatedQuerySet, day_laws
from casework.choices import CaseOutcome, Priority, Step, TransferState
from casework.models.case import Case
from casework.models.of_cases import OfCases, by_user

_OF_CASE = ("case__household", "case__individual__household")


def _case(name):
    return models.ForeignKey(
        Case, verbose_name=_("case"), on_delete=models.PROTECT, related_name=name
    )


class CaseStep(models.Model):
    """Something that was done to a case as a whole; never changed. Together they are its story."""

    case = _case("steps")
    step = models.CharField(_("step"), max_length=18, choices=Step)
    at = models.DateTimeField(_("at"))
    by = by_user(_("by"), "case_steps")
    whom = by_user(_("whom"), "case_steps_about", null=True, blank=True)
    because = models.TextField(_("why"), max_length=2000, blank=True)
    # What it was changed to, and how it was to end: the case itself keeps only the latest.
    priority = models.CharField(_("priority"), max_length=6, choices=Priority, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=CaseOutcome, blank=True)

    objects = OfCases.as_manager()
    access_path = _OF_CASE
    case_path = "case"
    for_partners = False
    append_only = True
    untracked = "written once, and never changed"
    field_classes = classes(
        administrative="id case step at by whom priority outcome", free_text="because"
    )

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of a case")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.case_id} {self.step}"


class MemberQuerySet(OfCases, DatedQuerySet):
    """Who works on cases beside their workers."""


@tracked("case")
class CaseMember(Dated):
    """Somebody who works on a case beside its worker: the case's team."""

    case = _case("team")
    user = by_user(_("colleague"), "case_teams", db_index=True)

    objects = MemberQuerySet.as_manager()
    access_path = _OF_CASE
    case_path = "case"
    for_partners = False
    field_classes = of_dated(administrative="case user")

    class Meta(Dated.Meta):
        verbose_name = _("member of a case's team")
        verbose_name_plural = _("members of cases' teams")
        constraints = [
            *day_laws("case_member"),
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(until_on__isnull=True),
                name="case_member_once",
                violation_error_message=_("This colleague is in the team already."),
                violation_error_code="in_team_already",
            ),
        ]

    def __str__(self):
        return f"{self.case_id} {self.user_id}"


@tracked("case")
class Goal(models.Model):
    """What a case is to reach, and by when: reached, or dropped with a reason."""

    case = _case("goals")
    position = models.PositiveSmallIntegerField(_("position"))
    what = models.CharField(_("goal"), max_length=200)
    due_on = models.DateField(_("by"))
    set_on = models.DateField(_("set on"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    dropped_because = models.CharField(_("why"), max_length=200, blank=True)

    objects = OfCases.as_manager()
    access_path = _OF_CASE
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="id case position due_on set_on reached_on dropped_on",
        free_text="what dropped_because",
    )

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "position"],
                name="goal_position",
                violation_error_message=_("Somebody added a goal in this very moment: try again."),
                violation_error_code="at_once",
            ),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(dropped_on__isnull=True),
                name="goal_reached_or_dropped",
                violation_error_message=_("A goal is reached or dropped, not both."),
                violation_error_code="reached_and_dropped",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | ~Q(dropped_because=""),
                name="goal_dropped_with_a_reason",
                violation_error_message=_("Say why."),
                violation_error_code="no_reason",
            ),
        ]

    def __str__(self):
        return f"{self.case_id} {self.position}"


@tracked("case")
class Transfer(models.Model):
    """A case is to go to another worker, or to an office: whoever takes it there answers."""

    case = _case("transfers")
    from_worker = by_user(_("from"), "transfers_away")
    to_worker = by_user(_("to"), "transfers_here", null=True, blank=True, db_index=True)
    to_place = models.ForeignKey(
        "places.Place",
        verbose_name=_("to the office at"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_transfers",
    )
    because = models.CharField(_("why"), max_length=500)
    asked_on = models.DateField(_("asked on"))
    asked_by = by_user(_("asked by"), "transfers_asked")
    state = models.CharField(
        _("state"), max_length=9, choices=TransferState, default=TransferState.ASKED
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = by_user(_("answered by"), "transfers_answered", null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    objects = OfCases.as_manager()
    access_path = _OF_CASE
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="id case from_worker to_worker to_place asked_on asked_by state "
        "answered_on answered_by",
        free_text="because answer",
    )

    class Meta:
        verbose_name = _("transfer of a case")
        verbose_name_plural = _("transfers of cases")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_worker__isnull=True, to_place__isnull=False)
                | Q(to_worker__isnull=False, to_place__isnull=True),
                name="transfer_to_one",
                violation_error_message=_("To a colleague or to an office: choose one."),
                violation_error_code="worker_or_office",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=TransferState.ASKED),
                name="transfer_one_at_a_time",
                violation_error_message=_("A transfer of this case waits for an answer already."),
                violation_error_code="asked_already",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=TransferState.ASKED, answered_on__isnull=True, answered_by__isnull=True
                )
                | ~Q(state=TransferState.ASKED)
                & Q(answered_on__isnull=False, answered_by__isnull=False),
                name="transfer_answered_by_somebody",
                violation_error_message=_("An answered transfer has a day and who answered it."),
                violation_error_code="transfer_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=TransferState.DECLINED) | ~Q(answer=""),
                name="transfer_declined_with_a_reason",
                violation_error_message=_("Say why."),
                violation_error_code="no_reason",
            ),
        ]

    def __str__(self):
        return f"{self.case_id} {self.asked_on}"
