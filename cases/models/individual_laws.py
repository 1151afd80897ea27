"""What must always be so of a person's row: the constraints of `Individual`, with their words."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from accounts.field_classes import classes
from cases import numbers, population, rules, washington_group
from cases.choices import Sex
from cases.words import SAID

NAMES = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name")
EARLIEST_BIRTH = date(1900, 1, 1)
FIELD_CLASSES = classes(
    administrative="number household relationship family_unit in_household_since role_since "
    "left_on left_with_household is_head unnamed arrived_on origin population_group source "
    "source_id source_row source_record version",
    # Why somebody left says who is missing or detained.
    identity="given_name patronymic family_name latin_given_name latin_family_name search_key "
    "names_folded sex birth_date birth_precision left_reason",
    health="seeing hearing walking remembering self_care communicating wg_asked_on wg_method "
    "wg_disability_3 pregnancy_expected_on pregnancy_asked_on breastfeeding_until",
)


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


def _some_name():
    condition = Q()
    for field in rules.NAME_FIELDS:
        condition |= Q(**{f"{field}__regex": r"\S"})
    return condition


def _none_before(day, fields):
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": day})
    return condition


def _asked():
    condition = Q()
    for domain in washington_group.DOMAINS:
        condition |= Q(**{f"{domain}__isnull": False})
    return condition


class YearsBefore(models.Func):
    """A date some years before another; 29 February becomes the 28th where it does not exist."""

    template = "((%(expressions)s - interval '%(years)s years')::date)"
    output_field = models.DateField()


class DaysAfter(models.Func):
    """A date so many days after another; before it, where the days are negative."""

    template = "(%(expressions)s + (%(days)s))"
    output_field = models.DateField()


def _law(name, condition, code, message=None):
    """A constraint; its words are those that the rules say too, or the message given here."""
    return models.CheckConstraint(
        name=f"individual_{name}",
        condition=condition,
        violation_error_code=code,
        violation_error_message=message or SAID[code],
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
        "has_a_name", Q(unnamed=True) & ~_some_name() | Q(unnamed=False) & _some_name(), "no_name"
    ),
    _law("days_not_too_early", _none_before(rules.EARLIEST_DAY, rules.DAYS), "too_early"),
    _law(
        "leaving_with_reason",
        Q(left_on__isnull=True, left_reason="", left_with_household=False)
        | Q(left_on__isnull=False) & ~Q(left_reason=""),
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
    ),
    _law(
        "birth_not_too_early",
        Q(birth_date__isnull=True) | Q(birth_date__gte=EARLIEST_BIRTH),
        "birth_too_early",
    ),
    _law(
        "comes_after_birth",
        Q(birth_date__isnull=True)
        # As with the arrival, an inexact birth date may stand for the day of coming.
        | ~Q(birth_precision="day")
        | Q(in_household_since__gte=F("birth_date")),
        "born_after_coming",
    ),
    _law(
        "arrives_after_birth",
        Q(arrived_on__isnull=True)
        | Q(birth_date__isnull=True)
        # An inexact birth date may stand for a day after the arrival of a newborn.
        | ~Q(birth_precision="day")
        | Q(arrived_on__gte=F("birth_date")),
        "arrived_before_birth",
    ),
    _law(
        "disability_asked_on_a_day",
        Q(wg_asked_on__isnull=False, wg_method__gt="") & _asked()
        | Q(wg_asked_on__isnull=True, wg_method="") & ~_asked(),
        "incomplete_washington_group",
    ),
    _law(
        "disability_asked_from_age_5",
        Q(wg_asked_on__isnull=True)
        | Q(birth_date__isnull=True)
        | Q(birth_date__lte=YearsBefore(F("wg_asked_on"), years=washington_group.FROM_AGE)),
        "too_young_for_washington_group",
    ),
    _law(
        "pregnancy_is_a_womans",
        Q(pregnancy_expected_on__isnull=True, breastfeeding_until__isnull=True) | ~Q(sex=Sex.MALE),
        "pregnant_man",
    ),
    _law(
        "pregnancy_asked_on_a_day",
        Q(pregnancy_expected_on__isnull=True) | Q(pregnancy_asked_on__isnull=False),
        "incomplete_pregnancy",
    ),
    _law(
        "pregnancy_within_reach",
        Q(pregnancy_expected_on__isnull=True)
        | Q(
            pregnancy_expected_on__range=(
                DaysAfter(F("pregnancy_asked_on"), days=-population.PREGNANCY_DAYS_AFTER),
                DaysAfter(F("pregnancy_asked_on"), days=population.PREGNANCY_DAYS_BEFORE),
            )
        ),
        "pregnancy_out_of_reach",
    ),
    _law(
        "source_is_complete",
        Q(source="", source_id="") | (~Q(source="") & ~Q(source_id="")),
        "incomplete_source",
        _("A number in another register needs that register."),
    ),
]
