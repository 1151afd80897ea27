"""About whom a note, task or file is, and that it fits the case to which it belongs."""

from django.utils.translation import gettext_lazy as _

from assistance.actions.refusing import refusing
from casework.models.of_cases import is_cleared

SAID = {
    "other_people": _("This case is of another household."),
    "other_person": _("This case is of another person."),
    "not_in_team": _("Only the case's team and those cleared write what is restricted."),
    "restricted_without_case": _("A restricted note belongs to a case: choose which."),
}
_refuse_unless = refusing(SAID)


def subject(about, case):
    """The columns that say about whom it is: the household, or one person.

    What belongs to a person's case is about this person, and follows them wherever they live.
    """
    if case is not None and case.individual_id:
        _refuse_unless(_home(about) == case.individual.household_id, "other_people")
        is_person = hasattr(about, "household")
        _refuse_unless(not is_person or about.pk == case.individual_id, "other_person")
        return {"individual": case.individual}
    if case is not None:
        _refuse_unless(_home(about) == case.household_id, "other_people")
    return {"individual" if hasattr(about, "household") else "household": about}


def may_restrict(case, user, on):
    """Whether somebody writes and reads what is restricted in a case."""
    return is_cleared(user) or type(case).objects.of_theirs(user, on).filter(pk=case.pk).exists()


def restricted(case, is_restricted, by, today):
    """Refuse what is restricted, and of no case, or not of the writer's."""
    if is_restricted:
        _refuse_unless(case is not None, "restricted_without_case")
        _refuse_unless(may_restrict(case, by, today), "not_in_team")


def _home(about):
    return getattr(about, "household_id", about.pk)
