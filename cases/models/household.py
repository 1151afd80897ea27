"""Households."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from cases import numbers
from cases.choices import ConfirmedBy, HouseholdKind, InactiveReason, Presumed
from cases.policy import AboutPeople


class HouseholdQuerySet(AboutPeople):
    """Who may see, then which."""

    def active(self):
        """Households that are not inactive."""
        return self.filter(inactive_on__isnull=True)

    def living_in(self, places):
        """Households whose actual address lies in one of these places today."""
        return self.filter(lives_in__in=places)

    def with_someone(self, condition, people):
        """Households with a present member, among these people, of whom the condition holds."""
        found = people.filter(condition, household=OuterRef("pk"), left_on__isnull=True)
        return self.filter(Exists(found))


@tracked(without=("version", "source_row", "source_record"))
class Household(models.Model):
    """People who live and eat together; or the residents of an institution, without a head.

    How many they are and who is counted from the members, never kept here; `declared_size` is what
    the family said of itself.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_household_number,
        editable=False,
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=HouseholdKind, default=HouseholdKind.HOUSEHOLD
    )
    declared_size = models.PositiveSmallIntegerField(
        _("how many they say they are"), null=True, blank=True
    )
    is_complete = models.BooleanField(_("complete"), default=True)

    registered_on = models.DateField(_("registered on"))
    registered_at = models.ForeignKey(
        "places.Place",
        verbose_name=_("registered at"),
        on_delete=models.PROTECT,
        related_name="registrations",
        db_index=False,  # household_by_office
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("registered by"),
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    # The moment at which it was written, by the database's clock: a registrar sees it for a day.
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    last_confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    last_confirmed_by = models.CharField(
        _("confirmed by"), max_length=10, choices=ConfirmedBy, blank=True, db_default=""
    )
    # What a list did not say and the register assumed: asked for until somebody says it.
    presumed = models.CharField(
        _("presumed"), max_length=5, choices=Presumed, blank=True, db_default=""
    )
    responsible_official = models.CharField(
        _("responsible official"),
        max_length=120,
        blank=True,
        db_default="",
        help_text=_("Of an institution group: name and telephone of who answers for it."),
    )
    # The place of the actual address that is open now: kept by the database, since every list asks
    # for it, and beside the registration it decides in one index who may see the household.
    lives_in = models.ForeignKey(
        "places.Place",
        verbose_name=_("lives in"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="households_here",
        db_index=False,  # household_by_home
    )

    inactive_on = models.DateField(_("inactive since"), null=True, blank=True)
    inactive_reason = models.CharField(
        _("why it is inactive"), max_length=20, choices=InactiveReason, blank=True
    )

    source = models.CharField(_("from which register"), max_length=40, blank=True)
    source_id = models.CharField(_("number in that register"), max_length=60, blank=True)
    # Digests of the row as last imported, and of what the import made of the record: so that an
    # unchanged row is skipped, and a record that people mended since is not overwritten.
    source_row = models.UUIDField(null=True, editable=False)
    source_record = models.UUIDField(null=True, editable=False)
    # Rises with any change of the household, its members or its addresses: kept by the database.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = HouseholdQuerySet.as_manager()
    access_path = ""
    field_classes = classes(
        administrative="number kind declared_size is_complete registered_on registered_at "
        "registered_by recorded_at last_confirmed_on last_confirmed_by presumed inactive_on "
        "inactive_reason source source_id source_row source_record version",
        contact="lives_in responsible_official",
    )

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        # The database skips an update that changes nothing; Django asks whether the row is there.
        select_on_save = True
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix="H")),
                name="household_number_form",
                violation_error_message=_("A household's number is H and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(inactive_on__isnull=True, inactive_reason="")
                | Q(inactive_on__isnull=False) & ~Q(inactive_reason=""),
                name="household_inactive_with_reason",
                violation_error_message=_("An inactive household needs both a date and a reason."),
                violation_error_code="incomplete_inactive",
            ),
            models.CheckConstraint(
                condition=Q(inactive_on__isnull=True)
                | Q(inactive_on__gte=models.F("registered_on")),
                name="household_inactive_after_registration",
                violation_error_message=_(
                    "A household cannot become inactive before the day of its registration."
                ),
                violation_error_code="inactive_before_registration",
            ),
            models.CheckConstraint(
                condition=Q(declared_size__isnull=True) | Q(declared_size__range=(1, 99)),
                name="household_declared_size",
                violation_error_message=_("A household is 1 to 99 people."),
                violation_error_code="declared_size",
            ),
            models.CheckConstraint(
                condition=Q(last_confirmed_by="") | Q(last_confirmed_on__isnull=False),
                name="household_confirmed_on_a_day",
                violation_error_message=_("Say on which day the household was confirmed."),
                violation_error_code="confirmed_without_day",
            ),
            models.CheckConstraint(
                condition=Q(responsible_official="") | Q(kind=HouseholdKind.INSTITUTION),
                name="household_official_of_an_institution",
                violation_error_message=_(
                    "A responsible official answers for an institution group; a household has its "
                    "head."
                ),
                violation_error_code="official_of_household",
            ),
            models.CheckConstraint(
                condition=Q(source="", source_id="") | (~Q(source="") & ~Q(source_id="")),
                name="household_source_is_complete",
                violation_error_message=_("A number in another register needs that register."),
                violation_error_code="incomplete_source",
            ),
            models.UniqueConstraint(
                # The number first: people are looked for by it, whatever register it is of.
                fields=["source_id", "source"],
                condition=~Q(source=""),
                name="household_once_per_source",
                violation_error_message=_(
                    "A household with this number of that register is registered already."
                ),
                violation_error_code="source_taken",
            ),
        ]
        indexes = [
            models.Index("registered_on", "number", name="household_by_registration"),
            models.Index(
                "registered_on",
                "number",
                condition=Q(is_complete=False),
                name="household_to_complete",
            ),
            models.Index("registered_at", "registered_on", name="household_by_office"),
            models.Index(
                fields=["lives_in", "registered_on"],
                include=["number", "inactive_on"],
                name="household_by_home",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)
