"""Appointments: when, where and why somebody comes, with whom, and whether they came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.numbers import shown
from casework import numbers
from casework.feedback_choices import AppointmentState
from casework.models.case import Case
from casework.models.of_cases import OfCases, about, about_one, by_user, number_law, numbered


class AppointmentQuerySet(OfCases):
    """When people are to come."""

    def planned(self):
        """Those of which nobody said yet what came of them."""
        return self.filter(state=AppointmentState.PLANNED)


@tracked("household", "individual")
class Appointment(models.Model):
    """Somebody is to come somewhere at a time: kept, missed, or cancelled with a reason."""

    number = numbered(numbers.new_appointment_number)
    household = about("household", "appointments")
    individual = about("individual", "appointments")
    case = models.ForeignKey(
        Case,
        verbose_name=_("case"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    at = models.DateTimeField(_("when"))
    where = models.CharField(_("where"), max_length=200)
    why = models.CharField(_("why"), max_length=200)
    bring = models.CharField(
        _("whom and what to bring"),
        max_length=200,
        blank=True,
        help_text=_("Children, somebody who interprets, papers."),
    )
    made_on = models.DateField(_("made on"))
    worker = by_user(_("made by"), "appointments", db_index=True)
    state = models.CharField(
        _("state"), max_length=9, choices=AppointmentState, default=AppointmentState.PLANNED
    )
    ended_on = models.DateField(_("kept, missed or cancelled on"), null=True, blank=True)
    ended_by = by_user(_("noted by"), "appointments_ended", null=True, blank=True)
    said = models.CharField(_("what came of it"), max_length=500, blank=True)

    objects = AppointmentQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="number household individual case at made_on worker state ended_on ended_by",
        free_text="where why bring said",
    )

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            number_law(
                "appointment",
                numbers.APPOINTMENT,
                _("An appointment's number is M and eleven characters."),
            ),
            about_one("appointment"),
            models.CheckConstraint(
                condition=~Q(where="") & ~Q(why=""),
                name="appointment_says_where_and_why",
                violation_error_message=_("Say where they are to come, and why."),
                violation_error_code="empty",
            ),
            models.CheckConstraint(
                condition=Q(state=AppointmentState.PLANNED, ended_on__isnull=True)
                | Q(
                    state__in=[AppointmentState.KEPT, AppointmentState.MISSED],
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                )
                | Q(
                    state=AppointmentState.CANCELLED,
                    ended_on__isnull=False,
                    ended_by__isnull=False,
                )
                & ~Q(said=""),
                name="appointment_state",
                violation_error_message=_("What is cancelled is cancelled with a reason."),
                violation_error_code="appointment_state",
            ),
            models.UniqueConstraint(
                fields=["household", "at", "where"],
                condition=Q(state=AppointmentState.PLANNED, household__isnull=False),
                name="appointment_once_of_a_household",
                violation_error_message=_("They are to come there at that time already."),
                violation_error_code="planned_already",
            ),
            models.UniqueConstraint(
                fields=["individual", "at", "where"],
                condition=Q(state=AppointmentState.PLANNED, individual__isnull=False),
                name="appointment_once_of_a_person",
                violation_error_message=_("They are to come there at that time already."),
                violation_error_code="planned_already",
            ),
        ]
        indexes = [
            models.Index(
                fields=["worker", "at"],
                condition=Q(state=AppointmentState.PLANNED),
                name="appointment_planned",
            ),
        ]

    def __str__(self):
        return shown(self.number)
