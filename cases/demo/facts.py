"""All facts about the people of a chunk, made up household by household."""

from cases.demo import absences, flights, needs, statuses
from cases.demo.decisions import Decisions
from cases.demo.papers import Papers
from cases.demo.phones import Phones
from cases.demo.rows import Facts
from cases.demo.team import Team
from cases.demo.ties import Ties


class FactMaker:
    """Makes up facts; `users` maps the roles of the demo's users to their keys.

    `keys` are those of the documents to come, drawn one by one; `consents` makes up what people
    said about their data.
    """

    def __init__(self, chance, *, names, users, keys, consents):
        self._chance = chance
        self._phones = Phones(chance)
        self._papers = Papers(chance, keys)
        self._decisions = Decisions(chance)
        self._ties = Ties(chance, names)
        self._team = Team(chance, users)
        self._consents = consents

    def about(self, households):
        """The facts about the people of these households, who have their numbers by now."""
        facts = Facts()
        self._papers.begin(facts)
        for household in households:
            self._household(facts, household)
        for household in households:
            self._twins(facts, household)
        facts.consents += self._consents.of(households, facts.absences)
        return facts

    def _household(self, facts, household):
        chance = self._chance
        statuses.judge(chance, household)
        facts.phones += self._phones.of(household)
        facts.needs += needs.of(chance, household)
        facts.absences += absences.of(chance, household)
        facts.links += self._ties.of(household)
        facts.displacements += flights.of(chance, household)
        facts.assignments += self._team.duties(household)
        facts.restrictions += self._team.seals(household)
        for person in household.people:
            if not person.twin_of:
                certificate = self._papers.give(household, person)
                facts.statuses += statuses.rows(chance, person, certificate)
                facts.decisions += self._decisions.on(person)

    def _twins(self, facts, household):
        """What second records show comes last, when the first ones have their numbers."""
        for person in household.people:
            if person.twin_of:
                facts.phones += self._phones.of_twin(household, person)
                self._papers.give_twin(household, person)
