"""What the pages of decisions share: who may read and write on them, names and addresses."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.clock import today
from assessments.admin.subjects import is_theirs
from cases.models import Individual
from cases.policy import is_cleared_for
from cases.sight import sight_of

MAY_READ, MAY_DECIDE = "assistance.view_decision", "assistance.add_decision"
MAY_DECIDE_APPEALS = "assistance.decide_appeal"
# What a decision tells: of help, of health and disability, and of what people earn and own.
_RESTS_ON = ("decision.outcome", "decision.reasons", "income.amount")


def refuse_unless_read(user, household, permission=MAY_READ):
    """Turn away who has not the right, or does not read all classes that the page tells of."""
    sight = sight_of(user, today(), household=household)
    if not (user.has_perm(permission) and sight.shows(*_RESTS_ON)):
        raise PermissionDenied


def may_write(user, household, permission=MAY_DECIDE):
    """Whether the user may do so about a household: theirs to change, seen whole, and active."""
    is_open = household.inactive_on is None
    return is_open and user.has_perm(permission) and is_theirs(user, household)


def shows_protection(user, household):
    """Whether what is about protection is told to the user of this household."""
    return is_cleared_for(user, household, today())


def names_of(numbers):
    """Number of a person → their name, or the number where they have none."""
    people = Individual.objects.in_bulk({number for number in numbers if number})
    return {number: person.full_name or str(person) for number, person in people.items()}


def decision_address(decision):
    """The address of the page of a decision."""
    return reverse("admin:assistance_decision_change", args=[str(decision)])
