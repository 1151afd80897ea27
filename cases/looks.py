"""Who saw a household or a person."""

from dataclasses import dataclass

from accounts.models import Look
from cases.models import Household

PER_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Some of the looks, the last one first, and whether there are earlier ones."""

    number: int
    looks: list
    has_earlier: bool = False


def looks_at(target, number=1):
    """A page of the looks at a household or a person, whatever has become of it since.

    A person is also seen on the page of every household that they were ever a member of.
    """
    begin = (number - 1) * PER_PAGE
    found = Look.objects.filter(subject__in=_numbers(target)).select_related("actor")
    found = list(found.order_by("-at", "-id")[begin : begin + PER_PAGE + 1])
    return Page(number, found[:PER_PAGE], has_earlier=len(found) > PER_PAGE)


def _numbers(target):
    if isinstance(target, Household):
        return [target.pk]
    return [target.pk, *set(target.memberships.values_list("household", flat=True))]
