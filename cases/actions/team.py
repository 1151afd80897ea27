"""Who works with a household, from whom it is hidden, and that it is still there."""

from cases import rules
from cases.actions import records, writing_facts
from cases.actions.writing import action
from cases.fact_rules import dated_faults
from cases.models import Assignment, Restriction


@action
def confirm_household(*, household, how, on, by, today, version=None):
    """Record that the household is still where its record says, and by what that is known.

    An earlier day than the one known already changes nothing.
    """
    current = records.lock_household(household, version)
    records.check_active(current)
    records.check_day(on, today)
    if current.last_confirmed_on is None or on >= current.last_confirmed_on:
        current.last_confirmed_on, current.last_confirmed_by = on, how
        records.save(current)
    return current


@action
def assign(*, target, user, reason, on, by, today, version=None):
    """Put a user into the team of a household or a person, from a day on."""
    return _of_team(Assignment, target, version, today, user=user, reason=reason, from_on=on)


@action
def restrict(*, target, reason, on, until, by, today, version=None):
    """Hide a household or a person from partners, for a reason, until a day or for ever."""
    return _of_team(
        Restriction,
        target,
        version,
        today,
        reason=reason,
        from_on=on,
        until_on=until,
        set_by=by,
    )


@action
def end_assignment(*, assignment, on, by, today, version=None):
    """Take a user out of the team of a household or a person, from a day on."""
    return _end_of_team(assignment, on, today, version)


@action
def end_restriction(*, restriction, on, by, today, version=None):
    """Hide a household or a person from partners no longer, from a day on."""
    return _end_of_team(restriction, on, today, version)


def _of_team(model, target, version, today, **values):
    records.lock_household(getattr(target, "household", target), version)
    rules.refuse(dated_faults(values, on=today))
    about = {"individual" if hasattr(target, "household") else "household": target}
    return records.save(model(**about, **values))


def _end_of_team(row, on, today, version):
    """End a row of the team; returns the household that it is about, or whose person."""
    household = records.lock_household(row.household or row.individual.household, version)
    writing_facts.end_once(row, on, today=today)
    return household
