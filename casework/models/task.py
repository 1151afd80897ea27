"""Tasks: what somebody has to do for a household or a person, by a day, perhaps again and again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.numbers import shown
from casework import numbers
from casework.choices import TaskState
from casework.models.case import Case
from casework.models.of_cases import OfCases, about, about_one, by_user, number_law, numbered


class TaskQuerySet(OfCases):
    """What is to be done."""

    def open(self):
        """What is neither done nor dropped."""
        return self.filter(state=TaskState.OPEN)

    def overdue(self, day):
        """What should have been done before the day."""
        return self.open().filter(due_on__lt=day)


@tracked("household", "individual")
class Task(models.Model):
    """Something to do by a day. One that repeats is followed by the next when it is done."""

    number = numbered(numbers.new_task_number)
    household = about("household", "tasks")
    individual = about("individual", "tasks")
    case = models.ForeignKey(
        Case,
        verbose_name=_("case"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tasks",
    )
    what = models.CharField(_("what to do"), max_length=200)
    due_on = models.DateField(_("by"))
    every_days = models.PositiveSmallIntegerField(
        _("again every so many days"), null=True, blank=True
    )
    worker = by_user(_("worker"), "tasks")
    set_on = models.DateField(_("set on"))
    set_by = by_user(_("set by"), "tasks_set")
    state = models.CharField(_("state"), max_length=7, choices=TaskState, default=TaskState.OPEN)
    ended_on = models.DateField(_("done or dropped on"), null=True, blank=True)
    ended_by = by_user(_("by"), "tasks_ended", null=True, blank=True)
    said = models.CharField(_("what came of it"), max_length=500, blank=True)
    follows = models.OneToOneField(
        "self",
        verbose_name=_("follows"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
    )

    objects = TaskQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="number household individual case due_on every_days worker set_on set_by "
        "state ended_on ended_by follows",
        free_text="what said",
    )

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            number_law("task", numbers.TASK, _("A task's number is T and eleven characters.")),
            about_one("task"),
            models.CheckConstraint(
                condition=~Q(what=""),
                name="task_says_what",
                violation_error_message=_("Say what is to be done."),
                violation_error_code="empty",
            ),
            models.CheckConstraint(
                condition=Q(every_days__isnull=True) | Q(every_days__gte=1, every_days__lte=366),
                name="task_repeats_within_a_year",
                violation_error_message=_("Again after 1 to 366 days."),
                violation_error_code="every_days",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_on__isnull=True)
                | Q(state=TaskState.DONE, ended_on__isnull=False, ended_by__isnull=False)
                | Q(state=TaskState.DROPPED, ended_on__isnull=False, ended_by__isnull=False)
                & ~Q(said=""),
                name="task_state",
                violation_error_message=_("What is dropped is dropped with a reason."),
                violation_error_code="task_state",
            ),
        ]
        indexes = [
            models.Index(
                fields=["worker", "due_on"],
                condition=Q(state=TaskState.OPEN),
                name="task_open_by_worker",
            ),
        ]

    def __str__(self):
        return shown(self.number)
