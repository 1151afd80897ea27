"""Whether the values of a household fit together: pure functions over plain values.

Form, action and importer call these, so that a refusal has the same code, field and words at every
door, and all faults come at once. What one row must always be is a constraint of its model
(`models/individual_laws.py`); what needs the day, or several rows, is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from cases import population, washington_group
from cases.choices import BirthPrecision, HouseholdKind, Relationship, Sex
from cases.words import SAID

OLDEST_AGE = 120
# The conflict displaced people from February 1988 on; nothing that is recorded happened before.
EARLIEST_DAY = date(1988, 1, 1)
DAYS = ("in_household_since", "left_on", "arrived_on", "wg_asked_on", "pregnancy_asked_on")
EARLIEST_BREASTFEEDING = date(2000, 1, 1)
BREASTFEEDING_YEARS = 4
NAME_FIELDS = ("given_name", "family_name", "latin_given_name", "latin_family_name")


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and how to mend it: `row` counts the members from 0, None: all."""

    field: str
    code: str
    message: str
    row: int | None = None


def person_faults(person: Mapping, *, on: date, row=None):
    """Faults of one person's values, as seen on the day `on`."""
    checks = (_name, _days, _birth, _arrival, _washington_group, _pregnancy, _breastfeeding)
    return [
        Fault(field, code, message, row)
        for check in checks
        for field, code, message in check(person, on)
    ]


def household_faults(members, *, kind=HouseholdKind.HOUSEHOLD):
    """Faults of present members taken together: exactly one head; none in an institution group.

    `members` are mappings with `relationship`, in the order of the form or file.
    """
    heads = [
        row for row, person in enumerate(members) if person["relationship"] == Relationship.HEAD
    ]
    if kind == HouseholdKind.INSTITUTION:
        return [Fault(*_said("relationship", "head_in_institution"), row) for row in heads]
    if not members:
        message = _("Type at least one member: who is the head of household?")
        return [Fault(NON_FIELD_ERRORS, "no_members", message)]
    if not heads:
        message = _("Nobody is the head of household: choose “head of household” for one member.")
        return [Fault(NON_FIELD_ERRORS, "no_head", message)]
    message = _("A household has one head, and member %(number)d is the head: choose another word.")
    return [
        Fault("relationship", "second_head", message % {"number": heads[0] + 1}, row)
        for row in heads[1:]
    ]


def _said(field, code):
    return field, code, SAID[code]


def _name(person, on):
    if not has_name(person) and not person.get("unnamed"):
        yield _said("family_name", "no_name")


def has_name(person):
    """Whether anything is written of a person's names, as in a document or as in the passport."""
    return any((person.get(field) or "").strip() for field in NAME_FIELDS)


def is_too_early(day):
    """Whether a day is one on which nothing that is recorded can have happened; None is not."""
    return day is not None and day < EARLIEST_DAY


def _days(person, on):
    for field in DAYS:
        if is_too_early(person.get(field)):
            yield _said(field, "too_early")


def _birth(person, on):
    born, precision = person.get("birth_date"), person.get("birth_precision")
    if bool(born) != bool(precision):
        yield _said("birth_precision", "incomplete_birth")
    if born is None:
        return
    if _lies_ahead(born, precision, on):
        yield "birth_date", "birth_in_future", _("The birth date lies in the future.")
    elif population.age(born, on) > OLDEST_AGE:
        yield _said("birth_date", "birth_too_early")
    elif _lies_before_birth(person.get("in_household_since"), person):
        yield _said("birth_date", "born_after_coming")


def _lies_before_birth(day, person):
    """Whether a day lies before an exact date of birth; an inexact one may stand for that day."""
    born = person.get("birth_date")
    exact = person.get("birth_precision") == BirthPrecision.DAY
    return bool(day and born and exact and not is_too_early(day) and day < born)


def _lies_ahead(born, precision, on):
    """An inexact date stands for a whole month or year, of which today may be an early day."""
    if precision == BirthPrecision.DAY:
        return born > on
    if precision == BirthPrecision.MONTH:
        return (born.year, born.month) > (on.year, on.month)
    return born.year > on.year


def _arrival(person, on):
    arrived = person.get("arrived_on")
    if arrived and arrived > on:
        yield "arrived_on", "arrived_in_future", _("The date of arrival lies in the future.")
    if _lies_before_birth(arrived, person):
        yield _said("arrived_on", "arrived_before_birth")


def _washington_group(person, on):
    answered = any(person.get(domain) is not None for domain in washington_group.DOMAINS)
    asked, method = person.get("wg_asked_on"), person.get("wg_method")
    if answered != bool(asked) or answered != bool(method):
        yield _said("wg_asked_on", "incomplete_washington_group")
    if asked is None or is_too_early(asked):
        return
    if asked > on:
        yield "wg_asked_on", "asked_in_future", _("The questions were asked on a day to come.")
    if population.has_turned(washington_group.FROM_AGE, person.get("birth_date"), asked) is False:
        yield _said("wg_asked_on", "too_young_for_washington_group")


def _pregnancy(person, on):
    expected, asked = person.get("pregnancy_expected_on"), person.get("pregnancy_asked_on")
    if (expected or person.get("breastfeeding_until")) and person.get("sex") == Sex.MALE:
        yield _said("sex", "pregnant_man")
    if expected and not asked:
        yield _said("pregnancy_asked_on", "incomplete_pregnancy")
    if asked and asked > on:
        yield "pregnancy_asked_on", "asked_in_future", _("That day is still to come.")
    if expected and asked and not is_too_early(asked) and not _is_in_reach(expected, asked):
        yield _said("pregnancy_expected_on", "pregnancy_out_of_reach")


def _is_in_reach(expected, asked):
    days = (expected - asked).days
    return -population.PREGNANCY_DAYS_AFTER <= days <= population.PREGNANCY_DAYS_BEFORE


def _breastfeeding(person, on):
    until = person.get("breastfeeding_until")
    if until is None:
        return
    if until < EARLIEST_BREASTFEEDING or until > population.birthday(on, BREASTFEEDING_YEARS):
        yield (
            "breastfeeding_until",
            "breastfeeding_out_of_reach",
            _("A child is breastfed for some years at the most: correct the year."),
        )


def refuse(faults):
    """Raise one ValidationError that holds all faults, each with its code; nothing when none.

    Its `faults` attribute keeps them as they are, for a form that shows each at its field.
    """
    if faults:
        error = ValidationError([ValidationError(f.message, code=f.code) for f in faults])
        error.faults = list(faults)
        raise error
