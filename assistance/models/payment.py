"""By what a household is paid: a bank account, a card, a mobile wallet, and whose it is."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import sealing
from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.banks import banks
from assistance.payment_choices import InstrumentState, PaymentKind
from cases.models.dated import DatedQuerySet, NumberKey, day_laws, days

# By this word its key is told from those of other secrets.
PURPOSE = "assistance.payment_instrument"


class InstrumentQuerySet(DatedQuerySet):
    """Who may see, then which."""

    def payable(self, day):
        """Those to which money can be sent on the day."""
        return self.on(day).filter(status=InstrumentState.ACTIVE)


# What its sealed number says stands in no history: the last four digits do.
@tracked("household", without=("sealed",))
class PaymentInstrument(models.Model):
    """An account, card or wallet by which a household, or a family unit of it, is paid.

    One at a time. Its number lies sealed, and is read for the bank's list alone; another number is
    another instrument. Whose it is may be somebody registered, or a name as the bank has it.
    """

    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="instruments",
        db_index=False,  # instrument_by_household
    )
    family_unit = models.CharField(
        _("family unit"), max_length=2, blank=True, help_text=_("Empty: for all of the household.")
    )
    holder = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("holder"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instruments",
    )
    holder_name = models.CharField(_("holder as the bank writes it"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=PaymentKind)
    bank = models.CharField(_("bank"), max_length=20)
    last_four = models.CharField(_("last four digits"), max_length=4)
    sealed = models.TextField(_("sealed number"), editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=InstrumentState, default=InstrumentState.ACTIVE
    )
    ended_because = models.CharField(_("why it ended"), max_length=200, blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer held.")
    )

    objects = InstrumentQuerySet.as_manager()
    access_path = "household"
    for_partners = False
    trigger_laws = {
        "instrument_stays": (
            _("Where money goes is never changed: end this one, and add another."),
            "instrument_stays",
        ),
    }
    field_classes = classes(
        administrative="id household family_unit holder from_on until_on",
        identity="holder_name",
        # Nobody is told the sealed number; what is left of it is of who reads what was given.
        assistance="kind bank last_four sealed status",
        free_text="ended_because",
    )

    class Meta:
        verbose_name = _("payment instrument")
        verbose_name_plural = _("payment instruments")
        default_permissions = ("view", "add")
        select_on_save = True
        constraints = [
            *day_laws("instrument"),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) | ~Q(holder_name=""),
                name="instrument_has_a_holder",
                violation_error_message=_("Say whose it is: a person, or a name."),
                violation_error_code="no_holder",
            ),
            models.CheckConstraint(
                condition=Q(last_four__regex="^[0-9A-Z]{4}$"),
                name="instrument_last_four",
                violation_error_message=_("Four digits or letters are shown of a number."),
                violation_error_code="last_four",
            ),
            models.CheckConstraint(
                condition=Q(status=InstrumentState.ACTIVE)
                | (Q(until_on__isnull=False) & ~Q(ended_because="")),
                name="instrument_ended_on_a_day",
                violation_error_message=_("What is lost or closed ended on a day, for a reason."),
                violation_error_code="not_ended",
            ),
            ExclusionConstraint(
                name="instrument_one_at_a_time",
                expressions=[
                    (NumberKey("household"), RangeOperators.EQUAL),
                    ("family_unit", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "They are paid by another one on these days: end that one first."
                ),
                violation_error_code="another_instrument",
            ),
        ]
        indexes = [models.Index(fields=["household"], name="instrument_by_household")]

    def __str__(self):
        return f"{self.get_kind_display()} … {self.last_four}"

    def clean(self):
        """Refuse a bank that is not listed, or one that does not pay to this kind."""
        bank = banks().get(self.bank)
        if bank is None or self.kind not in bank.kinds:
            message = _("This bank does not pay to it: choose another bank, or another kind.")
            raise ValidationError({"bank": ValidationError(message, code="bank")})

    @property
    def shown_holder(self):
        """Whose it is, as the bank writes it, else by the name in the register."""
        return self.holder_name or (self.holder.full_name if self.holder else "")

    @property
    def is_active(self):
        """Whether nobody said yet that it can't be paid to."""
        return self.status == InstrumentState.ACTIVE

    def keep_number(self, number):
        """Take a number as it will be kept: sealed, with its last four digits in sight."""
        self.sealed, self.last_four = sealing.seal(PURPOSE, number), number[-4:]

    def full_number(self):
        """The number, for the bank alone."""
        return sealing.unseal(PURPOSE, self.sealed)
