"""A programme: who gives what to whom, how often; and its rules, each in force on its days."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.models import Organisation
from assistance.choices import ForWhom, Mechanism, Modality, ResponseSector
from assistance.entitlement import Rule, RuleFault
from cases import numbers
from cases.models.dated import NumberKey, days


class ProgrammeQuerySet(models.QuerySet):
    """Programmes, and which of them give on a day."""

    def on(self, day):
        """Those that give on the day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


@tracked()
class Programme(models.Model):
    """One kind of help by one organisation: of a sector, in a modality, for a unit, once or often.

    `every_days` is empty for what is given once in all; `from_on` and `until_on` are its days.
    """

    number = models.CharField(
        _("number"),
        max_length=numbers.LENGTH,
        primary_key=True,
        db_collation="C",
        default=numbers.new_programme_number,
        editable=False,
    )
    title = models.CharField(_("title"), max_length=160)
    given_by = models.ForeignKey(
        Organisation,
        verbose_name=_("given by"),
        on_delete=models.PROTECT,
        related_name="programmes",
    )
    funded_by = models.CharField(_("funded by"), max_length=160, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=ResponseSector)
    sub_sector = models.CharField(_("sub-sector"), max_length=80, blank=True)
    activity = models.CharField(_("activity"), max_length=200, blank=True)
    modality = models.CharField(_("modality"), max_length=12, choices=Modality)
    mechanism = models.CharField(_("how it is delivered"), max_length=14, choices=Mechanism)
    unit = models.CharField(
        _("unit of measure"), max_length=40, blank=True, help_text=_("Such as kit or hour.")
    )
    currency = models.CharField(_("currency"), max_length=3, default="AMD")
    budget = models.DecimalField(
        _("budget"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    for_whom = models.CharField(_("for whom"), max_length=12, choices=ForWhom)
    every_days = models.PositiveSmallIntegerField(
        _("every so many days"), null=True, blank=True, help_text=_("Empty: once in all.")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it gives no more.")
    )

    objects = ProgrammeQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="number title given_by funded_by sector sub_sector activity modality "
        "mechanism unit currency budget for_whom every_days from_on until_on"
    )

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=numbers.FORM.format(prefix=numbers.PROGRAMME)),
                name="programme_number_form",
                violation_error_message=_("A programme's number is G and eleven characters."),
                violation_error_code="number_form",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="programme_ends_after_it_began",
                violation_error_message=_("A programme ends after the day on which it began."),
                violation_error_code="until_before_from",
            ),
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0),
                name="programme_budget_is_not_negative",
                violation_error_message=_("A budget is not negative."),
                violation_error_code="negative",
            ),
            models.CheckConstraint(
                condition=Q(every_days__isnull=True) | Q(every_days__gte=1),
                name="programme_every_day_at_most",
                violation_error_message=_("It is given every day at most."),
                violation_error_code="every_days",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.given_by_id})"


class ProgrammeRuleQuerySet(models.QuerySet):
    """Rules, and which of them are in force on a day."""

    def on(self, day):
        """Those that are in force on the day."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)


def _always():
    return {"all": []}


@tracked("programme")
class ProgrammeRule(models.Model):
    """Whom a programme covers, who is eligible and how much it is, in force between two days.

    The conditions and the amount are data (`assistance.entitlement`): a decree ends one rule and
    begins another.
    """

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="rules"
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    covers = models.JSONField(_("whom it covers"), default=_always, blank=True)
    eligible = models.JSONField(_("who is eligible"), default=_always, blank=True)
    amount = models.JSONField(_("how much"))
    sources = models.JSONField(_("sources"), default=list, blank=True)
    reading = models.TextField(_("how it was read"), blank=True)

    objects = ProgrammeRuleQuerySet.as_manager()
    about_people = False
    field_classes = classes(
        administrative="id programme from_on until_on covers eligible amount sources reading"
    )

    class Meta:
        verbose_name = _("rule of a programme")
        verbose_name_plural = _("rules of programmes")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="rule_ends_after_it_began",
                violation_error_message=_("A rule ends after the day on which it began."),
                violation_error_code="until_before_from",
            ),
            ExclusionConstraint(
                name="rule_one_at_a_time",
                expressions=[
                    (NumberKey("programme"), RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another rule of this programme is in force then."),
                violation_error_code="overlapping_rule",
            ),
        ]

    def __str__(self):
        return f"{self.programme_id} {self.from_on}"

    def clean(self):
        """Refuse what can't be read as a rule."""
        try:
            self.as_rule()
        except RuleFault as fault:
            raise ValidationError(str(fault), code="rule") from None

    def as_rule(self):
        """The same as plain data; raises RuleFault."""
        return Rule(
            programme=self.programme_id,
            from_on=self.from_on.isoformat(),
            until_on=self.until_on.isoformat() if self.until_on else "",
            covers=self.covers,
            eligible=self.eligible,
            amount=self.amount,
            sources=tuple(self.sources),
            reading=self.reading,
        )
