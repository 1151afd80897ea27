"""A questionnaire in one of its versions: the workbook as it came, and the XForm made of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assessments.choices import InstrumentKind, InstrumentState

VERSION = r"^[0-9A-Za-z][0-9A-Za-z._-]{0,23}$"
# What a list of questionnaires does without: the texts of two of them are a megabyte.
_LARGE = ("workbook", "xform")


def large(path):
    """The large columns of a questionnaire, seen along a path to it: for `defer`."""
    return [f"{path}__{name}" for name in _LARGE]


class InstrumentQuerySet(models.QuerySet):
    """Questionnaires, and which of them may be asked."""

    def light(self):
        """Without the workbook and the XForm, which only a page of one needs."""
        return self.defer(*_LARGE)

    def in_use_on(self, day):
        """Those that may be asked on the day."""
        until = Q(in_use_until__isnull=True) | Q(in_use_until__gt=day)
        return self.filter(until, in_use_from__lte=day)


def code_of(kind, version):
    """The code of a questionnaire: its kind and version.

    >>> code_of("rapid", "2026.1")
    'rapid-2026.1'
    """
    return f"{kind}-{version}"


@tracked(without=_LARGE)
class Instrument(models.Model):
    """A questionnaire of a kind, in one version, which never changes: another one is uploaded.

    It was converted, judged and tried before it stands here, and is asked from the day on which
    it is put in use until another of its kind takes its place.
    """

    code = models.CharField(
        _("code"), max_length=40, primary_key=True, db_collation="C", editable=False
    )
    kind = models.CharField(_("kind"), max_length=14, choices=InstrumentKind)
    version = models.CharField(
        _("version"),
        max_length=24,
        validators=[
            RegexValidator(
                VERSION, _("Letters, digits, dots, dashes, such as 2026.1."), "version_form"
            )
        ],
    )
    title = models.CharField(_("title"), max_length=200)
    languages = ArrayField(models.CharField(max_length=60), verbose_name=_("languages"))
    questions = models.PositiveSmallIntegerField(_("questions"))
    remarks = models.JSONField(_("remarks"), default=list, blank=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    workbook = models.BinaryField(_("workbook"))
    xform = models.TextField("XForm")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instruments_uploaded",
        help_text=_("Nobody: it came with the system."),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    in_use_from = models.DateField(_("in use from"), null=True, blank=True)
    in_use_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it is not asked.")
    )

    objects = InstrumentQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="code kind version title languages questions remarks file_name sha256 "
        "workbook xform uploaded_by uploaded_at in_use_from in_use_until"
    )

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "version"],
                name="instrument_version_once",
                violation_error_message=_(
                    "There is a questionnaire of this kind and version: give this one another."
                ),
                violation_error_code="version_taken",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(in_use_from__isnull=False, in_use_until__isnull=True),
                name="instrument_one_in_use",
                violation_error_message=_("Another questionnaire of this kind is in use."),
                violation_error_code="one_in_use",
            ),
            models.CheckConstraint(
                condition=Q(in_use_until__isnull=True)
                | Q(in_use_from__isnull=False, in_use_until__gte=F("in_use_from")),
                name="instrument_used_before_retired",
                violation_error_message=_("It is retired on the day it was put in use, or later."),
                violation_error_code="until_before_from",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.code})"

    @property
    def state(self):
        """How far it has come, whatever the day."""
        if self.in_use_from is None:
            return InstrumentState.TRIED
        return InstrumentState.IN_USE if self.in_use_until is None else InstrumentState.RETIRED
