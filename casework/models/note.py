"""Notes: what was seen, said and done; never changed, corrected by a following one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from cases.numbers import shown
from cases.policy import AboutPeople
from casework import numbers
from casework.models.case import Case
from casework.models.of_cases import (
    OfCases,
    about,
    about_one,
    by_user,
    is_cleared,
    number_law,
    numbered,
)


class NoteQuerySet(OfCases):
    """Notes. A restricted one is told to its case's team and to those cleared, and to nobody else.

    Others who know of the case may know that there is one (`masked_to`), and read nothing of it.
    """

    def _told_to(self, user, on):
        known = super()._told_to(user, on)
        if is_cleared(user):
            return known
        return known & (Q(is_restricted=False) | self.of_team(user, on))

    def masked_to(self, user, *, on):
        """Restricted notes that the user may not read, of cases of which they know."""
        if is_cleared(user):
            return self.none()
        seen = AboutPeople._visible_rows(self.filter(is_restricted=True), user, on)
        return seen.filter(self.of_known_cases(user, on)).exclude(self.of_team(user, on))


class CaseNote(models.Model):
    """A note about a household or a person, of a case or of none; never changed.

    A restricted one is read by the case's team and by those cleared. What was wrong is corrected by
    a following note, beside which the first one stays.
    """

    number = numbered(numbers.new_note_number)
    household = about("household", "notes")
    individual = about("individual", "notes")
    case = models.ForeignKey(
        Case,
        verbose_name=_("case"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notes",
    )
    text = models.TextField(_("note"), max_length=8000)
    is_restricted = models.BooleanField(
        _("restricted"),
        default=False,
        help_text=_("Only the case's team and those cleared read it."),
    )
    happened_on = models.DateField(_("of the day"))
    written_at = models.DateTimeField(_("written at"))
    written_by = by_user(_("written by"), "notes_written")
    corrects = models.OneToOneField(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )

    objects = NoteQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = "case"
    for_partners = False
    append_only = True
    untracked = "written once, and never changed"
    field_classes = classes(
        administrative="number household individual case is_restricted happened_on written_at "
        "written_by corrects",
        free_text="text",
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [
            number_law("note", numbers.NOTE, _("A note's number is W and eleven characters.")),
            about_one("note"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="note_says_something",
                violation_error_message=_("Write down what is to be noted."),
                violation_error_code="empty",
            ),
            models.CheckConstraint(
                condition=Q(is_restricted=False) | Q(case__isnull=False),
                name="note_restricted_to_a_team",
                violation_error_message=_("A restricted note belongs to a case: choose which."),
                violation_error_code="restricted_without_case",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("number")),
                name="note_corrects_another",
                violation_error_message=_("A note corrects another one."),
                violation_error_code="corrects_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-written_at"], name="note_by_household"),
            models.Index(fields=["individual", "-written_at"], name="note_by_person"),
        ]

    def __str__(self):
        return shown(self.number)
