"""What else a record says of a household: by what it was confirmed, what was presumed, who is whom.

Of these nothing is drawn before everybody is made up, so that the people stay the same.
"""

from datetime import date

from cases.demo.days import LOST_IN_2020, between, born
from cases.demo.dice import Weighted
from cases.demo.names import ARMENIAN, FIELDS, fold
from cases.demo.records import NOT_ASKED

CONFIRMED_BY = Weighted({"desk": 30, "visit": 22, "call": 27, "collection": 16, "assessment": 5})
HEAD_PRESUMED, ALONE_PRESUMED, NOT_NAMED = 0.004, 0.03, 0.12
HOST_COMMUNITY = 0.006
# Of the households whose home was lost in 2020, those who fled then and never went back.
STAYED_SINCE_2020 = 0.14
FLED_IN_2020 = (date(2020, 9, 27), LOST_IN_2020)
YOUNGEST_UNNAMED = 2
MIDDLE_OF_YEAR = {"month": 7, "day": 1}


class Particulars:
    """Fills in the particulars of one household after another."""

    def __init__(self, chance, names):
        self._chance = chance
        self._names = names

    def fill(self, household):
        """Change the household and its people."""
        if household.last_confirmed_on:
            household.last_confirmed_by = CONFIRMED_BY.draw(self._chance)
        if household.kind == "institution":
            household.responsible_official = self._official()
            return
        self._presume(household)
        self._group(household)
        if not household.is_complete:
            self._leave_unnamed(household)
            # Where nothing is left to ask, somebody has said so since.
            household.is_complete = not any(person.unnamed for person in household.people)

    def _official(self):
        name = self._names.somebody(self._chance, ARMENIAN)
        return f"{name}, +374 10 {200_000 + int(self._chance.random() * 700_000)}"

    def _presume(self, household):
        if len(household.people) == 1:
            household.presumed = "alone" if self._is(ALONE_PRESUMED) else ""
        elif len(household.people) > 1:
            household.presumed = "head" if self._is(HEAD_PRESUMED) else ""

    def _group(self, household):
        if self._is(HOST_COMMUNITY):
            for person in household.people:
                person.population_group = "host"
                person.arrived_on = person.origin = None
        elif self._is(STAYED_SINCE_2020):
            self._came_in_2020(household)

    def _came_in_2020(self, household):
        """Those of the household whose home was lost then never went back."""
        if all(person.population_group != "displaced_twice" for person in household.people):
            return
        day = between(self._chance, *FLED_IN_2020)
        for person in household.people:
            if person.arrived_on and born(person.age) <= day:
                person.population_group, person.arrived_on = "displaced_2020", day
            elif person.arrived_on:
                person.population_group = "born_in_armenia"
                person.arrived_on = person.origin = None

    def _leave_unnamed(self, household):
        """Members of whom, so far, only sex and age are known."""
        for person in household.people:
            may_be = person.relationship != "head" and not person.later
            if may_be and person.age > YOUNGEST_UNNAMED and self._is(NOT_NAMED):
                person.unnamed = True
                for field in FIELDS:
                    setattr(person, field, "")
                fold(person)
                person.answers, person.wg_asked_on, person.wg_method = NOT_ASKED, None, ""
                if person.birth_date:
                    person.birth_date = person.birth_date.replace(**MIDDLE_OF_YEAR)
                    person.birth_precision = "estimated"

    def _is(self, share):
        return self._chance.random() < share
