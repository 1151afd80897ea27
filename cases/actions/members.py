"""What happens to members: heads change, people move, leave, come back and are born."""

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from cases import fact_rules
from cases.actions import records, writing_facts
from cases.actions.household import add_member, come_back, correct
from cases.actions.writing import action
from cases.choices import (
    InactiveReason,
    PopulationGroup,
    Relationship,
    Sex,
)
from cases.models import Household, Residence


@action
def amend_person(*, person, version, values, by, today):
    """Correct the facts of one person, and return them; refused when the page was stale."""
    records.lock_household(person.household)
    current = records.refresh_person(person)
    records.check(
        current.version == version,
        _(
            "Somebody saved this person while you were typing. What you typed is still here: "
            "compare it with what is stored now, and save again."
        ),
        "stale",
    )
    return correct(current, values, today=today)


@action
def change_head(*, household, to, former_becomes, on, by, today, version=None):
    """Make `to` the head of household from a day on; the former head becomes `former_becomes`."""
    current = records.lock_household(household, version)
    records.check_active(current)
    records.check_day(on, today)
    successor = records.refresh_person(to)
    _check_present(successor, current)
    former = current.members.present().filter(is_head=True).select_for_update(no_key=True).first()
    records.check(successor != former, _("This person is the head already."), "is_head")
    _take_role(successor, Relationship.HEAD, on=on, today=today)
    if former:
        records.check(
            former_becomes and former_becomes != Relationship.HEAD,
            _("Choose what the former head is to the new head."),
            "former_head",
        )
        _take_role(former, former_becomes, on=on, today=today)
    return records.no_longer_presumed(current)


@action
def move_member(
    *, person, to, relationship, on, by, today, successor=None, family_unit="", version=None
):
    """Move a person into another household (`to`), or into a new one of their own (None).

    `successor` becomes the head of the household that a head leaves behind. A household that is
    left empty becomes inactive. Returns the person in the new household.
    """
    origin_household = person.household
    locked = records.lock_households(origin_household, *([to] if to else []))
    left_behind = locked[origin_household.pk]
    if version is not None:
        records.check_version(left_behind, version)
    records.check_day(on, today)
    moving = records.refresh_person(person)
    _check_present(moving, left_behind)
    target = locked[to.pk] if to else _household_of_their_own(left_behind, on=on, by=by)
    records.check(target != left_behind, _("This person lives in that household."), "same")
    records.check_active(target)
    _check_began(target, on)
    was_head = moving.is_head
    moving.household, moving.relationship, moving.family_unit = target, relationship, family_unit
    moving.in_household_since = moving.role_since = on
    records.save_person(moving, today=today)
    _close_the_gap(left_behind, was_head, successor, on=on, today=today)
    for household in (left_behind, target):
        records.no_longer_alone(household)
    return moving


@action
def member_leaves(*, person, on, reason, by, today, successor=None, version=None):
    """Record that a member left on a day, and why; the head's `successor` in the same step.

    The household becomes inactive when nobody is left in it.
    """
    household = records.lock_household(person.household, version)
    return end_stay(household, person, on, reason, successor, today=today)


def end_stay(household, person, on, reason, successor, *, today):
    """End a member's stay in a household that is locked."""
    records.check_day(on, today)
    leaving = records.refresh_person(person)
    _check_present(leaving, household)
    was_head = leaving.is_head
    leaving.left_on, leaving.left_reason = on, reason
    records.save_person(leaving, today=today)
    _close_the_gap(household, was_head, successor, on=on, today=today)
    return leaving


@action
def member_returns(*, person, on, relationship, by, today, version=None):
    """Record that somebody who left came back on a day, as what they are to the head now."""
    household = records.lock_household(person.household, version)
    records.check_active(household)
    records.check_day(on, today)
    returning = records.refresh_person(person)
    records.check(returning.left_on is not None, _("This person is a member already."), "is_member")
    records.check(
        on >= returning.left_on,
        _("Nobody can come back before the day on which they left."),
        "back_too_early",
    )
    if relationship != returning.relationship:
        returning.relationship, returning.role_since = relationship, on
    records.no_longer_alone(household)
    return come_back(returning, on=on, today=today)


@action
def register_birth(*, mother, values, by, today, version=None):
    """Add a child born in Armenia to the mother's household from the day of birth on.

    `values` hold the child's names, sex, relationship to the head and exact birth date. The
    mother's pregnancy ends with it, unless it is another one; a child born here has no arrival.
    """
    household = records.lock_household(mother.household, version)
    records.check_active(household)
    parent = records.refresh_person(mother)
    _check_present(parent, household)
    records.check(parent.sex != Sex.MALE, _("Choose the mother, who is a woman."), "not_a_woman")
    records.check(values.get("birth_date"), _("Type the child's date of birth."), "required")
    records.check(
        values["birth_date"] >= parent.in_household_since,
        _(
            "That child was born before the mother came into this household: "
            "type them as a new member instead."
        ),
        "born_before_mother_came",
    )
    born_here = {
        "family_unit": parent.family_unit,
        "population_group": PopulationGroup.BORN_IN_ARMENIA,
        "in_household_since": values["birth_date"],
    }
    child = add_member(household=household, values=born_here | values, since=today, today=today)
    records.no_longer_alone(household)
    if fact_rules.ends_with_birth(parent.pregnancy_expected_on, child.birth_date):
        _end_pregnancy(parent, child.birth_date, today)
    return child


def _end_pregnancy(mother, born, today):
    """Nothing is expected any more; what was flagged before the birth ends with it."""
    if mother.pregnancy_expected_on:
        mother.pregnancy_expected_on = mother.pregnancy_asked_on = None
        records.save_person(mother, today=today)
    flagged = mother.needs.filter(need__in=fact_rules.PREGNANCY_NEEDS)
    writing_facts.end_before(flagged, born, today=today)


def _check_present(person, household):
    records.check(
        person.left_on is None and person.household_id == household.pk,
        _("This person is not a member of this household now."),
        "not_a_member",
    )


def _check_began(household, on):
    first = household.memberships.aggregate(day=Min("from_on"))["day"] or household.registered_on
    records.check(
        on >= first,
        _("That household did not exist on that day yet: correct the day."),
        "before_household",
    )


def _take_role(person, relationship, *, on, today):
    person.relationship = relationship
    person.role_since = on
    return records.save_person(person, today=today)


def _household_of_their_own(left_behind, *, on, by):
    """A new household at the address that the person leaves, until another is typed."""
    household = records.save(
        Household(registered_on=on, registered_at=left_behind.registered_at, registered_by=by)
    )
    home = left_behind.residences.on(on).filter(kind="actual").first()
    if home:
        records.save(
            Residence(
                household=household,
                kind=home.kind,
                place=home.place,
                address=home.address,
                accommodation=home.accommodation,
                from_on=on,
            )
        )
    return household


def _close_the_gap(household, was_head, successor, *, on, today):
    """Give a household whose head is gone its new head, or end it when nobody is left."""
    if not household.members.present().exists():
        household.inactive_on, household.inactive_reason = on, InactiveReason.NO_MEMBERS
        records.save(household)
    elif was_head and household.kind == "household":
        records.check(
            successor, _("The head of household goes: choose who is the head now."), "no_successor"
        )
        heir = records.refresh_person(successor)
        _check_present(heir, household)
        since = max(on, heir.in_household_since)
        _take_role(heir, Relationship.HEAD, on=since, today=today)
        records.no_longer_presumed(household)
