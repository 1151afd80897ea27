"""About whom a page of case work is: a household, or one person of it, by number."""

from django.http import Http404
from django.urls import reverse

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases.admin.scope import is_changeable, kept_number
from cases.models import Household, Individual
from cases.numbers import PERSON
from casework.sight import MAY_WORK


def target_or_404(request, number):
    """The household or person of a number in any spelling; 404 where there is none to see.

    That it is opened stands in the record.
    """
    target = target_seen(request.user, number)
    if target is None:
        raise Http404
    looks.record(request, LookKind.OPENED, subject=target)
    return target


def target_seen(user, number):
    """The household or person of a number in any spelling that the user sees; None for no such."""
    kept = kept_number(number) or ""
    model = Individual if kept.startswith(PERSON) else Household
    return model.objects.visible_to(user, on=today()).filter(pk=kept).first()


def about(row):
    """The household or person whom a row of case work is about; None for nobody."""
    return row.household if row.household_id else row.individual


def household_of(target):
    """The household of whom it is about."""
    return getattr(target, "household", target)


def target_address(target):
    """The page of a household or of a person."""
    return reverse(f"admin:cases_{target._meta.model_name}_change", args=[str(target)])


def may_work_with(user, target):
    """Whether the user does case work with this household or person, whom they see."""
    return user.has_perm(MAY_WORK) and is_changeable(user, household_of(target))
