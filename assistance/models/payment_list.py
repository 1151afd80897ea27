"""What a bank is asked to pay: a frozen list, approved by a second person, and what came of it."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.models.assistance import Assistance, by_user
from assistance.models.payment import PaymentInstrument
from assistance.models.programme import Programme
from assistance.payment_choices import (
    FAILED_LINES,
    OPEN_LINES,
    LineState,
    ListState,
    RejectionCode,
)
from cases import numbers
from cases.policy import AboutPeople


class PaymentListQuerySet(models.QuerySet):
    """Lists, and which of them somebody works with."""

    def seen_by(self, user, *, on):
        """Those of which the user sees a line."""
        lines = PaymentLine.objects.visible_to(user, on=on).filter(payment_list=OuterRef("pk"))
        return self.filter(Exists(lines))


@tracked()
class PaymentList(models.Model):
    """What one bank is asked to pay of one programme: frozen when it is made.

    A second person approves it, and then it can be handed to the bank; until then it can be
    withdrawn. Its lines hold nobody's number: that is read from the instruments for the file alone.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_list_number,
        editable=False,
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="payment_lists",
    )
    bank = models.CharField(_("bank"), max_length=20)
    count = models.PositiveIntegerField(_("payments"))
    total = models.DecimalField(_("total"), max_digits=16, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=9, choices=ListState, default=ListState.MADE)
    made_on = models.DateField(_("made on"))
    made_by = by_user(_("made by"), "lists_made")
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = by_user(_("approved by"), "lists_approved", null=True, blank=True)
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=200, blank=True)

    objects = PaymentListQuerySet.as_manager()
    about_people = False
    trigger_laws = {
        "payment_list_stays": (
            _("A list is frozen: withdraw it before it is approved, and make another."),
            "payment_list_stays",
        ),
    }
    field_classes = classes(
        administrative="number programme bank count total currency state made_on made_by "
        "approved_on approved_by withdrawn_because"
    )

    class Meta:
        verbose_name = _("payment list")
        verbose_name_plural = _("payment lists")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.FROZEN_LIST)),
                name="payment_list_number_form",
                violation_error_message=_("A list's number is X and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ListState.APPROVED, approved_by__isnull=False, approved_on__isnull=False
                )
                | Q(state=ListState.MADE, approved_by__isnull=True, approved_on__isnull=True)
                | Q(state=ListState.WITHDRAWN, approved_by__isnull=True, approved_on__isnull=True)
                & ~Q(withdrawn_because=""),
                name="payment_list_state",
                violation_error_message=_(
                    "Approved has a day and a name; withdrawn, a reason and neither."
                ),
                violation_error_code="list_state",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("made_by")),
                name="payment_list_second_person",
                violation_error_message=_("Whoever made a list does not approve it."),
                violation_error_code="second_person",
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0, total__gt=0),
                name="payment_list_of_something",
                violation_error_message=_("A list pays something to somebody."),
                violation_error_code="of_nothing",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)


class PaymentLineQuerySet(AboutPeople):
    """Payments of lists."""

    def to_see_to(self):
        """Those that failed and wait: the assistance is planned still, and on no list."""
        again = PaymentLine.objects.filter(assistance=OuterRef("assistance"), state__in=OPEN_LINES)
        later = PaymentLine.objects.filter(
            assistance=OuterRef("assistance"), pk__gt=OuterRef("pk"), state__in=FAILED_LINES
        )
        failed = self.filter(state__in=FAILED_LINES, assistance__state="planned")
        return failed.exclude(Exists(again)).exclude(Exists(later))

    def reserved(self):
        """Those that a bank was asked to pay, and has not answered."""
        return self.filter(state=LineState.LISTED, payment_list__state=ListState.APPROVED)


@tracked("assistance")
class PaymentLine(models.Model):
    """One payment of a list: of which assistance, to which instrument, and what came of it.

    Amount and holder stand as they were when the list was made.
    """

    payment_list = models.ForeignKey(
        PaymentList,
        verbose_name=_("payment list"),
        on_delete=models.PROTECT,
        related_name="lines",
        db_index=False,  # payment_line_place
    )
    position = models.PositiveIntegerField(_("row"))
    assistance = models.ForeignKey(
        Assistance,
        verbose_name=_("assistance"),
        on_delete=models.PROTECT,
        related_name="payment_lines",
    )
    instrument = models.ForeignKey(
        PaymentInstrument,
        verbose_name=_("payment instrument"),
        on_delete=models.PROTECT,
        related_name="payment_lines",
    )
    holder = models.CharField(_("holder as listed"), max_length=160)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=13, choices=LineState, default=LineState.LISTED)
    code = models.CharField(
        _("why it was rejected"), max_length=12, choices=RejectionCode, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    reference = models.CharField(_("reference of the bank"), max_length=80, blank=True)

    objects = PaymentLineQuerySet.as_manager()
    access_path = "assistance__household"
    # The path leads through no person.
    person_path = None
    for_partners = False
    trigger_laws = {
        "payment_line_stays": (
            _("A payment of an approved list stays as it was, and is answered once."),
            "payment_line_stays",
        ),
    }
    field_classes = classes(
        administrative="id payment_list position assistance instrument",
        identity="holder",
        assistance="amount currency state code answered_on reference",
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["payment_list", "position"],
                name="payment_line_place",
                violation_error_message=_("Two payments stand in one row of the list."),
                violation_error_code="row_twice",
            ),
            models.UniqueConstraint(
                fields=["assistance"],
                condition=Q(state__in=OPEN_LINES),
                name="payment_line_once",
                violation_error_message=_("It stands on a payment list already."),
                violation_error_code="listed_already",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="payment_line_of_something",
                violation_error_message=_("A payment is of some money."),
                violation_error_code="of_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state=LineState.REJECTED) & ~Q(code="")
                | ~Q(state=LineState.REJECTED) & Q(code=""),
                name="payment_line_rejected_with_code",
                violation_error_message=_("What is rejected has a code, and nothing else has."),
                violation_error_code="rejected_without_code",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=(LineState.LISTED, LineState.WITHDRAWN), answered_on__isnull=True
                )
                | Q(
                    state__in=(LineState.PAID, LineState.REJECTED, LineState.NOT_COLLECTED),
                    answered_on__isnull=False,
                ),
                name="payment_line_answered",
                violation_error_message=_("What the bank answered has a day."),
                violation_error_code="answered",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state"],
                condition=Q(state__in=FAILED_LINES),
                name="payment_line_failed",
            ),
        ]

    def __str__(self):
        return f"{self.payment_list_id} {self.position}"
