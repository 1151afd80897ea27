"""The plain values from which the oracle tells who may see and change whom."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property


@dataclass(frozen=True)
class Asker:
    """Somebody who asks; `places` are codes, `moment` is unknown where no door told it."""

    name: str
    key: int | None = None
    role: str = ""
    organisation: str = ""
    of_controller: bool = False
    active: bool = True
    role_until: date | None = None
    role_waits: bool = False
    purpose: str = ""
    cleared: bool = False
    places: frozenset = frozenset()
    moment: datetime | None = None


@dataclass(frozen=True)
class Household:
    number: str
    home: str | None
    office: str
    registered_on: date
    registered_by: int
    recorded_at: datetime
    inactive: bool = False


@dataclass(frozen=True)
class Person:
    number: str
    household: str
    left: bool = False


@dataclass(frozen=True)
class Span:
    """Somebody's work with, or the hiding of, a household or a person, from a day until another."""

    household: str | None
    person: str | None
    from_on: date
    until_on: date | None = None
    user: int | None = None

    def holds(self, day):
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True)
class Answer:
    person: str
    purpose: str
    partner: str | None
    state: str
    valid_until: date | None = None
    replaced: bool = False


@dataclass(frozen=True)
class Agreement:
    partner: str
    purposes: frozenset
    needs_consent: bool
    places: frozenset
    classes: frozenset
    from_on: date
    until_on: date | None
    signatures: int
    suspended: bool


@dataclass(frozen=True)
class Glass:
    household: str
    user: int
    opened_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Referral:
    """A referral about people: to whom, by whom, on what it rests, and until when."""

    number: str
    household: str | None
    people: tuple
    to: str | None
    sent_by: int
    state: str
    deadline: date
    open_until: date
    basis: str
    purpose: str
    shares: frozenset


@dataclass(frozen=True)
class Register:
    """All that decides about access; `parents` is place → the places in which it lies."""

    day: date
    parents: dict = field(default_factory=dict)
    households: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    assignments: tuple = ()
    restrictions: tuple = ()
    answers: tuple = ()
    agreements: tuple = ()
    glasses: tuple = ()
    asked_about: frozenset = frozenset()
    referrals: tuple = ()

    def lies_in(self, place, places):
        """Whether a place is one of these or lies within one."""
        around, next_ones = set(), {place}
        while next_ones:
            around |= next_ones
            next_ones = {
                parent for known in next_ones for parent in self.parents.get(known, ())
            } - around
        return bool(around & places)

    def of(self, household):
        """The people whose record is with this household."""
        return self._members.get(household, [])

    def work_of(self, user):
        """What somebody is assigned to on the day."""
        return [span for span in self._work.get(user, []) if span.holds(self.day)]

    def said_by(self, person):
        """A person's answers that were not replaced."""
        return [answer for answer in self._said.get(person, []) if not answer.replaced]

    @cached_property
    def hidden(self):
        """Numbers of the households and people who are hidden from partners on the day."""
        spans = [span for span in self.restrictions if span.holds(self.day)]
        return {span.household or span.person for span in spans}

    @cached_property
    def _members(self):
        return _grouped(self.people.values(), lambda person: person.household)

    @cached_property
    def _work(self):
        return _grouped(self.assignments, lambda span: span.user)

    @cached_property
    def _said(self):
        return _grouped(self.answers, lambda answer: answer.person)


def _grouped(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
