"""People who were registered twice: how many, who they are, and in what the two records differ.

Half a per cent of the demo's records are somebody's second one. It came from another desk weeks
later: alone, as a guest of another household, or with the whole family. It has the name in other
letters or misspelled, leaves out the patronymic, or knows of the birth the year only; yet it shows
the number of the first one's telephone or document wherever nothing else would tell. The truth is
kept in `source_id`: the second record's is the first one's and AGAIN. Linking must not look at it.
"""

from dataclasses import replace
from math import ceil

from cases.birth_dates import MIDDLE_OF_YEAR
from cases.demo import homes
from cases.demo.days import after
from cases.demo.dice import Weighted
from cases.demo.names import ARMENIAN, LATIN, RUSSIAN, fold
from cases.demo.records import NOT_ASKED, SOURCE, Household, Stay
from cases.models import Individual

AGAIN = "-again"
PER_THOUSAND = 5
WITH_FAMILY, AS_GUEST = 0.12, 0.35
NAMES_DIFFER = Weighted({"letters": 45, "spelling": 30, "": 25})
OTHER_LETTERS = {ARMENIAN: (RUSSIAN, LATIN), RUSSIAN: (ARMENIAN,), LATIN: (ARMENIAN, RUSSIAN)}
NO_PATRONYMIC, BIRTH_YEAR_ONLY = 0.4, 0.35
SHOWS = {"phone": 0.4, "document": 0.3}


def expected(people):
    """How many of so many records are somebody's second one."""
    return people * PER_THOUSAND // 1000


def pairs():
    """(number of the first record, number of the second) of everybody registered twice."""
    people = Individual.objects.filter(source=SOURCE)
    again = people.filter(source_id__endswith=AGAIN).values_list("source_id", "pk")
    second = {source_id.removesuffix(AGAIN): number for source_id, number in again}
    first = people.filter(source_id__in=second).values_list("source_id", "pk")
    return sorted((number, second[source_id]) for source_id, number in first)


class Duplicates:
    """Registers some people of each chunk of households again, in all `expected(people)`."""

    def __init__(self, chance, *, people, atlas, registrars):
        self._chance = chance
        self._atlas = atlas
        self._registrars = registrars
        self._all = expected(people)
        self._firsts = people - self._all
        self._seen = self._made = 0

    def register_again(self, households):
        """Add guests to some of the households, and return those that are new."""
        self._seen += sum(len(household.people) for household in households)
        due = ceil(self._all * self._seen / self._firsts) - self._made
        self._made += due
        quiet = [h for h in households if h.kind == "household" and h.people and not h.eventful]
        new = self._families(quiet, due * WITH_FAMILY)
        again = {id(person.twin_of) for household in new for person in household.people}
        pool = [p for h in quiet for p in h.people if _is_well_known(p) and id(p) not in again]
        for person in self._chance.sample(pool, due - len(again)):
            new += self._one(person, quiet)
        return new

    def _families(self, quiet, at_most):
        """Whole households that came to another desk too, as long as they are so many people."""
        new, people = [], 0
        for household in quiet:
            size = len(household.people)
            if size > 1 and people + size <= at_most and all(map(_is_named, household.people)):
                people += size
                new.append(self._family(household))
        return new

    def _family(self, household):
        again = self._household(household)
        again.twin_of = household
        script = _one_of(self._chance, OTHER_LETTERS[household.script])
        for person in household.people:
            twin = _copy(person, again, person.relationship, again.registered_on)
            _write_in(twin, script)
            if self._chance.random() < BIRTH_YEAR_ONLY:
                _blur_birth(twin)
            again.people.append(twin)
        again.script = script
        return again

    def _one(self, person, quiet):
        """One person again: as a guest of another household, or alone."""
        host = _one_of(self._chance, quiet)
        if self._chance.random() < AS_GUEST and host is not person.stay.household:
            since = max(host.registered_on, person.stay.since)
            host.people.append(self._twin(person, host, "other_relative", since))
            return []
        again = self._household(person.stay.household)
        again.people.append(self._twin(person, again, "head", again.registered_on))
        return [again]

    def _household(self, first):
        """A household of another desk, some weeks later, that lives somewhere else."""
        chance = self._chance
        day = after(chance, max(person.stay.since for person in first.people), 4, 240)
        marz, place = self._atlas.settled(chance)
        office, registrar = homes.OFFICES[marz], self._registrars[marz]
        household = Household("household", day, office, registrar, eventful=True)
        household.script = first.script
        homes.settle(chance, household, [(marz, place)], day)
        return household

    def _twin(self, person, household, relationship, since):
        chance = self._chance
        twin = _copy(person, household, relationship, since)
        differs = NAMES_DIFFER.draw(chance)
        if differs == "letters":
            _write_in(twin, _one_of(chance, OTHER_LETTERS[person.stay.household.script]))
        elif differs == "spelling":
            twin.family_name = _misspelled(chance, twin.family_name)
        if chance.random() < NO_PATRONYMIC:
            twin.patronymic = ""
        fold(twin)
        BIRTH_DIFFERS.draw(chance)(twin)
        shows = [sign for sign, share in SHOWS.items() if chance.random() < share]
        twin.shows = tuple(shows or (["phone"] if differs == "spelling" else []))
        return twin


def _is_named(person):
    return not (person.unnamed or person.twin_of)


def _is_well_known(person):
    return _is_named(person) and person.age >= 18 and person.birth_precision == "day"


def _copy(person, household, relationship, since):
    """Another record of a person: what anybody would say again, and nothing that was asked."""
    return replace(
        person,
        relationship=relationship,
        family_unit="",
        husband=None,
        twin_of=person,
        stay=Stay(household, relationship, "", since, since),
        later=None,
        latin_given_name="",
        latin_family_name="",
        answers=NOT_ASKED,
        wg_asked_on=None,
        wg_method="",
        pregnancy_expected_on=None,
        pregnancy_asked_on=None,
        breastfeeding_until=None,
    )


def _write_in(twin, script):
    twin.given_name = getattr(twin.given, script)
    twin.family_name = getattr(twin.family, script)
    if twin.patronymic:
        twin.patronymic = twin.father_given.of_child[script][twin.sex == "female"]
    fold(twin)


def _misspelled(chance, name):
    """The name with two neighbouring letters exchanged, or one of them left out."""
    at = 1 + int(chance.random() * (len(name) - 3))
    one, other = name[at], name[at + 1]
    exchanged = other + one if chance.random() < 0.5 else other
    return name[:at] + exchanged + name[at + 2 :]


def _blur_birth(twin):
    """The year alone is known."""
    if twin.birth_date:
        month, day = MIDDLE_OF_YEAR
        twin.birth_date = twin.birth_date.replace(month=month, day=day)
        twin.birth_precision = "year"


def _exchange_birth(twin):
    """Day and month are exchanged, where both can be either."""
    day = twin.birth_date.day
    if day <= 12:
        twin.birth_date = twin.birth_date.replace(month=day, day=twin.birth_date.month)


def _one_of(chance, values):
    return values[int(chance.random() * len(values))]


BIRTH_DIFFERS = Weighted({lambda twin: None: 45, _blur_birth: 35, _exchange_birth: 20})
