"""Ties across households: parents left behind in another one, fathers who never came, guardians."""

from cases.demo.days import known
from cases.demo.dice import Weighted
from cases.demo.names import ARMENIAN
from cases.demo.rows import Link
from cases.washington_group import A_LOT, CANNOT

FATHER_IS_NAMED, HOST_IS_NAMED, CARED_FOR, GUARDED = 0.7, 0.15, 0.4, 0.6
HOST_IS_REGISTERED = 0.2
WHERE_FATHERS_ARE = Weighted(
    {"died": 44, "elsewhere": 30, "missing": 10, "unknown": 10, "stayed_behind": 3, "detained": 3}
)
TRUSTEE_FROM_AGE = 14


class Ties:
    """Links the people of one household after another, and to those of the ones before."""

    def __init__(self, chance, names):
        self._chance = chance
        self._names = names
        self._neighbour = None

    def of(self, household):
        """Rows of the links of a household's people."""
        head = household.head
        if head is None or head.twin_of:
            return []
        people = [person for person in household.people if not person.twin_of]
        rows = self._parents(household, people, head)
        rows += self._missing_fathers(household, people)
        rows += self._guardians(people, head)
        rows += self._carers(people, head)
        rows += self._hosts(household, head)
        self._neighbour = head
        return rows

    def _parents(self, household, people, head):
        """A son or daughter who moved into a household of their own, or of a husband."""
        return [
            Link(person.number, "parent", person.later.since, head.number)
            for person in people
            if person.later
            and person.later.household is not household
            and person.relationship == "child"
        ]

    def _missing_fathers(self, household, people):
        """The father of children who is not of the household, by his name."""
        fathers = {id(p.father): p.father for p in people if p.age < 18 and _is_elsewhere(p.father)}
        rows = []
        for key, father in fathers.items():
            if not self._is(FATHER_IS_NAMED):
                continue
            name = self._name(father, household.script)
            where = WHERE_FATHERS_ARE.draw(self._chance)
            rows += [
                Link(p.number, "parent", known(p)[0], None, name, where)
                for p in people
                if id(p.father) == key
            ]
        return rows

    def _guardians(self, people, head):
        """Of children who live with a grandparent and without their parents."""
        rows = []
        if sum(person.age >= 18 for person in people) > 1:
            return rows
        for person in people:
            orphan = person.relationship == "grandchild" and person.age < 17
            if orphan and self._is(GUARDED):
                kind = "trustee" if person.age >= TRUSTEE_FROM_AGE + 1 else "guardian"
                rows.append(
                    Link(
                        person.number,
                        kind,
                        known(person)[0],
                        head.number,
                        document=f"Որոշում № {1 + int(self._chance.random() * 900)}",
                        may_collect=True,
                        may_consent=True,
                    )
                )
        return rows

    def _carers(self, people, head):
        """Somebody who cares for a member who can't, and collects for them."""
        return [
            Link(person.number, "carer", known(person)[0], head.number, may_collect=True)
            for person in people
            if person is not head
            and head.age >= 18
            and person.answers.self_care in (A_LOT, CANNOT)
            and self._is(CARED_FOR)
        ]

    def _hosts(self, household, head):
        """With whom a household lives: known by name, or registered themselves."""
        hosted = household.homes and household.homes[0].accommodation == "hosted"
        if not hosted or not self._is(HOST_IS_NAMED):
            return []
        since = known(head)[0]
        if self._neighbour and self._is(HOST_IS_REGISTERED):
            return [Link(head.number, "host", since, self._neighbour.number)]
        name = self._names.somebody(self._chance, ARMENIAN)
        return [Link(head.number, "host", since, None, name, "elsewhere")]

    def _name(self, person, script):
        return f"{getattr(person.given, script)} {getattr(person.family, script)}"

    def _is(self, share):
        return self._chance.random() < share


def _is_elsewhere(father):
    """Whether a father was made up for his children's names alone: he was never registered."""
    return father is not None and father.relationship == ""
