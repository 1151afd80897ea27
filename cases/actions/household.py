"""Registering, correcting, ending and reopening households."""

from django.utils.translation import gettext_lazy as _

from cases import rules
from cases.actions import records
from cases.actions.writing import action
from cases.actions.writing_facts import compare
from cases.choices import BirthPrecision, InactiveReason, LeftReason
from cases.models import Household, Individual, Residence


@action
def register_household(*, household, residence, members, by, on, anyway=None):
    """Register a household with its members and its address, and return it.

    `household`, `residence` and each of `members` are the values of their fields; `on` is the day
    of registration and the default beginning of stay and address; `anyway` maps a position among
    the members to the matches (`cases.matching`) beside whom they are registered all the same.
    Raises ValidationError with all faults of all members at once.
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
    residence = {"from_on": on} | residence
    records.check_day(residence["from_on"], on)
    registered = records.save(Household(**household, registered_on=on, registered_by=by))
    records.save(Residence(household=registered, **residence))
    for row, values in enumerate(members):
        person = add_member(household=registered, values=values, since=on, today=on)
        _note_likely_same(person, (anyway or {}).get(row, ()), by=by, today=on)
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
def amend_household(*, household, version, values, members, new_members, by, on, anyway=None):
    """Correct a household and its table of members as a whole, and return it.

    `values` are fields of the household; `members` maps a member's number to corrected values (a
    correction holds from the beginning of the member's stay); `new_members` are values of people
    who came on the day `on`, `anyway` as in registration. `version` is that of the page on which
    this was typed: refused when somebody saved the household meanwhile.
    """
    current = records.lock_household(household)
    records.check_version(current, version)
    records.check_active(current)
    for field, value in values.items():
        setattr(current, field, value)
    records.save(current)
    here = Individual.objects.select_for_update(no_key=True).filter(household=current)
    people = here.in_bulk(members)
    records.check(
        len(people) == len(members),
        _("This person is not a member of this household any more."),
        "not_a_member",
    )
    for number, corrected in members.items():
        correct(people[number], corrected, today=on)
    for row, person in enumerate(new_members):
        person = add_member(household=current, values=person, since=on, today=on)
        _note_likely_same(person, (anyway or {}).get(row, ()), by=by, today=on)
    if new_members:
        records.no_longer_alone(current)
    if any("relationship" in corrected for corrected in members.values()):
        records.no_longer_presumed(current)
    return current


def _note_likely_same(person, matches, *, by, today):
    """Record that somebody was registered though the register knew people likely the same."""
    for match in matches:
        compare(person, match.individual, why=match.codes, by=by, today=today)


def correct(person, values, *, today):
    """Write corrected values of one person, and return them.

    A stay that began at birth does not begin before the corrected day of birth.
    """
    since_birth = person.in_household_since == person.role_since == person.birth_date
    for field, value in values.items():
        setattr(person, field, value)
    # Naming somebody who was counted without a name ends that.
    person.unnamed = person.unnamed and not rules.has_name(vars(person))
    exact = person.birth_precision == BirthPrecision.DAY and person.birth_date
    if since_birth and exact and person.birth_date > person.in_household_since:
        person.in_household_since = person.role_since = person.birth_date
    return records.save_person(person, today=today)


@action
def make_inactive(*, household, on, reason, by, today, version=None):
    """End the household on a day, with all who are present, for one reason."""
    return end_household(records.lock_household(household, version), on, reason, today=today)


def end_household(current, on, reason, *, today):
    """End a household that is locked, with all who are present."""
    records.check_active(current)
    records.check_day(on, today)
    records.check(
        reason != InactiveReason.NO_MEMBERS or not current.members.present().exists(),
        _("There are members left: record why each of them left, or choose another reason."),
        "members_left",
    )
    for person in current.members.present().select_for_update(no_key=True):
        person.left_on, person.left_reason = on, LeftReason(reason).value
        person.left_with_household = True
        records.save_person(person, today=today)
    current.inactive_on, current.inactive_reason = on, reason
    return records.save(current)


@action
def reopen(*, household, on, by, today, version=None):
    """Make an inactive household active again from a day on, with those whom its end took out."""
    current = records.lock_household(household, version)
    records.check(
        current.inactive_on is not None, _("This household is not inactive."), "not_inactive"
    )
    records.check_day(on, today)
    records.check(
        on >= current.inactive_on,
        _("It cannot be reopened before the day on which it became inactive."),
        "reopened_too_early",
    )
    current.inactive_on, current.inactive_reason = None, ""
    records.save(current)
    for person in current.members.filter(left_with_household=True).select_for_update(no_key=True):
        come_back(person, on=on, today=today)
    return current


def come_back(person, *, on, today):
    """Begin another stay of somebody who left; the same stay where it is the same day."""
    if on > person.left_on:
        person.in_household_since = person.role_since = on
    person.left_on, person.left_reason, person.left_with_household = None, "", False
    return records.save_person(person, today=today)
