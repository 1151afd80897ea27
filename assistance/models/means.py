"""What people earn and own, as far as rules ask for it; unknown until somebody was asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.choices import BelongingKind, IncomeKind, KnownFrom
from cases.models.dated import of_person
from cases.policy import AboutPeople

_STATED = "id individual source recorded_on recorded_by replaced_on"


class StatedQuerySet(AboutPeople):
    """What was said of people's means."""

    def standing(self):
        """What no later word about the same replaced."""
        return self.filter(replaced_on__isnull=True)


class Stated(models.Model):
    """Something that was said, and by whom it was recorded.

    Nothing of it changes: another word about the same takes its place, and it is `replaced`.
    """

    source = models.CharField(_("known from"), max_length=6, choices=KnownFrom)
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="%(class)s_recorded",
    )
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True, editable=False)

    objects = StatedQuerySet.as_manager()
    access_path = "individual__household"
    # What a family earns and owns is the register's own business.
    for_partners = False

    class Meta:
        abstract = True


@tracked("individual")
class Income(Stated):
    """What a person earned or received in a month, of one kind; all of a kind together.

    Who was asked and has none has a row of the kind none, with 0. What counts on a day are the rows
    of the latest month of which something is known.
    """

    individual = of_person("incomes", index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=IncomeKind)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default="AMD")
    month = models.DateField(_("month"), help_text=_("The first day of it."))

    field_classes = classes(
        administrative=_STATED, assistance="kind amount currency month"
    )  # fmt: skip

    class Meta:
        verbose_name = _("income")
        verbose_name_plural = _("incomes")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=IncomeKind.NONE, amount=0)
                | (~Q(kind=IncomeKind.NONE) & Q(amount__gt=0)),
                name="income_is_something_or_none",
                violation_error_message=_("Type how much it is, or choose that there is none."),
                violation_error_code="income_amount",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="income_of_a_month",
                violation_error_message=_("A month is written as its first day."),
                violation_error_code="income_month",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex="^[A-Z]{3}$"),
                name="income_currency",
                violation_error_message=_("A currency is three letters, such as AMD."),
                violation_error_code="currency",
            ),
            models.UniqueConstraint(
                fields=["individual", "month", "kind"],
                condition=Q(replaced_on__isnull=True),
                name="income_once_a_month",
                violation_error_message=_("Income of this kind is recorded for that month."),
                violation_error_code="income_twice",
            ),
        ]

    def __str__(self):
        return f"{self.individual_id} {self.kind} {self.month}"


@tracked("individual")
class Belonging(Stated):
    """What a person owned of a kind on a day; or that they were asked, and own nothing of it.

    Of dwellings the largest share; of cars the year of the newest and the highest tax of a year;
    of money in banks all together. What counts on a day is the latest word of each kind.
    """

    individual = of_person("belongings", index=True)
    kind = models.CharField(_("kind"), max_length=8, choices=BelongingKind)
    has_none = models.BooleanField(_("owns none"), default=False)
    share = models.DecimalField(
        _("share of the dwelling"), max_digits=5, decimal_places=4, null=True, blank=True
    )
    year = models.PositiveSmallIntegerField(
        _("year in which the car was made"), null=True, blank=True
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Money in banks; of a car its tax of a year."),
    )
    as_of = models.DateField(_("as of"))

    field_classes = classes(
        administrative=_STATED, assistance="kind has_none share year amount as_of"
    )

    class Meta:
        verbose_name = _("belonging")
        verbose_name_plural = _("belongings")
        constraints = [
            models.CheckConstraint(
                condition=Q(has_none=True, share__isnull=True, year__isnull=True)
                & Q(amount__isnull=True)
                | Q(has_none=False, kind=BelongingKind.DWELLING, share__isnull=False)
                & Q(share__gt=0, share__lte=1, year__isnull=True, amount__isnull=True)
                | Q(has_none=False, kind=BelongingKind.CAR, share__isnull=True)
                & (Q(year__isnull=False) | Q(amount__isnull=False))
                & (Q(year__isnull=True) | Q(year__gte=1900, year__lte=2100))
                & (Q(amount__isnull=True) | Q(amount__gte=0))
                | Q(has_none=False, kind=BelongingKind.BANK, share__isnull=True)
                & Q(year__isnull=True, amount__isnull=False, amount__gte=0),
                name="belonging_is_something_or_none",
                violation_error_message=_(
                    "Of a dwelling type the share, up to 1; of a car its year or tax; of money in "
                    "banks how much. Or say that they own none."
                ),
                violation_error_code="belonging_value",
            ),
            models.UniqueConstraint(
                fields=["individual", "kind", "as_of"],
                condition=Q(replaced_on__isnull=True),
                name="belonging_once_a_day",
                violation_error_message=_("This is recorded for that day."),
                violation_error_code="belonging_twice",
            ),
        ]

    def __str__(self):
        return f"{self.individual_id} {self.kind} {self.as_of}"
