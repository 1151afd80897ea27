"""Sights of people one by one, in the forms in which PostgreSQL answers them quickly.

Each form gives a condition on people (`people`), one by which a list of them begins (`nearby`),
and one on what leads to a household (`households`). How they are written decides of nobody; it
decides whether a list for a village's partner takes ten milliseconds or reads the whole country.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce


def there_is(rows):
    """Condition: there is such a row, asked of each person alone.

    EXISTS beside an "or" would first read the answers of everybody: PostgreSQL judges it by how
    many rows there are, and not by how many a page takes (as in `disability.decided`).
    """
    return Q(Coalesce(Subquery(rows.values_list(Value(True))[:1]), False))


class Reading(Enum):
    """How PostgreSQL comes to the rows of a question: it decides of nobody, but of the time."""

    AS_PLANNED = auto()
    # By the numbers that are asked for: there is no list to begin.
    NUMBERED = auto()
    # Those whose households are seen are gathered, and then read in order: for few of a list.
    GATHERED = auto()
    # In order, each person's household looked up among those seen: for many of a list.
    IN_ORDER = auto()


def opaque(condition):
    """The same condition, of which PostgreSQL does not guess how many rows fulfil it.

    It then begins with no index of theirs: the rows are judged in the order in which they are read.
    """
    return Q(Case(When(condition, then=True), default=False, output_field=BooleanField()))


def gathered(*each):
    """Condition: the key is one of theirs, which are gathered first and then read in order."""
    return Q(pk__among=numbers_of(*each))


def numbers_of(*each):
    """The keys of several query sets, as an array that is gathered once."""
    return ArraySubquery(together(*each))


def together(*each):
    """The keys of several query sets, each found by the index that suits it."""
    first, *others = (rows.values("pk") for rows in each)
    return first.union(*others, all=True) if others else first


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
        all of them for one page.
        """
        return opaque(self._each(lambda part: part.households("household") & part.members))

    @property
    def people_gathered(self):
        """The same of a list that begins with all who live in their households."""
        at_home = _people().filter(household__among=numbers_of(*self.homes))
        return gathered(at_home) & self.people

    @property
    def people_in_order(self):
        """The same of a list that is read in order.

        Most people live in no such household: one look tells. Of the others theirs is looked up.
        """
        theirs = self._each(lambda part: there_is(each_home(part)) & part.members)
        return opaque(Q(household__in=together(*self.homes)) & theirs)

    @property
    def homes(self):
        """The households of each part, whoever lives there."""
        return [_households(part.households("")) for part in self._parts]

    @property
    def nearby(self):
        """Condition on people: they live in a household of one of the parts.

        An index finds those, and PostgreSQL knows how many there are: a list begins with them.
        """
        return Q(household__in=_households(self._each(lambda part: part.households(""))))

    def households(self, path):
        """Condition: of the household to which the path leads, one is of one of the parts."""
        members = _people().filter(household=OuterRef(path or "pk"))
        return self._each(
            lambda part: part.households(path) & there_is(members.filter(part.members))
        )

    def _each(self, condition):
        return reduce(or_, map(condition, self._parts))


def each_home(part):
    """Each person's household, where it is one of the part."""
    return _households(part.households("")).filter(pk=OuterRef("household"))


def _households(condition):
    return apps.get_model("cases", "Household").objects.filter(condition)


def _people():
    return apps.get_model("cases", "Individual").objects.all()
