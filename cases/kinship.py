"""Who of a household is parent, guardian or spouse of whom, and how that is known.

A link between two people says it. Where no link does, the relationships to the head say it for
some ("son or daughter" of the head is the head's child) and leave it open for others: a grandchild
may be the child of a son or daughter who lives there. Relationship to the head is not kinship, so
every answer tells which of the two it rests on.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import population
from cases.choices import Kinship, Relationship, Sex

# Nobody is a parent of somebody who is less than so many years younger.
YOUNGEST_PARENT = 12


class How(models.TextChoices):
    """What an answer about a household rests on."""

    STATED = "stated", _("recorded by staff")
    LINKS = "links", _("from links between people")
    RELATIONSHIPS = "relationships", _("from relationships to the head")
    AGES = "ages", _("counted from ages")
    HEURISTIC = "heuristic", _("a guess: ask")


@dataclass(frozen=True)
class Ties:
    """Who is parent, guardian or spouse of one person: numbers, or names of the unregistered.

    Of `former` spouses a link says that they no longer are, whatever the record of the head says.
    """

    parents: frozenset = frozenset()
    guardians: frozenset = frozenset()
    spouses: frozenset = frozenset()
    former: frozenset = frozenset()


@dataclass(frozen=True, kw_only=True)
class Member:
    """What is known of one member; `needs` are codes in force, `disability` None: not known."""

    number: str
    sex: str = Sex.UNKNOWN
    birth_date: date | None = None
    birth_precision: str = ""
    relationship: str = Relationship.UNKNOWN
    disability: bool | None = None
    pregnant: bool | None = False
    breastfeeding: bool | None = False
    needs: frozenset = frozenset()
    ties: Ties = field(default_factory=Ties)


_ROLES = {
    Kinship.PARENT: "parents",
    Kinship.GUARDIAN: "guardians",
    Kinship.TRUSTEE: "guardians",
    Kinship.SPOUSE: "spouses",
    Kinship.FORMER_SPOUSE: "former",
}
_WARDS = {Kinship.CHILD: "parents", Kinship.SPOUSE: "spouses", Kinship.FORMER_SPOUSE: "former"}
_ALL = tuple(one.name for one in fields(Ties))

# For a member of this relationship, parents are those of the first relationships; those of the
# others may be. Whoever's own relationship is not recorded may always be.
_R = Relationship
_PARENTS = {
    _R.HEAD: ((_R.PARENT,), ()),
    _R.SPOUSE: ((_R.PARENT_IN_LAW,), ()),
    _R.CHILD: ((_R.HEAD,), (_R.SPOUSE,)),
    _R.SIBLING: ((_R.PARENT,), ()),
    _R.PARENT: ((), (_R.GRANDPARENT,)),
    _R.GRANDCHILD: ((), (_R.CHILD, _R.CHILD_IN_LAW)),
    _R.CHILD_IN_LAW: ((), (_R.OTHER_RELATIVE, _R.NOT_RELATED)),
    _R.OTHER_RELATIVE: ((), (_R.OTHER_RELATIVE, _R.SIBLING, _R.CHILD_IN_LAW, _R.NOT_RELATED)),
    _R.NOT_RELATED: ((), (_R.NOT_RELATED, _R.OTHER_RELATIVE)),
}
_SPOUSES = {
    _R.HEAD: ((_R.SPOUSE,), ()),
    _R.SPOUSE: ((_R.HEAD,), ()),
    _R.CHILD: ((), (_R.CHILD_IN_LAW, _R.NOT_RELATED)),
    _R.CHILD_IN_LAW: ((), (_R.CHILD,)),
    _R.PARENT: ((), (_R.PARENT,)),
    _R.PARENT_IN_LAW: ((), (_R.PARENT_IN_LAW,)),
    _R.GRANDPARENT: ((), (_R.GRANDPARENT,)),
    _R.SIBLING: ((), (_R.OTHER_RELATIVE, _R.NOT_RELATED)),
    _R.OTHER_RELATIVE: ((), (_R.OTHER_RELATIVE, _R.SIBLING, _R.NOT_RELATED)),
    _R.NOT_RELATED: ((), (_R.NOT_RELATED, _R.OTHER_RELATIVE, _R.SIBLING, _R.CHILD)),
}
# Of somebody whose relationship says nothing, everybody may be the parent or spouse.
_ANYBODY = ((), tuple(_R))


def ties(links):
    """The Ties of every person that the links name, by number.

    `links` are triples as of a PersonLink: a person, a Kinship, and who is that to them: a number,
    or a name of somebody who is not registered. Both directions are read.
    """
    found = defaultdict(lambda: {role: set() for role in _ALL})
    for individual, kind, other in links:
        if kind in _ROLES:
            found[individual][_ROLES[kind]].add(other)
        if kind in _WARDS:
            found[other][_WARDS[kind]].add(individual)
    return {
        number: Ties(**{role: frozenset(people) for role, people in roles.items()})
        for number, roles in found.items()
    }


def parents(person, members):
    """(those known to be parents, those who may be, How) of one member, among the members."""
    linked = [other for other in members if other.number in person.ties.parents]
    sure, possible = _by_relationship(_PARENTS, person, members)
    both_known = len(person.ties.parents) > 1
    possible = [] if both_known else [one for one in possible if _may_be_parent(one, person)]
    if linked or both_known:
        return linked, possible, How.LINKS
    return sure, possible, How.RELATIONSHIPS


def guardians(person, members):
    """Members who are legal guardians of this one: only a link says so."""
    return [other for other in members if other.number in person.ties.guardians]


def spouses(person, members, *, on):
    """(those known to be spouses, those who may be, How) of one member, among the members.

    A child is a spouse only where that is said.
    """
    linked = [other for other in members if other.number in person.ties.spouses]
    if linked:
        return linked, [], How.LINKS
    others = [other for other in members if other.number not in person.ties.former]
    sure, possible = _by_relationship(_SPOUSES, person, others)
    if person.ties.spouses:
        possible = []
    adults = [one for one in possible if not population.is_child(one.birth_date, on)]
    return sure, adults, How.RELATIONSHIPS


def head(members):
    """The head of household; None where nobody is."""
    return next((member for member in members if member.relationship == Relationship.HEAD), None)


def _by_relationship(table, person, members):
    surely, perhaps = table.get(person.relationship, _ANYBODY)
    others = [other for other in members if other.number != person.number]
    sure = [other for other in others if other.relationship in surely]
    possible = [other for other in others if other.relationship in (*perhaps, Relationship.UNKNOWN)]
    return sure, possible


def _may_be_parent(other, person):
    if other.birth_date is None or person.birth_date is None:
        return True
    return population.age(other.birth_date, person.birth_date) >= YOUNGEST_PARENT
