"""Who is away, and who came back: abroad for work, with the whole family, or elsewhere.

By 1 January 2025, 26,397 had left and 14,871 had come back (data of the border service); those who
left for good are no longer members (`departures.py`), and the others are away or were.
"""

from datetime import date, timedelta

from cases.demo.days import HORIZON, between
from cases.demo.dice import Weighted
from cases.demo.rows import Away

FAMILY_GOES, ADULT_GOES = 0.13, 0.26
COUNTRIES = Weighted({"RU": 78, "GE": 6, "AM": 4, "FR": 3, "US": 3, "DE": 2, "BY": 2, "": 2})
CITIES = {"RU": ("Մոսկվա", "Կրասնոդար", "Ռոստով", "Սոչի", ""), "GE": ("Թբիլիսի", "")}
SOURCES = Weighted({"family": 55, "border": 32, "visit": 10, "other": 3})
CERTAIN = 0.85
COMES_BACK = 0.83
# Most left in the first year, and stayed away for a season.
LEAVES = Weighted(
    {
        (date(2023, 10, 10), date(2024, 6, 30)): 62,
        (date(2024, 7, 1), date(2024, 12, 31)): 22,
        (date(2025, 1, 1), date(2025, 9, 30)): 16,
    }
)
SHORTEST, LONGEST = 10, 190


def of(chance, household):
    """Rows of the absences of a household's members: one of each at most."""
    people = [p for p in household.people if _may_go(p)]
    if people and chance.random() < FAMILY_GOES:
        trip = _trip(chance)
        rows = [_row(chance, person, trip) for person in people]
    else:
        rows = [
            _row(chance, person, _trip(chance))
            for person in people
            if 18 <= person.age < 60 and chance.random() < ADULT_GOES
        ]
    return [row for row in rows if row]


def _may_go(person):
    return not (person.stay.left_on or person.later or person.twin_of)


def _trip(chance):
    """From when until when (None: still away), and to which country."""
    first = between(chance, *LEAVES.draw(chance))
    back = first + timedelta(SHORTEST + int(chance.random() * (LONGEST - SHORTEST)))
    returns = back <= HORIZON and chance.random() < COMES_BACK
    return first, back if returns else None, COUNTRIES.draw(chance)


def _row(chance, person, trip):
    first, back, country = trip
    if first <= person.stay.since:
        return None
    cities = CITIES.get(country, ("",))
    city = cities[int(chance.random() * len(cities))]
    certain = chance.random() < CERTAIN
    return Away(person.number, country, first, back, SOURCES.draw(chance), certain, city)
