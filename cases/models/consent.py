"""What people agreed to, and what was asked about their data."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Purpose
from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases import numbers
from cases.access_choices import ConsentState, Explained, RequestKind, SaidBy
from cases.choices import Language
from cases.consent_rules import PROVISIONAL_DAYS
from cases.models.dated import of_person
from cases.policy import AboutPeople
from cases.words import SAID


class ConsentQuerySet(AboutPeople):
    """What people said about their data."""

    def current(self):
        """What they said last, for each purpose and partner."""
        return self.filter(replaced_at__isnull=True)

    def in_force_on(self, day):
        """What was given and holds on the day."""
        unexpired = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
        return self.current().filter(unexpired, state=ConsentState.GIVEN)


@tracked("individual")
class Consent(models.Model):
    """A person's answer for one purpose: whether partners may see their data for it.

    Of one partner where the person named it, else of all. The last answer is the current one; those
    before it stay. No answer means no. Refusing changes nothing about the help that they get.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_consent_number,
        editable=False,
    )
    individual = of_person("consents")
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    partner = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consents",
        help_text=_("Empty: the partners of the printed list."),
    )
    state = models.CharField(_("answer"), max_length=10, choices=ConsentState)

    said_by = models.CharField(_("who answered"), max_length=10, choices=SaidBy)
    speaker = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("who spoke for them"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consents_spoken",
        db_index=False,
    )
    said_on = models.DateField(_("said on"))
    language = models.CharField(_("language"), max_length=5, choices=Language)
    explained = models.CharField(_("how it was explained"), max_length=14, choices=Explained)
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The first day on which it is over.")
    )

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="consents_recorded",
        db_index=False,
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    replaced_at = models.DateTimeField(_("answered anew at"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()
    access_path = "individual__household"
    field_classes = classes(
        administrative="number individual purpose partner state said_by speaker said_on language "
        "explained valid_until recorded_by recorded_at replaced_at"
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.CONSENT)),
                name="consent_number_form",
                violation_error_message=_("A consent's number is N and eleven characters."),
                violation_error_code="number_form",
            ),
            models.UniqueConstraint(
                fields=["individual", "purpose", "partner"],
                condition=Q(replaced_at__isnull=True),
                nulls_distinct=False,
                # Asked of each person whom a partner is shown.
                include=["state", "valid_until"],
                name="consent_one_current_answer",
                violation_error_message=_("Somebody recorded another answer in this very moment."),
                violation_error_code="answered_already",
            ),
            models.CheckConstraint(
                condition=Q(said_by=SaidBy.SELF, speaker__isnull=True)
                | Q(speaker__isnull=False) & ~Q(said_by=SaidBy.SELF) & ~Q(speaker=F("individual")),
                name="consent_speaker_is_another",
                violation_error_message=SAID["consent_speaker"],
                violation_error_code="consent_speaker",
            ),
            models.CheckConstraint(
                condition=~Q(said_by=SaidBy.RELATIVE)
                | Q(
                    purpose=Purpose.ASSISTANCE,
                    valid_until__isnull=False,
                    valid_until__lte=F("said_on") + timedelta(days=PROVISIONAL_DAYS),
                ),
                name="consent_of_a_relative_is_provisional",
                violation_error_message=SAID["consent_provisional"],
                violation_error_code="consent_provisional",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("said_on")),
                name="consent_ends_after_it_was_said",
                violation_error_message=_("A consent cannot end before it was said."),
                violation_error_code="ends_before_beginning",
            ),
        ]
        indexes = [
            models.Index("individual", "recorded_at", name="consent_by_person"),
            models.Index(
                "valid_until",
                condition=Q(replaced_at__isnull=True, valid_until__isnull=False),
                name="consent_by_end",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)


@tracked("individual")
class DataRequest(models.Model):
    """Somebody asks about one person's data; while it is open, its officer sees the person."""

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_request_number,
        editable=False,
    )
    individual = of_person("data_requests", index=True)
    kind = models.CharField(_("what is asked"), max_length=12, choices=RequestKind)
    asked_by = models.CharField(
        _("who asks"),
        max_length=160,
        help_text=_("The person, whoever may speak for them, or an authority with its paper."),
    )
    paper = models.CharField(
        _("paper"),
        max_length=120,
        blank=True,
        help_text=_("Of an authority: number and date of the paper by which it asks."),
    )
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("due on"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="data_requests",
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=400, blank=True)

    objects = AboutPeople.as_manager()
    access_path = "individual__household"
    for_partners = False
    # The requests themselves are the officer's, closed ones too; the person only while one is open.
    of_officer = True
    field_classes = classes(
        administrative="number individual kind paper asked_on due_on opened_by closed_on",
        free_text="asked_by outcome",
    )

    class Meta:
        verbose_name = _("request about data")
        verbose_name_plural = _("requests about data")
        indexes = [
            models.Index("due_on", condition=Q(closed_on__isnull=True), name="data_request_open")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.REQUEST)),
                name="data_request_number_form",
                violation_error_message=_("A request's number is D and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, outcome="")
                | Q(closed_on__isnull=False) & ~Q(outcome=""),
                name="data_request_closes_with_outcome",
                violation_error_message=_("A closed request has a day and an outcome."),
                violation_error_code="incomplete_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RequestKind.AUTHORITY) | ~Q(paper=""),
                name="data_request_of_an_authority_has_its_paper",
                violation_error_message=SAID["authority_without_paper"],
                violation_error_code="authority_without_paper",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)
