"""Papers and numbers that people show, and what they are before the law."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import of_dated
from accounts.history.changes import tracked
from cases.choices import ApplicationOutcome, DocumentState, DocumentType, Status
from cases.models.dated import OfPerson, by_end, day_laws, never_twice, of_person
from cases.models.validity import own_last_day
from cases.words import SAID


@tracked("individual")
class IdentityDocument(OfPerson):
    """A paper or number by which somebody is known; `number` is normalised (`documents.py`).

    Nobody is turned away for a number that somebody else holds: the second holder's is contested.
    """

    individual = of_person("documents")
    type = models.CharField(_("kind of document"), max_length=20, choices=DocumentType)
    number = models.CharField(_("document number"), max_length=40, db_collation="C")
    country = models.CharField(_("country"), max_length=2, default="AM")
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("valid until, as printed"), null=True, blank=True)
    extended_until = models.DateField(_("extended until"), null=True, blank=True)
    issued_with = models.ForeignKey(
        "self",
        verbose_name=_("issued on another document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="papers_issued_on_it",
        db_index=False,  # document_by_document
        help_text=_("A certificate that is issued on a passport is replaced with it."),
    )
    has_code_070 = models.BooleanField(
        _("passport with code 070"), default=False, help_text=_("Of a passport: code 070.")
    )
    state = models.CharField(
        _("state of the document"),
        max_length=10,
        choices=DocumentState,
        default=DocumentState.VALID,
    )
    is_verified = models.BooleanField(
        _("seen"), default=False, help_text=_("Somebody held the paper in their hand.")
    )

    field_classes = of_dated(
        administrative="individual",
        identity="type number country issued_on expires_on extended_until issued_with has_code_070 "
        "state is_verified",
    )

    class Meta(OfPerson.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            *day_laws("document"),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[^\s]+$"),
                name="document_number_form",
                violation_error_message=_("Type the number of the document."),
                violation_error_code="document_form",
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"),
                name="document_country_form",
                violation_error_message=_("A country is two letters, such as AM."),
                violation_error_code="country_form",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True)
                | Q(issued_on__isnull=True)
                | Q(expires_on__gte=F("issued_on")),
                name="document_expires_after_issue",
                violation_error_message=SAID["expires_before_issue"],
                violation_error_code="expires_before_issue",
            ),
            models.CheckConstraint(
                condition=Q(extended_until__isnull=True)
                | Q(expires_on__isnull=False, extended_until__gte=F("expires_on")),
                name="document_extended_beyond_print",
                violation_error_message=SAID["extension_too_early"],
                violation_error_code="extension_too_early",
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.CONTESTED, is_verified=True),
                name="document_contested_is_not_verified",
                violation_error_message=SAID["contested_verified"],
                violation_error_code="contested_verified",
            ),
            models.CheckConstraint(
                condition=Q(has_code_070=False) | Q(type=DocumentType.PASSPORT),
                name="document_code_070_is_of_passports",
                violation_error_message=_("Code 070 stands in passports only."),
                violation_error_code="code_070",
            ),
            models.UniqueConstraint(
                fields=["type", "country", "number"],
                condition=Q(is_verified=True, until_on__isnull=True),
                name="document_verified_once",
                violation_error_message=_("Somebody else holds this verified number."),
                violation_error_code="document_taken",
            ),
            models.UniqueConstraint(
                fields=["individual", "type", "country", "number"],
                condition=Q(until_on__isnull=True),
                name="document_once_per_person",
                violation_error_message=_("This person has this document already."),
                violation_error_code="document_twice",
            ),
        ]
        indexes = [
            models.Index("number", name="document_by_number"),
            models.Index("individual", name="document_by_person"),
            models.Index(
                "issued_with",
                condition=Q(issued_with__isnull=False),
                name="document_by_document",
            ),
            models.Index(
                own_last_day(), condition=Q(until_on__isnull=True), name="document_by_last_day"
            ),
        ]

    def __str__(self):
        return self.number


@tracked("individual")
class LegalStatus(OfPerson):
    """What somebody is before the law in these days. An application runs beside a status."""

    individual = of_person("statuses")
    status = models.CharField(_("legal status"), max_length=20, choices=Status)
    outcome = models.CharField(
        _("outcome of the application"), max_length=10, choices=ApplicationOutcome, blank=True
    )
    document = models.ForeignKey(
        IdentityDocument,
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statuses",
        db_index=False,  # status_by_document
    )
    source = models.CharField(_("known from"), max_length=80, blank=True)

    field_classes = of_dated(
        administrative="individual status outcome", identity="document", free_text="source"
    )

    class Meta(OfPerson.Meta):
        verbose_name = _("legal status")
        verbose_name_plural = _("legal statuses")
        constraints = [
            *day_laws("status"),
            models.CheckConstraint(
                condition=Q(outcome="")
                | Q(status=Status.CITIZENSHIP_APPLIED, until_on__isnull=False),
                name="status_outcome_of_an_application",
                violation_error_message=SAID["outcome_without_application"],
                violation_error_code="outcome_without_application",
            ),
            never_twice(
                "status_one_at_a_time",
                code="overlapping_status",
                message=_("This person has another legal status in these days: end it first."),
                condition=~Q(status=Status.CITIZENSHIP_APPLIED),
            ),
            never_twice(
                "status_one_application_at_a_time",
                code="overlapping_application",
                message=_("An application of this person runs in these days already."),
                condition=Q(status=Status.CITIZENSHIP_APPLIED),
            ),
        ]
        indexes = [
            models.Index("individual", "from_on", name="status_by_person"),
            models.Index(
                "document", condition=Q(document__isnull=False), name="status_by_document"
            ),
            by_end("status_by_end"),
        ]

    def __str__(self):
        return f"{self.get_status_display()} {self.from_on}"
