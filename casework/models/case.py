"""A case: one concern of a household or of a person, from its opening until it is closed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.numbers import shown
from casework import numbers
from casework.choices import OF_PROTECTION, CaseKind, CaseOutcome, CaseState, Priority
from casework.models.of_cases import OfCases, about, about_one, by_user, number_law, numbered


class CaseQuerySet(OfCases):
    """Cases."""

    def open(self):
        """Those that are not closed."""
        return self.exclude(state=CaseState.CLOSED)


@tracked("household", "individual")
class Case(models.Model):
    """One concern of a household or of one person, with one worker, until it is closed.

    A case about a person follows them wherever they live. Protection cases are known to their own
    team and to those cleared, and closed after a second person looked.
    """

    number = numbered(numbers.new_case_number)
    household = about("household", "cases")
    individual = about("individual", "cases")
    kind = models.CharField(_("kind"), max_length=16, choices=CaseKind)
    concern = models.CharField(
        _("concern"), max_length=120, help_text=_("In a few words: what is it about?")
    )
    priority = models.CharField(
        _("priority"), max_length=6, choices=Priority, default=Priority.MEDIUM
    )
    worker = by_user(_("worker"), "cases", db_index=True)
    opened_on = models.DateField(_("opened on"))
    opened_by = by_user(_("opened by"), "cases_opened")
    opened_because = models.TextField(_("why it was opened"), max_length=2000)
    review_on = models.DateField(_("next review"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=CaseState, default=CaseState.OPEN)
    outcome = models.CharField(_("outcome"), max_length=12, choices=CaseOutcome, blank=True)
    closed_because = models.TextField(_("how it ended"), max_length=2000, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = by_user(_("closed by"), "cases_closed", null=True, blank=True)
    second_look_by = by_user(_("second look by"), "cases_looked_at", null=True, blank=True)

    objects = CaseQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = ""
    for_partners = False
    field_classes = classes(
        administrative="number household individual kind priority worker opened_on opened_by "
        "review_on state outcome closed_on closed_by second_look_by",
        free_text="concern opened_because closed_because",
    )

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            number_law("case", numbers.CASE, _("A case's number is C and eleven characters.")),
            about_one("case"),
            models.CheckConstraint(
                condition=~Q(concern="") & ~Q(opened_because=""),
                name="case_opened_with_a_reason",
                violation_error_message=_("Say what it is about, and why it is opened."),
                violation_error_code="no_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=CaseState.OPEN, outcome="", closed_on__isnull=True, closed_by__isnull=True
                )
                | Q(state=CaseState.CLOSING, closed_on__isnull=True, closed_by__isnull=False)
                & ~Q(outcome="")
                | Q(state=CaseState.CLOSED, closed_on__gte=F("opened_on"), closed_by__isnull=False)
                & ~Q(outcome=""),
                name="case_state",
                violation_error_message=_("A closed case has an outcome, a day and who closed it."),
                violation_error_code="case_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.CLOSED)
                | ~Q(kind__in=OF_PROTECTION)
                | Q(second_look_by__isnull=False),
                name="case_closed_after_a_second_look",
                violation_error_message=_("A protection case is closed by a second person."),
                violation_error_code="no_second_look",
            ),
            models.CheckConstraint(
                condition=Q(second_look_by__isnull=True) | ~Q(second_look_by=F("closed_by")),
                name="case_looked_at_by_another",
                violation_error_message=_("The second look is another person's."),
                violation_error_code="same_person",
            ),
            models.UniqueConstraint(
                fields=["household", "kind", "concern"],
                condition=Q(household__isnull=False) & ~Q(state=CaseState.CLOSED),
                name="case_once_of_a_household",
                violation_error_message=_("This concern has an open case already."),
                violation_error_code="open_already",
            ),
            models.UniqueConstraint(
                fields=["individual", "kind", "concern"],
                condition=Q(individual__isnull=False) & ~Q(state=CaseState.CLOSED),
                name="case_once_of_a_person",
                violation_error_message=_("This concern has an open case already."),
                violation_error_code="open_already",
            ),
        ]
        indexes = [
            models.Index(
                fields=["worker", "review_on"],
                condition=~Q(state=CaseState.CLOSED),
                name="case_open_by_worker",
            ),
        ]

    def __str__(self):
        return shown(self.number)

    @property
    def is_of_protection(self):
        """Whether only its team and those cleared know of it."""
        return self.kind in OF_PROTECTION
