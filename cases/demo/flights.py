"""The displacements that people went through, and what they had where they fled from."""

from cases.demo.days import AS_OF
from cases.demo.dice import Weighted
from cases.demo.rows import Flight

WAS_ASKED = 0.5
FIRST_WAR, FIRST_WAR_YEARS = 0.14, (1988, 1994)
APRIL_WAR, APRIL_WAR_YEAR = 0.012, 2016
DWELLINGS = Weighted({"owned": 70, "other": 12, "rented": 8, "unknown": 6, "none": 4})
STATES = Weighted({"intact": 52, "unknown": 28, "damaged": 12, "destroyed": 8})
LOST_STATES = Weighted({"unknown": 55, "destroyed": 30, "damaged": 15})
# Years of the flights by population group, the one from the place of origin first.
YEARS = {"displaced_2023": (2023,), "displaced_twice": (2020, 2023), "displaced_2020": (2020,)}


def of(chance, household):
    """Rows of the flights of a household's people: told once for all of them."""
    if chance.random() >= WAS_ASKED:
        return []
    told = {
        2023: _dwelling(chance, STATES),
        2020: _dwelling(chance, LOST_STATES),
    }
    earlier = _earlier(chance)
    rows = []
    for person in household.people:
        if person.twin_of or person.arrived_on is None:
            continue
        years = YEARS[person.population_group]
        rows += [
            Flight(person.number, year, None if number else person.origin, *told[year])
            for number, year in enumerate(years)
        ]
        born_in = AS_OF.year - person.age
        rows += [
            Flight(person.number, year, None, *dwelling)
            for year, dwelling in earlier
            if born_in < year
        ]
    return rows


def _earlier(chance):
    """The flights of an older generation, from places that few remember the name of."""
    flights = []
    if chance.random() < FIRST_WAR:
        first, last = FIRST_WAR_YEARS
        year = first + int(chance.random() * (last - first + 1))
        flights.append((year, _dwelling(chance, LOST_STATES)))
    if chance.random() < APRIL_WAR:
        flights.append((APRIL_WAR_YEAR, _dwelling(chance, STATES)))
    return flights


def _dwelling(chance, states):
    """What they had there, and its state; of no dwelling there is none to know."""
    dwelling, state = DWELLINGS.draw(chance), states.draw(chance)
    return dwelling, "unknown" if dwelling == "none" else state
