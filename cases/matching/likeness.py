"""Whether two people are likely the same, from what is known of both: no query is made here.

Three kinds of evidence, strongest first. A **document**: the same number, unless it is a paper that
several people hold. The **name** with the birth: given and family name share a word each, in any
script and order, the fathers' names do not contradict each other, and the birth year is the same
(one more or less where either is not exact). A **phone**: only together with a shared given name or
birth year, since families share numbers, and operators give them out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cases import names
from cases.choices import BirthPrecision, DocumentType, Sex

DOCUMENT, NAME, PHONE = "document", "name", "phone"
# What is compared of a person, beside phones and documents.
COMPARED = (
    "given_name",
    "patronymic",
    "family_name",
    "latin_given_name",
    "latin_family_name",
    "sex",
    "birth_date",
    "birth_precision",
)
# Papers that name several people: the same number is no proof of the same person.
FAMILY_PAPERS = {
    DocumentType.MARRIAGE.value,
    DocumentType.GUARDIANSHIP.value,
    DocumentType.PROGRES_GROUP.value,
    DocumentType.ESOCIAL_CASE.value,
}
# Numbers that are shorter than this stand on papers of many kinds: the kind has to be the same.
TELLING_LENGTH = 7


@dataclass(frozen=True)
class Newcomer:
    """Somebody about to be registered, or a row of an import.

    `values` are fields of a person, of which any may be missing; `phones` are numbers as they are
    kept; `documents` are pairs of kind and normalised number; `number` is their own where the row
    is of a person who is registered, and who is never the same as themself.
    """

    values: Mapping
    phones: tuple = ()
    documents: tuple = ()
    number: str = ""

    @cached_property
    def known(self):
        """What is compared."""
        return Known.of(self.values)


@dataclass(frozen=True)
class Match:
    """A registered person who is likely the same, and why: the evidence, strongest first."""

    individual: object
    why: tuple

    @property
    def codes(self):
        """The evidence as it is kept: its codes with a comma between."""
        return ",".join(self.why)


@dataclass(frozen=True)
class Known:
    """Names, birth and sex of one person, made comparable.

    `given`, `family` and `father` are the keys of the words of these names, with every spelling
    that one of them may have had.
    """

    given: frozenset
    family: frozenset
    father: frozenset
    born: object
    is_exact: bool
    sex: str = field(default="")

    @classmethod
    def of(cls, values):
        """Read the values of a person's fields; what is missing is not known."""
        return cls(
            given=_keys(values, "given_name", "latin_given_name"),
            family=_keys(values, "family_name", "latin_family_name"),
            father=frozenset(names.fold(values.get("patronymic") or "", patronymic=True).split()),
            born=values.get("birth_date"),
            is_exact=values.get("birth_precision") == BirthPrecision.DAY,
            sex=values.get("sex") or "",
        )

    @property
    def pairs(self):
        """Every pair of a given and a family name, in alphabetical order: to be found by."""
        return {tuple(sorted((given, family))) for given in self.given for family in self.family}

    @property
    def years(self):
        """First and last year of birth that another record of this person may have."""
        return (self.born.year - 1, self.born.year + 1)


def _keys(values, *fields):
    return frozenset(key for name in fields for key in _keys_of(values.get(name) or ""))


@lru_cache(maxsize=65_536)
def _keys_of(name):
    return tuple(key for keys in names.whole_words(name) for key in keys)


def same_name_and_birth(one, other):
    """Whether names and births agree; None in births asks more of the names."""
    if not _same_names(one, other):
        return False
    fathers_differ = one.father and other.father and not one.father & other.father
    if one.born is None or other.born is None:
        known_father = bool(one.father and other.father) and not fathers_differ
        return known_father and one.sex == other.sex != Sex.UNKNOWN
    if fathers_differ:
        # A father is written by one name or another; two with one name and birthday are rare.
        return same_birthday(one, other)
    return _same_birth_year(one, other)


def same_birthday(one, other):
    """Whether both births are known to the day, which is the same."""
    return one.is_exact and other.is_exact and one.born == other.born is not None


def _same_names(one, other):
    """Given and family name share a word each, also where one record has them the other way."""
    straight = one.given & other.given and one.family & other.family
    return bool(straight or (one.given & other.family and one.family & other.given))


def _same_birth_year(one, other):
    apart = abs(one.born.year - other.born.year)
    return apart == 0 or (apart == 1 and not (one.is_exact and other.is_exact))


def shares_something(one, other):
    """Whether a shared phone or family paper may mean the same person: given name or birth year."""
    if one.given & other.given:
        return True
    return bool(one.born and other.born) and one.born.year == other.born.year


def is_telling(kind, number, other_kind):
    """Whether this number alone, on papers of these two kinds, means the same person."""
    if {kind, other_kind} & FAMILY_PAPERS:
        return False
    return kind == other_kind or len(number) >= TELLING_LENGTH


def strength(why, one, other):
    """The order of matches: larger is likelier."""
    return (
        DOCUMENT in why,
        NAME in why,
        same_birthday(one, other),
        bool(one.father & other.father),
        PHONE in why,
    )
