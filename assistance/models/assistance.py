"""What a household or a person is to be given, or was; and every person whom it covers."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from assistance.choices import AssistanceState, EndedBecause
from assistance.models.of_help import AssistanceQuerySet, OfHelp, lapses_on
from assistance.models.programme import Programme
from cases import numbers
from cases.models.dated import NumberKey, days


def by_user(words, name, **how):
    """Who did something: a key to a user."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=words,
        on_delete=models.PROTECT,
        related_name=name,
        **how,
    )


@tracked("household")
class Assistance(models.Model):
    """Something of a programme for one household, or one person of it, and for certain days.

    Planned, then delivered, and perhaps returned; or cancelled with a reason. Once it is delivered,
    its recipient, its amount and its days never change: the database refuses it.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_assistance_number,
        editable=False,
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="assistance",
    )
    household = models.ForeignKey(
        "cases.Household",
        verbose_name=_("household"),
        on_delete=models.PROTECT,
        related_name="assistance",
    )
    family_unit = models.CharField(_("family unit"), max_length=2, blank=True)
    from_on = models.DateField(_("for the days from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day for which it is not.")
    )
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=AssistanceState, default=AssistanceState.PLANNED
    )
    planned_on = models.DateField(_("planned on"))
    planned_by = by_user(_("planned by"), "assistance_planned")
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    delivered_by = by_user(_("delivered by"), "assistance_delivered", null=True, blank=True)
    delivered_at = models.ForeignKey(
        "places.Place",
        verbose_name=_("delivered at"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assistance",
    )
    collected_by = models.CharField(_("collected by"), max_length=160, blank=True)
    reference = models.CharField(_("reference of the giver"), max_length=80, blank=True)
    ended_on = models.DateField(_("returned or cancelled on"), null=True, blank=True)
    ended_because = models.CharField(_("why"), max_length=200, blank=True)
    in_spite_of = models.CharField(
        _("why in spite of other help"),
        max_length=200,
        blank=True,
        help_text=_("Where another programme of the sector helped them lately."),
    )

    objects = AssistanceQuerySet.as_manager()
    access_path = "household"
    trigger_laws = {
        "assistance_stays": (
            _("What was delivered or ended stays as it was: return it, or plan another."),
            "assistance_stays",
        ),
    }
    field_classes = classes(
        administrative="number household family_unit planned_by delivered_by",
        assistance="programme from_on until_on quantity amount currency state planned_on "
        "delivered_on delivered_at reference ended_on",
        identity="collected_by",
        free_text="ended_because in_spite_of",
    )

    class Meta:
        verbose_name = _("assistance")
        verbose_name_plural = _("assistance")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.ASSISTANCE)),
                name="assistance_number_form",
                violation_error_message=_("The number of assistance is A and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="assistance_days",
                violation_error_message=_("It is for one day at least."),
                violation_error_code="until_before_from",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=False, quantity__gt=0)
                | Q(amount__isnull=False, amount__gt=0, currency__regex="^[A-Z]{3}$"),
                name="assistance_of_something",
                violation_error_message=_("Say how much of what, or how much money."),
                violation_error_code="of_nothing",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=AssistanceState.PLANNED, delivered_on__isnull=True, ended_on__isnull=True
                )
                | Q(
                    state=AssistanceState.DELIVERED,
                    delivered_on__isnull=False,
                    delivered_by__isnull=False,
                    ended_on__isnull=True,
                )
                | Q(
                    state=AssistanceState.RETURNED,
                    delivered_on__isnull=False,
                    ended_on__gte=F("delivered_on"),
                )
                & ~Q(ended_because="")
                | Q(
                    state=AssistanceState.CANCELLED,
                    delivered_on__isnull=True,
                    ended_on__isnull=False,
                )
                & ~Q(ended_because=""),
                name="assistance_state",
                violation_error_message=_(
                    "Delivered has a day and a giver; returned or cancelled, a day and a reason."
                ),
                violation_error_code="assistance_state",
            ),
        ]
        indexes = [
            models.Index(fields=["household", "-from_on"], name="assistance_by_household"),
            models.Index(fields=["programme", "state"], name="assistance_by_programme"),
            # Few plans stand at a time among all that was ever given.
            models.Index(
                fields=["planned_on"],
                condition=Q(state=AssistanceState.PLANNED),
                name="assistance_planned",
            ),
            models.Index(fields=["delivered_on"], name="assistance_by_delivery"),
            models.Index(
                fields=["ended_on"],
                condition=Q(ended_on__isnull=False),
                name="assistance_by_end",
            ),
        ]

    def __str__(self):
        return numbers.shown(self.number)

    @property
    def why_it_ended(self):
        """The reason in words: one that the system gave, in the reader's language."""
        return dict(EndedBecause.choices).get(self.ended_because, self.ended_because)

    @property
    def waits_until(self):
        """The day on which the plan lapses where nobody serves it."""
        return lapses_on(self.planned_on, self.from_on)


@tracked("individual")
class AssistedPerson(models.Model):
    """Somebody whom an assistance covers; `counts` until it is cancelled or returned.

    Programme and days stand here once more, so that the database can refuse that one person is
    covered twice by one programme on the same day, wherever they live by then.
    """

    assistance = models.ForeignKey(
        Assistance,
        verbose_name=_("assistance"),
        on_delete=models.PROTECT,
        related_name="people",
    )
    individual = models.ForeignKey(
        "cases.Individual",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="assistance",
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="people",
        db_index=False,
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    counts = models.BooleanField(_("counts"), default=True)

    objects = OfHelp.as_manager()
    access_path = "assistance__household"
    trigger_laws = {
        "covered_stay": (
            _("Whom something covers is settled while it is planned."),
            "covered_stay",
        ),
    }
    person_path = "individual"
    field_classes = classes(
        administrative="id assistance individual",
        assistance="programme from_on until_on counts",
    )

    class Meta:
        verbose_name = _("person who is helped")
        verbose_name_plural = _("people who are helped")
        constraints = [
            models.UniqueConstraint(
                fields=["assistance", "individual"],
                name="assisted_person_once",
                violation_error_message=_("This person is named in it already."),
                violation_error_code="person_twice",
            ),
            ExclusionConstraint(
                name="assisted_once_by_a_programme",
                expressions=[
                    (NumberKey("individual"), RangeOperators.EQUAL),
                    (NumberKey("programme"), RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(counts=True),
                violation_error_message=_(
                    "Somebody of them is helped by this programme for these days already."
                ),
                violation_error_code="helped_already",
            ),
        ]

    def __str__(self):
        return f"{self.assistance_id} {self.individual_id}"
