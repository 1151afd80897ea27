"""The demo register, made up household by household and handed out in chunks."""

from itertools import count
from random import Random

from cases import numbers
from cases.birth_dates import MIDDLE_OF_MONTH, MIDDLE_OF_YEAR
from cases.demo import departures, health, homes, shapes
from cases.demo.consents import Consents
from cases.demo.days import (
    ARRIVALS,
    HORIZON,
    LAST_ARRIVAL,
    LOST_IN_2020,
    after,
    born,
    registration,
)
from cases.demo.duplicates import AGAIN, Duplicates, expected
from cases.demo.facts import FactMaker
from cases.demo.moves import Mover
from cases.demo.names import SCRIPTS, NameBook
from cases.demo.particulars import Particulars
from cases.demo.records import Household, Stay
from cases.demo.rows import Chunk

# Households made up, and written, at a time; people move within these.
CHUNK = 5000
# Twice as many as the people of so many households have.
DOCUMENTS_OF_CHUNK = 16 * CHUNK
# Every so manieth household is a care home, the first of them early, so that small demos have one.
INSTITUTION_EVERY, FIRST_INSTITUTION = 2000, 150
DECLARED_OTHERWISE, NOT_DECLARED, INCOMPLETE, CONFIRMED = 0.03, 0.01, 0.02, 0.8
ARRIVED_APART, ORIGIN_UNKNOWN, FROM_HOST_COMMUNITY = 0.03, 0.01, 0.01
BIRTH_MISSING, BIRTH_INEXACT = 0.02, 0.05


class Register:
    """Makes up a register of so many people; the same seed makes the same one, byte for byte.

    `registrars` maps the code of each marz to the key of the user who registers there, `users` the
    roles of the demo's users to their keys. Some of the people are registered twice
    (`duplicates.py`): both records are among the number asked for. `keys` of documents are drawn
    one by one: DOCUMENTS_OF_CHUNK at the most for each chunk.
    """

    def __init__(self, *, people, seed, registrars, users, keys):
        self._chance = Random(seed)
        self._left = people - expected(people)
        self._registrars = registrars
        self._atlas = homes.Atlas()
        self._names = NameBook()
        self._mover = Mover(self._chance, self._atlas, registrars)
        # Facts and numbers have a chance of their own: who the people are does not depend on them.
        self._chance_of_numbers = Random(f"numbers {seed}")
        chance = Random(f"facts {seed}")
        self._particulars = Particulars(chance, self._names)
        self._duplicates = Duplicates(
            chance, people=people, atlas=self._atlas, registrars=registrars
        )
        self._facts = FactMaker(
            chance,
            names=self._names,
            users=users,
            keys=keys,
            consents=Consents(Random(f"consents {seed}")),
        )
        self._drawn = set()
        self._serial = {numbers.HOUSEHOLD: count(1), numbers.PERSON: count(1)}
        self._households = 0

    def chunks(self):
        """Chunks of households with all that belongs to them, until all people are made up."""
        while self._left:
            made = []
            while self._left and len(made) < CHUNK:
                made.append(self._household())
            made += self._mover.move(made)
            for household in made:
                self._particulars.fill(household)
            made += self._duplicates.register_again(made)
            people = self._number(made)
            yield Chunk(made, people, self._facts.about(made))

    def _household(self):
        people, kind = self._members()
        self._left -= len(people)
        arrived_on = ARRIVALS.draw(self._chance)
        registered_on = registration(self._chance, arrived_on)
        places = homes.stations(self._chance, self._atlas)
        marz, office = homes.office(self._chance, places[0][0], arrived_on, registered_on)
        household = Household(kind, registered_on, office, self._registrars[marz], people)
        homes.settle(self._chance, household, places, registered_on)
        homes.register_address(self._chance, household, self._atlas)
        self._fill(household, arrived_on)
        self._describe(household)
        return household

    def _members(self):
        self._households += 1
        kind, shape = "household", shapes.SHAPES.draw(self._chance)
        if self._households % INSTITUTION_EVERY == FIRST_INSTITUTION:
            kind, shape = "institution", shapes.institution
        people = shape(self._chance)
        if len(people) > self._left:
            kind, people = "household", shapes.single_adult(self._chance)
        return people, kind

    def _fill(self, household, arrived_on):
        script = household.script = SCRIPTS.draw(self._chance)
        origin = self._atlas.origin(self._chance)
        for person in household.people:
            person.birth_date, person.birth_precision = born(person.age), "day"
            self._arrive(person, arrived_on, origin)
            came = person.arrived_on or person.birth_date
            since = max(household.registered_on, came)
            person.stay = Stay(household, person.relationship, person.family_unit, since, since)
            self._names.write(self._chance, person, script)
            self._blur_birth(person)
        departures.depart(self._chance, household)
        for person in household.people:
            health.ask(self._chance, person)
        health.expect(self._chance, household)

    def _arrive(self, person, arrived_on, origin):
        if person.birth_date > arrived_on:
            person.population_group = "born_in_armenia"
            return
        if person.relationship == "spouse" and self._chance.random() < FROM_HOST_COMMUNITY:
            person.population_group = "host"
            return
        apart = person.relationship != "head" and self._chance.random() < ARRIVED_APART
        person.arrived_on = max(arrived_on, ARRIVALS.draw(self._chance)) if apart else arrived_on
        place, fled_before = origin
        person.origin = None if self._chance.random() < ORIGIN_UNKNOWN else place
        if fled_before and person.birth_date <= LOST_IN_2020:
            person.population_group = "displaced_twice"
        elif fled_before:
            person.origin = None  # born where the family fled to

    def _blur_birth(self, person):
        """Leave some birth dates out, and of some only the month or the year."""
        if person.birth_date > LAST_ARRIVAL.replace(year=LAST_ARRIVAL.year - 1):
            return
        draw = self._chance.random()
        if draw < BIRTH_MISSING:
            person.birth_date, person.birth_precision = None, ""
        elif draw < BIRTH_MISSING + BIRTH_INEXACT:
            person.birth_precision = _INEXACT[int(self._chance.random() * len(_INEXACT))]
            if person.birth_precision == "month":
                person.birth_date = person.birth_date.replace(day=MIDDLE_OF_MONTH)
            else:
                month, day = MIDDLE_OF_YEAR
                person.birth_date = person.birth_date.replace(month=month, day=day)

    def _describe(self, household):
        """What the family said of itself, and when it was last heard of."""
        chance = self._chance
        size = sum(p.population_group != "born_in_armenia" for p in household.people)
        draw = chance.random()
        if draw >= NOT_DECLARED:
            household.declared_size = max(1, size + (1 if draw < DECLARED_OTHERWISE else 0))
        household.is_complete = chance.random() >= INCOMPLETE
        if chance.random() < CONFIRMED:
            heard = after(chance, household.registered_on, 60, 760)
            household.last_confirmed_on = min(heard, household.inactive_on or HORIZON)

    def _number(self, households):
        people = [person for household in households for person in household.people]
        for records, prefix in ((households, numbers.HOUSEHOLD), (people, numbers.PERSON)):
            drawn = numbers.draw(
                prefix,
                len(records),
                taken=self._drawn.intersection,
                generator=self._chance_of_numbers,
            )
            self._drawn.update(drawn)
            # In order, since an index grows several times faster at one end than everywhere.
            for record, number in zip(records, sorted(drawn), strict=True):
                record.number = number
                record.source_id = str(next(self._serial[prefix]))
            for record in records:
                if record.twin_of:
                    record.source_id = record.twin_of.source_id + AGAIN
        return people


_INEXACT = ("year", "year", "month", "estimated")
