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

OLDEST_AGE = 120
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
    checks = (_name, _birth, _arrival, _washington_group, _pregnancy)
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
        message = _("An institution group has no head of household: choose “resident”.")
        return [Fault("relationship", "head_in_institution", message, row) for row in heads]
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


def _name(person, on):
    if not any((person.get(field) or "").strip() for field in NAME_FIELDS):
        yield "family_name", "no_name", _("Type at least one name, in any letters.")


def _birth(person, on):
    born, precision = person.get("birth_date"), person.get("birth_precision")
    if born is None:
        if precision:
            yield (
                "birth_precision",
                "incomplete_birth",
                _(
                    "There is no birth date of which this could be said: type the year, "
                    "or clear it."
                ),
            )
        return
    if not precision:
        yield "birth_precision", "incomplete_birth", _("Choose how exactly the date is known.")
    if _lies_ahead(born, precision, on):
        yield "birth_date", "birth_in_future", _("The birth date lies in the future.")
    elif population.age(born, on) > OLDEST_AGE:
        yield (
            "birth_date",
            "birth_too_early",
            _("That would be an age of more than 120: correct the year."),
        )


def _lies_ahead(born, precision, on):
    """An inexact date stands for a whole month or year, of which today may be an early day."""
    if precision == BirthPrecision.DAY:
        return born > on
    if precision == BirthPrecision.MONTH:
        return (born.year, born.month) > (on.year, on.month)
    return born.year > on.year


def _arrival(person, on):
    arrived, born = person.get("arrived_on"), person.get("birth_date")
    if arrived is None:
        return
    if arrived > on:
        yield "arrived_on", "arrived_in_future", _("The date of arrival lies in the future.")
    if born and person.get("birth_precision") == BirthPrecision.DAY and arrived < born:
        yield (
            "arrived_on",
            "arrived_before_birth",
            _("The date of arrival lies before the date of birth."),
        )


def _washington_group(person, on):
    answered = any(person.get(domain) is not None for domain in washington_group.DOMAINS)
    asked, method = person.get("wg_asked_on"), person.get("wg_method")
    if answered != bool(asked) or answered != bool(method):
        yield (
            "wg_asked_on",
            "incomplete_washington_group",
            _(
                "The Washington Group answers need the day on which they were asked, "
                "and who answered."
            ),
        )
    if asked is None:
        return
    if asked > on:
        yield "wg_asked_on", "asked_in_future", _("The questions were asked on a day to come.")
    if population.has_turned(washington_group.FROM_AGE, person.get("birth_date"), asked) is False:
        yield (
            "wg_asked_on",
            "too_young_for_washington_group",
            _("The Washington Group questions are for people of five and over: clear the answers."),
        )


def _pregnancy(person, on):
    expected, asked = person.get("pregnancy_expected_on"), person.get("pregnancy_asked_on")
    if (expected or person.get("breastfeeding_until")) and person.get("sex") == Sex.MALE:
        yield (
            "sex",
            "pregnant_man",
            _(
                "Pregnancy and breastfeeding are recorded for women: "
                "correct the sex, or clear them."
            ),
        )
    if expected and not asked:
        yield (
            "pregnancy_asked_on",
            "incomplete_pregnancy",
            _("Say on which day the pregnancy was asked for."),
        )
    if asked and asked > on:
        yield "pregnancy_asked_on", "asked_in_future", _("That day is still to come.")


def refuse(faults):
    """Raise one ValidationError that holds all faults, each with its code; nothing when none.

    Its `faults` attribute keeps them as they are, for a form that shows each at its field.
    """
    if faults:
        error = ValidationError([ValidationError(f.message, code=f.code) for f in faults])
        error.faults = list(faults)
        raise error
