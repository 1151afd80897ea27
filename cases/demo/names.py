"""Names of invented people: drawn by how frequent they are, and written in one of three scripts."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cases import names
from cases.demo.dice import Weighted

ARMENIAN, RUSSIAN, LATIN = "armenian", "russian", "latin"
SCRIPTS = Weighted({ARMENIAN: 82, RUSSIAN: 12, LATIN: 6})
FIELDS = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name")
# Whoever was older than this got a name of the older fashion.
OLDER_FASHION_FROM_AGE = 42
TAKES_HUSBANDS_NAME = 0.45
NO_PATRONYMIC = 0.03
HAS_PASSPORT_SPELLING = 0.3
_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family name in three scripts; the Latin one as in passports."""

    armenian: str
    russian: str
    latin: str


@dataclass(frozen=True, slots=True)
class GivenName(FamilyName):
    """A given name; of men also the patronymics made of it: by script, of a son and a daughter."""

    of_child: dict | None = None


def _rows(name):
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _patronymics(row):
    if "genitive" not in row:
        return None
    return {
        ARMENIAN: (row["genitive"], row["genitive"]),
        RUSSIAN: (row["patronymic_of_son"], row["patronymic_of_daughter"]),
        LATIN: (row["latin_genitive"], row["latin_genitive"]),
    }


def _given_names(file):
    rows = _rows(file)
    known = [GivenName(r["armenian"], r["russian"], r["latin"], _patronymics(r)) for r in rows]
    older, younger = (
        Weighted(_by_position(rows, column)) for column in ("weight_older", "weight_younger")
    )
    return known, older, younger


def _by_position(rows, column):
    return {position: int(row[column]) for position, row in enumerate(rows)}


class NameBook:
    """The lists of names, read once; draws and writes the names of one person after another."""

    def __init__(self):
        rows = _rows("family_names.csv")
        self._families = [FamilyName(r["armenian"], r["russian"], r["latin"]) for r in rows]
        self._family = Weighted(_by_position(rows, "weight"))
        self._given = {
            "male": _given_names("male_names.csv"),
            "female": _given_names("female_names.csv"),
        }

    def draw(self, chance, person):
        """Give a person names, and before that the father and husband from whom they follow."""
        if person.given:
            return
        known, older, younger = self._given[person.sex]
        fashion = older if person.age > OLDER_FASHION_FROM_AGE else younger
        person.given = known[fashion.draw(chance)]
        person.family = self._family_name(chance, person)

    def _family_name(self, chance, person):
        kin = person.father
        if person.husband and chance.random() < TAKES_HUSBANDS_NAME:
            kin = person.husband
        if kin is None:
            return self._families[self._family.draw(chance)]
        self.draw(chance, kin)
        return kin.family

    def father_name(self, chance, person):
        """The given name of the person's father, known or not."""
        if person.father:
            self.draw(chance, person.father)
            return person.father.given
        known, older, _ = self._given["male"]
        return known[older.draw(chance)]

    def write(self, chance, person, script):
        """Fill in the fields of a person's row that hold names, with the search key."""
        self.draw(chance, person)
        father = person.father_given = self.father_name(chance, person)
        person.given_name = getattr(person.given, script)
        person.family_name = getattr(person.family, script)
        if chance.random() >= NO_PATRONYMIC:
            person.patronymic = father.of_child[script][person.sex == "female"]
        if chance.random() < HAS_PASSPORT_SPELLING:
            person.latin_given_name = person.given.latin
            person.latin_family_name = person.family.latin
        fold(person)

    def somebody(self, chance, script):
        """The name of somebody who is not of the register."""
        known, older, _ = self._given["female" if chance.random() < 0.5 else "male"]
        family = self._families[self._family.draw(chance)]
        return f"{getattr(known[older.draw(chance)], script)} {getattr(family, script)}"


def fold(person):
    """Set what a row keeps of the names it is written with: them all in one, and their key."""
    written = [getattr(person, field) for field in FIELDS]
    person.names_folded = "\n".join(written)
    person.search_key = key_of(written)


def key_of(written):
    """The search key of the five name fields: the words of each one's own key, which is kept.

    The same as `names.search_key`, which would fold the same few hundred names a million times.
    """
    words = sorted({word for field in zip(FIELDS, written, strict=True) for word in _words(*field)})
    return f" {' '.join(words)} " if words else ""


@lru_cache(maxsize=8192)
def _words(field, text):
    return tuple(names.search_key(**(dict.fromkeys(FIELDS, "") | {field: text})).split())
