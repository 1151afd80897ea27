"""Long work that somebody asked for, and the file that they gave with it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import numbers
from accounts.field_classes import classes
from accounts.jobs.choices import ENDED, OPEN, JobState


class JobQuerySet(models.QuerySet):
    """Jobs; each is seen by whoever asked for it, and by nobody else."""

    def of(self, user):
        """Those that this user asked for."""
        return self.filter(asked_by=user)

    def open(self):
        """Those of which something is still to come."""
        return self.filter(state__in=OPEN)

    def ended(self):
        """Those of which nothing more comes."""
        return self.filter(state__in=ENDED)


class Job(models.Model):
    """Work that outlives a request, and what became of it.

    A worker does it as whoever asked for it, by what they may do at that time. A round of the night
    is asked for by nobody, once a night.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_job_number,
        editable=False,
    )
    # The name under which `accounts.jobs.kinds` knows what is to be done.
    kind = models.CharField(_("what is to be done"), max_length=40)
    arguments = models.JSONField(_("arguments"), default=dict, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,  # job_of_user
        related_name="jobs",
    )
    asked_at = models.DateTimeField(_("asked at"))
    night = models.DateField(_("night"), null=True, blank=True)
    # Of kind, arguments and file: the same again, while it is open, is the same job.
    digest = models.CharField(_("digest of what was asked"), max_length=64)

    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    of = models.PositiveIntegerField(_("of how many"), default=0)
    said = models.CharField(_("last said"), max_length=500, blank=True)
    cancel_asked_at = models.DateTimeField(_("cancelling asked at"), null=True, blank=True)

    # Raised whenever a worker takes it up: whoever has an older one writes nothing any more.
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # How often a worker died in it, since it was asked for.
    lost = models.PositiveSmallIntegerField(_("lost workers"), default=0)
    checkpoint = models.JSONField(_("checkpoint"), default=dict, blank=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    result = models.JSONField(_("result"), null=True, blank=True, encoder=DjangoJSONEncoder)

    objects = JobQuerySet.as_manager()

    field_classes = classes(
        administrative="number kind asked_by asked_at night digest state done of cancel_asked_at "
        "attempts lost started_at ended_at",
        free_text="arguments said checkpoint result",
    )
    untracked = "A job says itself who asked for what and what came of it; what it does is tracked."
    about_people = False

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ()
        indexes = [
            models.Index(fields=["asked_by", "-asked_at"], name="job_of_user"),
            models.Index(fields=["ended_at"], name="job_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.JOB)),
                name="job_number_form",
                violation_error_message=_("This is not the number of a job."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False, night__isnull=True)
                | Q(asked_by__isnull=True, night__isnull=False),
                name="job_is_somebodys_or_a_nights",
                violation_error_message=_("A job is asked for by somebody, or belongs to a night."),
                violation_error_code="nobody_asked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True)
                | Q(state__in=ENDED, ended_at__isnull=False),
                name="job_that_ended_says_when",
                violation_error_message=_("A job that ended says when, and no other does."),
                violation_error_code="ended_when",
            ),
            models.UniqueConstraint(
                fields=["asked_by", "digest"],
                condition=Q(state__in=OPEN),
                name="job_is_open_once",
                violation_error_message=_("This is being done already."),
                violation_error_code="open_already",
            ),
            models.UniqueConstraint(
                fields=["kind", "night"],
                name="job_once_a_night",
                violation_error_message=_("A round is done once a night."),
                violation_error_code="once_a_night",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)

    @property
    def is_open(self):
        """Whether something is still to come of it."""
        return self.state in OPEN

    @property
    def percent(self):
        """How much of it is done; None where nobody knows how much it is."""
        return min(100, self.done * 100 // self.of) if self.of else None


class JobFile(models.Model):
    """The file that was given with a job: emptied some days after the job has ended."""

    job = models.OneToOneField(
        Job,
        verbose_name=_("job"),
        primary_key=True,
        on_delete=models.PROTECT,
        related_name="file",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    content = models.BinaryField(_("content"))
    emptied_at = models.DateTimeField(_("emptied at"), null=True, blank=True)

    # A list of people holds whatever a list may hold.
    field_classes = classes(
        administrative="job sha256 emptied_at", free_text="name", protection="content"
    )
    untracked = "A file is kept as it was given, and emptied."
    about_people = False

    class Meta:
        verbose_name = _("file of a job")
        verbose_name_plural = _("files of jobs")
        default_permissions = ()

    def __str__(self):
        return self.name or str(self.job_id)
