"""Registering, correcting, ending and reopening households."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import rules
from cases.actions import records
from cases.actions.writing import action
from cases.choices import InactiveReason, LeftReason, Relationship
from cases.models import Household, Individual, Residence


@action
def register_household(*, household, residence, members, by, on):
    """Register a household with its members and its address, and return it.

    `household`, `residence` and each of `members` are the values of their fields; `on` is the day
    of registration and the default beginning of stay and address. Raises ValidationError with all
    faults of all members at once.
    """
    rules.refuse(
        [
            *(
                fault
                for row, person in enumerate(members)
                for fault in rules.person_faults(person, on=on, row=row)
            ),
            *rules.household_faults(members, kind=household.get("kind", "household")),
        ]
    )
    registered = records.save(Household(**household, registered_on=on, registered_by=by))
    records.save(Residence(household=registered, **{"from_on": on} | residence))
    for values in members:
        add_member(household=registered, values=values, since=on, today=on)
    return registered


def add_member(*, household, values, since, today):
    """Write one new member, in the household since a day, and return them.

    A person is in the household at the earliest since their birth: a newborn's stay begins with it.
    """
    person = Individual(household=household, in_household_since=since, role_since=since)
    for field, value in values.items():
        setattr(person, field, value)
    person.role_since = person.in_household_since
    return records.save_person(person, today=today)


@action
def amend_household(*, household, version, values, members, new_members, by, on):
    """Correct a household and its table of members as a whole, and return it.

    `values` are fields of the household; `members` maps a member's number to corrected values (a
    correction holds from the beginning of the member's stay); `new_members` are values of people
    who came on the day `on`. `version` is that of the page on which this was typed: refused when
    somebody saved the household meanwhile.
    """
    current = records.lock_household(household)
    _refuse_stale(current, version)
    records.check_active(current)
    for field, value in values.items():
        setattr(current, field, value)
    records.save(current)
    people = Individual.objects.select_for_update().filter(household=current).in_bulk(members)
    records.check(
        len(people) == len(members),
        _("This person is not a member of this household any more."),
        "not_a_member",
    )
    for number, corrected in members.items():
        person = people[number]
        for field, value in corrected.items():
            setattr(person, field, value)
        records.save_person(person, today=on)
    for person in new_members:
        add_member(household=current, values=person, since=on, today=on)
    return current


def _refuse_stale(household, version):
    if household.version != version:
        raise ValidationError(
            _(
                "Somebody saved this household while you were typing. What you typed is still "
                "here: compare it with what is stored now, and save again."
            ),
            code="stale",
        )


@action
def make_inactive(*, household, on, reason, by, today):
    """End the household on a day, with all who are present, for one reason."""
    current = records.lock_household(household)
    records.check_active(current)
    records.check_day(on, today)
    records.check(
        reason != InactiveReason.NO_MEMBERS or not current.members.present().exists(),
        _("There are members left: record why each of them left, or choose another reason."),
        "members_left",
    )
    for person in current.members.present().select_for_update():
        person.left_on, person.left_reason = on, LeftReason(reason).value
        records.save_person(person, today=today)
    current.inactive_on, current.inactive_reason = on, reason
    return records.save(current)


@action
def reopen(*, household, on, by, today):
    """Make an inactive household active again from a day on, with those who left as it ended."""
    current = records.lock_household(household)
    records.check(
        current.inactive_on is not None, _("This household is not inactive."), "not_inactive"
    )
    records.check_day(on, today)
    records.check(
        on >= current.inactive_on,
        _("It cannot be reopened before the day on which it became inactive."),
        "reopened_too_early",
    )
    ended_on, reason = current.inactive_on, current.inactive_reason
    current.inactive_on, current.inactive_reason = None, ""
    records.save(current)
    for person in _who_left_as_it_ended(current, ended_on, reason):
        come_back(person, on=on, today=today)
    return current


def _who_left_as_it_ended(household, day, reason):
    """The members at the end. An earlier head who left alone, the same day and why, is not one."""
    left = household.members.filter(left_on=day, left_reason=reason).order_by("role_since")
    people = list(left.select_for_update())
    heads = [person for person in people if person.relationship == Relationship.HEAD]
    return [person for person in people if person not in heads[:-1]]


def come_back(person, *, on, today):
    """Begin another stay of somebody who left; the same stay where it is the same day."""
    if on > person.left_on:
        person.in_household_since = person.role_since = on
    person.left_on, person.left_reason = None, ""
    return records.save_person(person, today=today)
