"""Who moved from one household to another, within the chunk of households made up together."""

from dataclasses import replace
from datetime import timedelta

from cases.demo import homes
from cases.demo.days import HORIZON, between
from cases.demo.records import Household

FAMILY_MOVES_OUT, CHILD_MOVES_OUT, BRIDE_MOVES, OLD_MOVES_IN = 0.24, 0.045, 0.06, 0.08
SECOND_UNIT = "B"


class Mover:
    """Moves people between the households of a chunk, and founds new households for them."""

    def __init__(self, chance, atlas, registrars):
        self._chance = chance
        self._atlas = atlas
        self._registrars = registrars

    def move(self, households):
        """Change some of the households, and return those that are new."""
        quiet = [h for h in households if not h.eventful and h.kind == "household"]
        founded = [self._move_out(household) for household in quiet]
        self._marry(quiet)
        self._take_in(quiet)
        return [household for household in founded if household]

    def _move_out(self, household):
        """A second family, or a grown child, finds a home of its own."""
        family = [p for p in household.people if p.family_unit == SECOND_UNIT]
        if family and self._chance.random() < FAMILY_MOVES_OUT:
            return self._found(household, family)
        if self._chance.random() < CHILD_MOVES_OUT:
            child = _single(household, ("female", "male"), 22, 45)
            return self._found(household, [child]) if child else None
        return None

    def _found(self, household, people):
        day = self._day(people, household)
        if day is None:
            return None
        household.eventful = True
        marz, place = self._atlas.settled(self._chance)
        own = Household(
            "household",
            day,
            homes.OFFICES[marz],
            self._registrars[marz],
            declared_size=len(people),
            eventful=True,
        )
        homes.settle(self._chance, own, [(marz, place)], day)
        for person in people:
            role = "head" if person is people[0] else "spouse" if person.husband else "child"
            _to(person, own, role, "", day)
        return own

    def _marry(self, households):
        """A bride comes into the house of her husband's parents."""
        brides = [
            h for h in households if _single(h, ("female",), 20, 34) and self._is(BRIDE_MOVES)
        ]
        grooms = [h for h in households if _single(h, ("male",), 22, 40)]
        for hers, his in zip(brides, grooms, strict=False):
            bride = _single(hers, ("female",), 20, 34)
            self._join(bride, hers, his, "child_in_law")

    def _take_in(self, households):
        """An old person who lived alone is taken in by relatives; the household left is empty."""
        alone = [
            h
            for h in households
            if len(h.people) == 1 and h.people[0].age > 70 and self._is(OLD_MOVES_IN)
        ]
        hosts = [h for h in households if len(h.people) > 3]
        for theirs, host in zip(alone, reversed(hosts), strict=False):
            moved_on = self._join(theirs.people[0], theirs, host, "other_relative")
            if moved_on:
                theirs.inactive_on, theirs.inactive_reason = moved_on, "no_members"

    def _join(self, person, left, joined, relationship):
        if left is joined or left.eventful or joined.eventful:
            return None
        day = self._day([person], left, joined)
        if day:
            left.eventful = joined.eventful = True
            _to(person, joined, relationship, "", day)
        return day

    def _is(self, share):
        return self._chance.random() < share

    def _day(self, people, *households):
        """A day on which all of them are there, None when there is none before the horizon."""
        days = [person.stay.since for person in people]
        first = max(days + [h.registered_on for h in households]) + timedelta(30)
        return between(self._chance, first, HORIZON) if first < HORIZON else None


def _to(person, household, relationship, unit, day):
    person.later = replace(
        person.stay,
        household=household,
        relationship=relationship,
        family_unit=unit,
        since=day,
        role_since=day,
    )


def _single(household, sexes, from_age, to_age):
    """A grown son or daughter of the head, without a family of their own; None without one."""
    return next(
        (
            p
            for p in household.people
            if p.relationship == "child"
            and not p.family_unit
            and p.sex in sexes
            and from_age <= p.age < to_age
        ),
        None,
    )
