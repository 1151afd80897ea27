"""Sights of people one by one, in the forms in which PostgreSQL answers them quickly.

Each form gives a condition on people (`people`), one by which a list of them begins (`nearby`),
and one on what leads to a household (`households`). How they are written decides of nobody; it
decides whether a list for a village's partner takes ten milliseconds or reads the whole country.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce


def there_is(rows):
    """Condition: there is such a row, asked of each person alone.

    EXISTS beside an "or" would first read the answers of everybody: PostgreSQL judges it by how
    many rows there are, and not by how many a page takes (as in `disability.decided`).
    """
    return Q(Coalesce(Subquery(rows.values_list(Value(True))[:1]), False))


class OneByOne:
    """People whom few rows of another table name: PostgreSQL begins with those rows."""

    def __init__(self, people):
        self.people, self.nearby = people, Q()

    def households(self, path):
        """Condition: of the household to which the path leads, one is of the sight."""
        return Q(Exists(_people().filter(self.people, household=OuterRef(path or "pk"))))


@dataclass(frozen=True)
class Part:
    """Some members of some households: `households(path)` and `members` are conditions."""

    households: Callable
    members: Q


class Parts:
    """People of whom a part says in which households they are, and who of those."""

    def __init__(self, *parts):
        self._parts = parts

    @property
    def people(self):
        """Condition on people: those who are of one of the parts.

        How many they are PostgreSQL can't know, guesses far too few, and would then read and sort
        all of them for one page. In a CASE it does not guess.
        """
        theirs = self._each(lambda part: part.households("household") & part.members)
        return Q(Case(When(theirs, then=True), default=False, output_field=BooleanField()))

    @property
    def nearby(self):
        """Condition on people: they live in a household of one of the parts.

        An index finds those, and PostgreSQL knows how many there are: a list begins with them.
        """
        households = apps.get_model("cases", "Household").objects
        return Q(household__in=households.filter(self._each(lambda part: part.households(""))))

    def households(self, path):
        """Condition: of the household to which the path leads, one is of one of the parts."""
        members = _people().filter(household=OuterRef(path or "pk"))
        return self._each(
            lambda part: part.households(path) & there_is(members.filter(part.members))
        )

    def _each(self, condition):
        return reduce(or_, map(condition, self._parts))


def _people():
    return apps.get_model("cases", "Individual").objects.all()
