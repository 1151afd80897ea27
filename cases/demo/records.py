"""What the demo writes, while it is still being made up: households, people, stays, addresses.

Facts about people are rows at once (`rows.py`).
"""

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass, field
from datetime import date

from cases.demo.names import FamilyName, GivenName
from cases.demo.statuses import Application
from cases.washington_group import DOMAINS

SOURCE = "demo"
Answers = namedtuple("Answers", DOMAINS)
NOT_ASKED = Answers(*[None] * len(DOMAINS))


@dataclass(slots=True, eq=False)
class Home:
    """An address of a household, as a row of `Residence`."""

    household: Household
    kind: str
    place: str
    address: str
    accommodation: str
    from_on: date
    until_on: date | None = None


@dataclass(slots=True, eq=False)
class Household:
    """A household, as a row, with its people and addresses."""

    kind: str
    registered_on: date
    registered_at: str
    registered_by: int
    people: list[Person] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    declared_size: int | None = None
    is_complete: bool = True
    last_confirmed_on: date | None = None
    last_confirmed_by: str = ""
    presumed: str = ""
    responsible_official: str = ""
    lives_in: str | None = None
    inactive_on: date | None = None
    inactive_reason: str = ""
    number: str = ""
    source_id: str = ""
    source: str = SOURCE
    version: int = 1
    # Whether a move or a departure was made up for it already: one is enough.
    eventful: bool = False
    # In which letters the family is written, and in which marz it lives in the end.
    script: str = ""
    marz: str = ""
    # Which household this one is again, where a whole family was registered twice.
    twin_of: Household | None = None

    @property
    def head(self):
        """Who was the head at registration; None of an institution."""
        return next((p for p in self.people if p.stay.relationship == "head"), None)


@dataclass(slots=True, eq=False)
class Stay:
    """The part of a person's row that says where they belong: written first, or changed later."""

    household: Household
    relationship: str
    family_unit: str
    since: date
    role_since: date
    left_on: date | None = None
    left_reason: str = ""
    left_with_household: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """A person, as a row; and as a child or wife of others, from which names follow."""

    relationship: str
    sex: str
    age: float
    father: Person | None = None
    husband: Person | None = None
    family_unit: str = ""
    given: GivenName | None = None
    family: FamilyName | None = None
    father_given: GivenName | None = None
    # Whose second record this is, if it is one; and what shows it: "phone", "document".
    twin_of: Person | None = None
    shows: tuple = ()
    phone: str = ""
    psn: str = ""
    # What they are before the law, and their application for citizenship.
    legal: str = ""
    application: Application | None = None

    number: str = ""
    stay: Stay | None = None
    later: Stay | None = None
    given_name: str = ""
    patronymic: str = ""
    family_name: str = ""
    latin_given_name: str = ""
    latin_family_name: str = ""
    search_key: str = ""
    names_folded: str = ""
    unnamed: bool = False
    birth_date: date | None = None
    birth_precision: str = ""
    arrived_on: date | None = None
    origin: str | None = None
    population_group: str = "displaced_2023"
    answers: Answers = NOT_ASKED
    wg_asked_on: date | None = None
    wg_method: str = ""
    pregnancy_expected_on: date | None = None
    pregnancy_asked_on: date | None = None
    breastfeeding_until: date | None = None
    source_id: str = ""
    source: str = SOURCE
    version: int = 1
