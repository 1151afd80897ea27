"""The laws of one decision's row; those between a decision and its appeal are triggers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assistance.choices import Outcome
from cases import numbers

_NO_APPEAL = Q(appealed_on__isnull=True, appealed_because="", appeal_recorded_by__isnull=True)

DECISION_LAWS = [
    models.CheckConstraint(
        condition=Q(number__regex=numbers.FORM.format(prefix=numbers.DECISION)),
        name="decision_number_form",
        violation_error_message=_("A decision's number is E and eleven characters."),
        violation_error_code="number_form",
    ),
    models.CheckConstraint(
        condition=Q(decided_on__gte=F("applied_on")),
        name="decision_after_the_application",
        violation_error_message=_("Nothing is decided before somebody applied."),
        violation_error_code="decided_before",
    ),
    models.CheckConstraint(
        condition=~Q(outcome=Outcome.ELIGIBLE)
        | Q(amount__isnull=True, currency="")
        | Q(amount__isnull=False, amount__gte=0, currency__regex="^[A-Z]{3}$"),
        name="decision_amount",
        violation_error_message=_("An amount is not negative, and has a currency."),
        violation_error_code="decision_amount",
    ),
    models.CheckConstraint(
        condition=Q(outcome=Outcome.ELIGIBLE) | Q(amount__isnull=True, currency=""),
        name="decision_amount_of_who_is_eligible",
        violation_error_message=_("Only who is eligible is given something."),
        violation_error_code="decision_amount",
    ),
    models.CheckConstraint(
        condition=Q(is_by_panel=True) & ~Q(minutes="") & ~Q(outcome=Outcome.OPEN)
        | Q(is_by_panel=False, minutes="", rule__isnull=False),
        name="decision_by_rule_or_panel",
        violation_error_message=_("It is decided by a rule, or by a panel with its minutes."),
        violation_error_code="by_rule_or_panel",
    ),
    models.CheckConstraint(
        condition=~Q(outcome=Outcome.REFUSED)
        | Q(appeal_of__isnull=False)
        | Q(appeal_until__isnull=False),
        name="decision_refusal_can_be_appealed",
        violation_error_message=_("Say until when a refusal can be appealed."),
        violation_error_code="appeal_until",
    ),
    models.CheckConstraint(
        condition=Q(appeal_until__isnull=True)
        | Q(appeal_of__isnull=True, appeal_until__gte=F("decided_on")) & ~Q(outcome=Outcome.OPEN),
        name="decision_appeal_after_it",
        violation_error_message=_("A decision can be appealed after its day; an appeal's can't."),
        violation_error_code="appeal_until",
    ),
    models.CheckConstraint(
        condition=_NO_APPEAL
        | Q(appealed_on__isnull=False, appeal_recorded_by__isnull=False)
        & Q(appeal_until__isnull=False, appealed_on__gte=F("decided_on"))
        & Q(appealed_on__lte=F("appeal_until"))
        & ~Q(appealed_because=""),
        name="decision_appealed_in_time",
        violation_error_message=_(
            "An appeal has its reason, and comes until the day that was set."
        ),
        violation_error_code="appeal_late",
    ),
    models.UniqueConstraint(
        fields=["programme", "household", "family_unit", "person", "applied_on"],
        condition=Q(appeal_of__isnull=True),
        nulls_distinct=False,
        name="decision_once_an_application",
        violation_error_message=_("This application was decided already."),
        violation_error_code="decided_already",
    ),
]
