"""Locking, checking and saving single records on behalf of the actions."""

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from cases import rules
from cases.choices import Presumed
from cases.models import Household, Individual
from cases.words import SAID


def lock_household(household, version=None):
    """The household as it is now, locked until the action ends.

    Its key stays free: what refers to it from elsewhere, such as a link, waits for nobody.

    `version` is that of the page on which somebody typed: refused when the household was saved
    meanwhile. Without one there was no page.
    """
    current = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    if version is not None:
        check_version(current, version)
    return current


def check_version(household, version):
    """Refuse what was typed on a page that shows an earlier version of the household."""
    check(
        household.version == version,
        _(
            "Somebody saved this household while you were typing. What you typed is still here: "
            "compare it with what is stored now, and save again."
        ),
        "stale",
    )


def lock_households(*households):
    """Several households, locked in the order of their numbers, so that none waits in a ring."""
    wanted = {household.pk for household in households}
    locked = Household.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    return {household.pk: household for household in locked}


def refresh_person(person):
    """The person as they are now; the lock on the household guards them."""
    return Individual.objects.select_for_update(no_key=True).get(pk=person.pk)


def person_values(person):
    """The values of a person's row as the rules want them."""
    return model_to_dict(person) | {"birth_date": person.birth_date}


def check(condition, message, code):
    """Refuse with this message unless the condition holds."""
    if not condition:
        raise ValidationError(message, code=code)


def check_day(on, today):
    """Refuse a day that is still to come, and one before the first displacement."""
    check(not rules.is_too_early(on), SAID["too_early"], "too_early")
    check(on <= today, SAID["future"], "future")


def check_active(household):
    """Refuse what cannot be done to an inactive household."""
    check(
        household.inactive_on is None,
        _("This household is inactive. Reopen it first."),
        "inactive",
    )


def no_longer_presumed(household):
    """Somebody said who is the head of a household, or who belongs to it: nothing is presumed."""
    if household.presumed:
        household.presumed = ""
        save(household)
    return household


def no_longer_alone(household):
    """Somebody turned out to live with whoever was presumed to be alone in a household."""
    return no_longer_presumed(household) if household.presumed == Presumed.ALONE else household


def save(record):
    """Check the record's own fields, and write it; what it may not be, the database says."""
    # The database draws and derives these; the laws over several fields speak by constraint. A
    # record that is at hand need not be asked for again.
    at_hand = {
        field.name
        for field in record._meta.concrete_fields
        if field.is_relation and field.is_cached(record) and field.get_cached_value(record)
    }
    record.clean_fields(exclude={"search_key", "names_folded"} | at_hand)
    record.save()
    return record


def save_person(person, *, today):
    """Check a person's values against the rules, and write the row."""
    rules.refuse(rules.person_faults(person_values(person), on=today))
    return save(person)
