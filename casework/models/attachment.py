"""Photos and scans of a household, a person, a case or a note; their content lies elsewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases.numbers import shown
from casework import numbers
from casework.attachment_choices import AttachmentKind
from casework.models.case import Case
from casework.models.note import CaseNote, NoteQuerySet
from casework.models.of_cases import about, about_one, by_user, number_law, numbered


class AttachmentQuerySet(NoteQuerySet):
    """Photos and scans, told to those to whom notes are told."""

    def kept(self):
        """Those whose content is there."""
        return self.filter(taken_away_on__isnull=True)


@tracked("household", "individual")
class Attachment(models.Model):
    """A photo or scan. What was taken away leaves its row: who added what, who took it away, why.

    `stored` is the name under which the private storage keeps its content (`uploads.storage`).
    """

    number = numbered(numbers.new_attachment_number)
    household = about("household", "attachments")
    individual = about("individual", "attachments")
    case = models.ForeignKey(
        Case,
        verbose_name=_("case"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    note = models.ForeignKey(
        CaseNote,
        verbose_name=_("note"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    kind = models.CharField(_("kind"), max_length=5, choices=AttachmentKind)
    shows = models.CharField(_("what it shows"), max_length=200)
    is_restricted = models.BooleanField(
        _("restricted"),
        default=False,
        help_text=_("Only the case's team and those cleared see it."),
    )
    stored = models.CharField(_("stored as"), max_length=40, blank=True, editable=False)
    file_kind = models.CharField(_("kind of file"), max_length=4, editable=False)
    name = models.CharField(_("name of the file"), max_length=200, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    added_at = models.DateTimeField(_("added at"))
    added_by = by_user(_("added by"), "attachments_added")
    taken_away_on = models.DateField(_("taken away on"), null=True, blank=True)
    taken_away_by = by_user(_("taken away by"), "attachments_taken_away", null=True, blank=True)
    taken_away_because = models.CharField(_("why"), max_length=200, blank=True)

    objects = AttachmentQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="number household individual case note kind is_restricted stored file_kind "
        "size digest added_at added_by taken_away_on taken_away_by",
        free_text="shows taken_away_because",
        photo="name",
    )

    class Meta:
        verbose_name = _("photo or scan")
        verbose_name_plural = _("photos and scans")
        constraints = [
            number_law(
                "attachment",
                numbers.ATTACHMENT,
                _("A photo's or scan's number is F and eleven characters."),
            ),
            about_one("attachment"),
            models.CheckConstraint(
                condition=~Q(shows=""),
                name="attachment_says_what_it_shows",
                violation_error_message=_("Say what it shows."),
                violation_error_code="empty",
            ),
            models.CheckConstraint(
                condition=Q(is_restricted=False) | Q(case__isnull=False),
                name="attachment_restricted_to_a_team",
                violation_error_message=_("What is restricted belongs to a case: choose which."),
                violation_error_code="restricted_without_case",
            ),
            models.CheckConstraint(
                condition=Q(
                    taken_away_on__isnull=True,
                    taken_away_by__isnull=True,
                    taken_away_because="",
                )
                & ~Q(stored="")
                | Q(taken_away_on__isnull=False, taken_away_by__isnull=False, stored="")
                & ~Q(taken_away_because=""),
                name="attachment_kept_or_taken_away",
                violation_error_message=_("What is taken away is taken away with a reason."),
                violation_error_code="no_reason",
            ),
            models.UniqueConstraint(
                fields=["stored"],
                condition=~Q(stored=""),
                name="attachment_stored_once",
                violation_error_message=_("This file is kept already."),
                violation_error_code="stored_twice",
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-added_at"], name="attachment_by_household"),
            models.Index(fields=["individual", "-added_at"], name="attachment_by_person"),
        ]

    def __str__(self):
        return shown(self.number)
