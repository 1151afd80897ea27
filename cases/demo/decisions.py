"""The state's decisions on disability: groups of before 2023, functional limitations since.

They are older than the register: somebody's group may have been decided in any year.
"""

from datetime import date, timedelta

from cases.demo.days import between, born, known
from cases.demo.dice import Series, Weighted
from cases.demo.rows import Decision
from cases.washington_group import A_LOT, CANNOT

# Shares of those who have a decision, so that one is in force for about 2 % of all people.
ADULT, CHILD, WITHOUT_DIFFICULTY = 0.3, 0.5, 0.007
# Groups were decided until functioning was assessed instead, in February 2023.
GROUPS_UNTIL = date(2023, 1, 31)
EARLIEST_GROUP = date(2011, 1, 1)
GROUPS = Weighted({"group_1": 14, "group_2": 46, "group_3": 40})
LIMITATIONS = Weighted({"mild": 12, "moderate": 42, "severe": 32, "profound": 14})
OF_OLD, FOR_LIFE, ASSESSED_AGAIN = 0.7, 0.6, 0.6
TERM = timedelta(2 * 365)
# Children are assessed until they are of age, which is decided anew.
CHILDHOOD = timedelta(18 * 365)


class Decisions:
    """Gives out decisions, each with a number of its own."""

    def __init__(self, chance):
        self._chance = chance
        self._serial = Series(chance, 10**7)

    def on(self, person):
        """Rows of the decisions on one person: none for most, two after an assessment anew."""
        if person.twin_of or person.unnamed or not self._is(_share(person)):
            return []
        if person.age < 18:
            return self._on_child(person)
        rows = [self._first(person)]
        expired = rows[0].until_on
        if expired and expired < known(person)[1] and self._is(ASSESSED_AGAIN):
            degree = LIMITATIONS.draw(self._chance)
            rows.append(self._row(person, degree, expired, expired + 2 * TERM))
        return rows

    def _first(self, person):
        of_age = born(person.age) + CHILDHOOD + timedelta(30)
        if self._is(OF_OLD) and of_age < GROUPS_UNTIL:
            since = between(self._chance, max(EARLIEST_GROUP, of_age), GROUPS_UNTIL)
            until = None if self._is(FOR_LIFE) else max(since + TERM, known(person)[0])
            return self._row(person, GROUPS.draw(self._chance), since, until)
        since = between(self._chance, *known(person))
        return self._row(person, LIMITATIONS.draw(self._chance), max(since, of_age), since + TERM)

    def _on_child(self, person):
        birth = born(person.age)
        since = between(self._chance, birth, max(birth, known(person)[0]))
        return [self._row(person, "child", since, birth + CHILDHOOD)]

    def _row(self, person, degree, since, until):
        return Decision(person.number, degree, f"{self._serial.draw():07}", since, until)

    def _is(self, share):
        return self._chance.random() < share


def _share(person):
    if any(answer in (A_LOT, CANNOT) for answer in person.answers):
        return ADULT if person.age >= 18 else CHILD
    return WITHOUT_DIFFICULTY
