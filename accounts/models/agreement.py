"""What the register's controller agreed with a partner: whom it may be shown, and what of them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import AgreementState, FieldClass, LegalBasis, Purpose
from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.models.organisation import Organisation

# Health is shared for health alone; protection by a referral of one person, never by agreement.
SHARED = [choice for choice in FieldClass.choices if choice[0] != FieldClass.PROTECTION]


class SharingAgreementQuerySet(models.QuerySet):
    """Agreements, and which of them hold."""

    def signed(self):
        """Those with both signatures: the second follows the first, by law."""
        return self.filter(second_signed_by__isnull=False)

    def active_on(self, day):
        """Those by which people may be shown on the day."""
        within = Q(until_on__isnull=True) | Q(until_on__gt=day)
        return self.signed().filter(within, from_on__lte=day, suspended_on__isnull=True)

    def of(self, user):
        """Those of the user's organisation for the user's one purpose."""
        return self.filter(partner=user.organisation_id, purposes__contains=[user.purpose])


@tracked()
class SharingAgreement(models.Model):
    """A partner may be shown people who live in these places, for these purposes, in these days.

    It holds once two different people have signed it, other than whoever drafted it, and until it
    ends or is suspended. The consent of each person is needed besides, unless a decree makes the
    sharing a duty.
    """

    partner = models.ForeignKey(
        Organisation,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    title = models.CharField(_("title"), max_length=200)
    purposes = ArrayField(
        models.CharField(max_length=12, choices=Purpose), verbose_name=_("purposes")
    )
    basis = models.CharField(_("legal basis"), max_length=8, choices=LegalBasis)
    decree = models.CharField(
        _("decree"),
        max_length=120,
        blank=True,
        help_text=_("Number and date of the decree that makes the sharing a duty."),
    )
    places = models.ManyToManyField(
        "places.Place",
        verbose_name=_("places"),
        related_name="agreements",
        help_text=_("People who live there, or in a place within."),
    )
    field_classes_shared = ArrayField(
        models.CharField(max_length=14, choices=SHARED), verbose_name=_("what is shown")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer holds.")
    )

    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        on_delete=models.PROTECT,
        related_name="agreements_drafted",
    )
    first_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("first signature"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements_signed_first",
    )
    first_signed_on = models.DateField(_("first signed on"), null=True, blank=True)
    second_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("second signature"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements_signed_second",
    )
    second_signed_on = models.DateField(_("second signed on"), null=True, blank=True)
    suspended_on = models.DateField(_("suspended on"), null=True, blank=True)
    suspended_because = models.CharField(_("why"), max_length=200, blank=True)
    ended_because = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = SharingAgreementQuerySet.as_manager()
    field_classes = classes(
        administrative="id partner title purposes basis decree places field_classes_shared from_on "
        "until_on drafted_by first_signed_by first_signed_on second_signed_by second_signed_on "
        "suspended_on suspended_because ended_because"
    )

    class Meta:
        verbose_name = _("sharing agreement")
        verbose_name_plural = _("sharing agreements")
        constraints = [
            models.CheckConstraint(
                condition=Q(purposes__len__gt=0, field_classes_shared__len__gt=0),
                name="agreement_says_what_for",
                violation_error_message=_("Say for which purposes, and what is shown."),
                violation_error_code="agreement_empty",
            ),
            models.CheckConstraint(
                condition=Q(basis=LegalBasis.CONSENT, decree="")
                | Q(basis=LegalBasis.DUTY) & ~Q(decree=""),
                name="agreement_duty_has_its_decree",
                violation_error_message=_("A legal duty has a decree; consent has none."),
                violation_error_code="agreement_decree",
            ),
            models.CheckConstraint(
                condition=~Q(field_classes_shared__contains=[FieldClass.PROTECTION]),
                name="agreement_never_shares_protection",
                violation_error_message=_(
                    "Protection is shared by a referral of one person, never by an agreement."
                ),
                violation_error_code="agreement_protection",
            ),
            models.CheckConstraint(
                condition=~Q(field_classes_shared__contains=[FieldClass.HEALTH])
                | Q(purposes=[Purpose.HEALTH]),
                name="agreement_shares_health_for_health",
                violation_error_message=_(
                    "Health is shown under an agreement for the purpose of health alone."
                ),
                violation_error_code="agreement_health",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="agreement_ends_after_its_beginning",
                violation_error_message=_("An agreement cannot end before it begins."),
                violation_error_code="ends_before_beginning",
            ),
            models.CheckConstraint(
                condition=Q(first_signed_by__isnull=True, first_signed_on__isnull=True)
                | Q(first_signed_by__isnull=False, first_signed_on__isnull=False),
                name="agreement_first_signature_is_dated",
                violation_error_message=_("A signature has a day."),
                violation_error_code="signature_without_day",
            ),
            models.CheckConstraint(
                condition=Q(second_signed_by__isnull=True, second_signed_on__isnull=True)
                | Q(
                    first_signed_by__isnull=False,
                    second_signed_by__isnull=False,
                    second_signed_on__isnull=False,
                ),
                name="agreement_second_signature_follows",
                violation_error_message=_("The second signature follows the first, on a day."),
                violation_error_code="signature_without_day",
            ),
            models.CheckConstraint(
                condition=Q(first_signed_by__isnull=True)
                | ~Q(first_signed_by=F("drafted_by"))
                & (
                    Q(second_signed_by__isnull=True)
                    | ~Q(second_signed_by=F("drafted_by"))
                    & ~Q(second_signed_by=F("first_signed_by"))
                ),
                name="agreement_is_signed_by_two_others",
                violation_error_message=_(
                    "Two different people sign, and neither of them drafted it."
                ),
                violation_error_code="second_person",
            ),
            models.CheckConstraint(
                condition=Q(suspended_on__isnull=True, suspended_because="")
                | Q(suspended_on__isnull=False) & ~Q(suspended_because=""),
                name="agreement_suspended_with_reason",
                violation_error_message=_("A suspension has a day and a reason."),
                violation_error_code="suspended_without_reason",
            ),
        ]
        indexes = [models.Index("partner", "from_on", name="agreement_by_partner")]

    def __str__(self):
        return f"{self.partner_id}: {self.title}"

    @property
    def is_signed(self):
        """Whether both signatures are there: what is signed is not edited."""
        return self.first_signed_by_id is not None and self.second_signed_by_id is not None

    @property
    def begins_on(self):
        """The first day on which people may be shown by it; None while it is not signed."""
        return max(self.from_on, self.second_signed_on) if self.is_signed else None

    def state_on(self, day):
        """What the agreement is on the day: the AgreementState of its dates and signatures."""
        if self.until_on is not None and self.until_on <= day:
            return AgreementState.ENDED
        if not self.is_signed:
            return AgreementState.HALF_SIGNED if self.first_signed_by_id else AgreementState.DRAFT
        if self.suspended_on is not None:
            return AgreementState.SUSPENDED
        return AgreementState.ACTIVE if self.from_on <= day else AgreementState.TO_COME


@tracked("sharingagreement")
class AgreementPlace(SharingAgreement.places.through):
    """A place that an agreement covers: what joins the two, so that its changes are kept."""

    field_classes = classes(administrative="id sharingagreement place")

    class Meta:
        proxy = True
