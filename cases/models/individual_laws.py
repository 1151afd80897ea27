"""What must always be so of a person's row: the constraints of `Individual`, with their words."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from cases import numbers, washington_group
from cases.choices import Sex

NAMES = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name")
EARLIEST_BIRTH = date(1900, 1, 1)


def disability_3():
    """Washington Group "disability 3" in SQL: any domain at 3 or 4; unknown where all are silent.

    The same definition as `washington_group.disability_3`, to which a test holds it.
    """
    domains = washington_group.DOMAINS
    positive, answered = Q(), Q()
    for domain in domains:
        positive |= Q(**{f"{domain}__in": [washington_group.A_LOT, washington_group.CANNOT]})
        answered |= Q(**{f"{domain}__lte": washington_group.CANNOT})
    return models.Case(
        models.When(positive, then=Value(True)),
        models.When(answered, then=Value(False)),
        default=None,
    )


def _names_joined():
    parts = [F(NAMES[0])]
    for field in NAMES[1:]:
        parts += [Value("\n"), F(field)]
    return Concat(*parts, output_field=models.TextField())


def _asked():
    condition = Q()
    for domain in washington_group.DOMAINS:
        condition |= Q(**{f"{domain}__isnull": False})
    return condition


class YearsBefore(models.Func):
    """A date some years before another; 29 February becomes the 28th where it does not exist."""

    template = "((%(expressions)s - interval '%(years)s years')::date)"
    output_field = models.DateField()


def _law(name, condition, code, message):
    return models.CheckConstraint(
        name=f"individual_{name}",
        condition=condition,
        violation_error_code=code,
        violation_error_message=message,
    )


ROW_LAWS = [
    _law(
        "number_form",
        Q(number__regex=numbers.FORM.format(prefix="P")),
        "number_form",
        _("A person's number is P and eleven characters."),
    ),
    _law(
        "search_key_is_of_these_names",
        Q(names_folded=_names_joined()),
        "names_not_folded",
        _("The name was written without its search key. Write it through the register's actions."),
    ),
    _law(
        "leaving_with_reason",
        Q(left_on__isnull=True, left_reason="") | Q(left_on__isnull=False) & ~Q(left_reason=""),
        "incomplete_leaving",
        _("Whoever left needs both a date and a reason."),
    ),
    _law(
        "leaves_after_coming",
        Q(left_on__isnull=True) | Q(left_on__gte=F("in_household_since")),
        "left_before_coming",
        _("Nobody can leave a household before the day they came into it."),
    ),
    _law(
        "role_within_stay",
        Q(role_since__gte=F("in_household_since")),
        "role_before_coming",
        _("A relationship in the household cannot begin before the person came into it."),
    ),
    _law(
        "birth_with_precision",
        Q(birth_date__isnull=True, birth_precision="")
        | Q(birth_date__isnull=False) & ~Q(birth_precision=""),
        "incomplete_birth",
        _("Say of a birth date how exactly it is known; without a date, leave that empty."),
    ),
    _law(
        "birth_not_too_early",
        Q(birth_date__isnull=True) | Q(birth_date__gte=EARLIEST_BIRTH),
        "birth_too_early",
        _("A birth date before 1900 is a typing error."),
    ),
    _law(
        "arrives_after_birth",
        Q(arrived_on__isnull=True)
        | Q(birth_date__isnull=True)
        # An inexact birth date may stand for a day after the arrival of a newborn.
        | ~Q(birth_precision="day")
        | Q(arrived_on__gte=F("birth_date")),
        "arrived_before_birth",
        _("The date of arrival lies before the date of birth."),
    ),
    _law(
        "disability_asked_on_a_day",
        Q(wg_asked_on__isnull=False, wg_method__gt="") & _asked()
        | Q(wg_asked_on__isnull=True, wg_method="") & ~_asked(),
        "incomplete_washington_group",
        _("The Washington Group answers need the day on which they were asked, and who answered."),
    ),
    _law(
        "disability_asked_from_age_5",
        Q(wg_asked_on__isnull=True)
        | Q(birth_date__isnull=True)
        | Q(birth_date__lte=YearsBefore(F("wg_asked_on"), years=washington_group.FROM_AGE)),
        "too_young_for_washington_group",
        _("The Washington Group questions are for people of five and over: clear the answers."),
    ),
    _law(
        "pregnancy_is_a_womans",
        Q(pregnancy_expected_on__isnull=True, breastfeeding_until__isnull=True) | ~Q(sex=Sex.MALE),
        "pregnant_man",
        _("Pregnancy and breastfeeding are recorded for women: correct the sex, or clear them."),
    ),
    _law(
        "pregnancy_asked_on_a_day",
        Q(pregnancy_expected_on__isnull=True) | Q(pregnancy_asked_on__isnull=False),
        "incomplete_pregnancy",
        _("Say on which day the pregnancy was asked for."),
    ),
    _law(
        "source_is_complete",
        Q(source="", source_id="") | (~Q(source="") & ~Q(source_id="")),
        "incomplete_source",
        _("A number in another register needs that register."),
    ),
]
