"""The households that submissions name, as far as who imports may change them."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from assessments.actions.recording import is_active_on
from assessments.choices import WhyWaiting
from cases import numbers
from cases.choices import VOID
from cases.models import Household, Individual

SAID = {
    "not_found": _("No household of yours has this number."),
    "mistyped": _("This number was mistyped: its last character does not fit the others."),
}


def named(stated):
    """(number of ours, why there is none) of what was typed as one."""
    if not stated.strip():
        return None, WhyWaiting.NO_NUMBER
    try:
        number = numbers.parse(stated, numbers.HOUSEHOLD)
    except numbers.NumberMistyped:
        number = None
    return number, None if number else WhyWaiting.MISTYPED


class Households:
    """Some households with their members, read at once."""

    def __init__(self, wanted, user, on):
        rows = Household.objects.changeable_by(user, on=on).filter(pk__in=wanted)
        self._found = rows.exclude(inactive_reason__in=VOID).in_bulk()
        self._members = members_of_all(self._found)

    def of(self, number, day):
        """(household, its members, why not) of a number, as of the day on which it was asked."""
        home = self._found.get(number)
        if home is None:
            return None, (), WhyWaiting.NOT_FOUND
        if not is_active_on(home, day):
            return None, (), WhyWaiting.INACTIVE
        return home, self._members[home.pk], None


def members_of_all(households):
    """Household's number → all who belong or belonged to it, who is present first."""
    people = Individual.objects.filter(household__in=list(households))
    found = defaultdict(tuple)
    for person in people.exclude(left_reason__in=VOID).order_by("-left_on", "number"):
        found[person.household_id] += (person,)
    return found
