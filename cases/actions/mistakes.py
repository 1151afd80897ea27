"""Records that never stood for anybody: said by one person, confirmed by another."""

from django.utils.translation import gettext_lazy as _

from cases.actions import records
from cases.actions.household import end_household
from cases.actions.members import end_stay
from cases.actions.writing import action
from cases.models import Individual, MistakeReport
from cases.words import SAID


@action
def report_mistake(*, target, reason, note, by, today, version=None):
    """Say that a household or a person is a duplicate or was entered by mistake.

    Nothing else changes until `decide_mistake` by somebody else.
    """
    records.lock_household(getattr(target, "household", target), version)
    about = {"individual" if isinstance(target, Individual) else "household": target}
    return records.save(
        MistakeReport(reason=reason, note=note, reported_by=by, reported_on=today, **about)
    )


@action
def decide_mistake(*, report, is_confirmed, by, today, successor=None, version=None):
    """Confirm a report, which takes the record out of every count, or refuse it.

    Whoever reported it does not decide. A head who goes names a `successor`.
    """
    target = report.individual or report.household
    household = records.lock_household(getattr(target, "household", target), version)
    current = MistakeReport.objects.select_for_update(no_key=True).get(pk=report.pk)
    records.check(current.decided_on is None, _("This was decided already."), "decided")
    records.check(current.reported_by_id != by.pk, SAID["second_person"], "second_person")
    current.decided_by, current.decided_on, current.is_confirmed = by, today, is_confirmed
    records.save(current)
    if is_confirmed and report.individual:
        _void_person(household, report.individual, current.reason, successor, today)
    elif is_confirmed:
        _void_household(household, current.reason, today)
    return household


def _void_person(household, person, reason, successor, today):
    """Take a person out of every count; of who has left already, only the reason changes."""
    left = records.refresh_person(person)
    if left.left_on is None:
        end_stay(household, person, today, reason, successor, today=today)
    else:
        left.left_reason = reason
        records.save_person(left, today=today)


def _void_household(household, reason, today):
    """Take everybody of a household out of every count, also who had left it before.

    They keep the day on which they left, and a void record its own reason. Who moved to another
    household is of that one.
    """
    if household.inactive_on is None:
        end_household(household, today, reason, today=today)
    else:
        household.inactive_reason = reason
        records.save(household)
    for person in household.members.counted().select_for_update(no_key=True):
        person.left_reason = reason
        records.save_person(person, today=today)
