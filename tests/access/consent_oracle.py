"""What was agreed and with whom, said a second time: plain Python that imports nothing of ours.

A history is what happened to one person and their household, in its order; `shown` says of any day
after it which people a partner may be shown.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Answer:
    """Somebody said something for a purpose; `partner` None: of all partners."""

    on: date
    purpose: str
    partner: str | None
    state: str
    by: str = "self"
    until: date | None = None


@dataclass(frozen=True)
class Days:
    """From a day until, and without, another; None is for ever."""

    begin: date
    end: date | None = None

    def hold(self, day):
        return self.begin <= day and (self.end is None or day < self.end)


@dataclass
class Family:
    """A household: where it lived one after another, when it was hidden, whether it is active."""

    homes: list
    hidden: list = field(default_factory=list)
    active: bool = True


@dataclass
class Person:
    """One person of a family: what they said in their order, and when they were hidden."""

    family: Family
    answers: list = field(default_factory=list)
    hidden: list = field(default_factory=list)
    gone: bool = False


@dataclass(frozen=True)
class Agreement:
    """With a partner, for purposes, at places (all that lies within them listed)."""

    partner: str
    purposes: frozenset
    places: frozenset
    days: Days
    needs_consent: bool = True
    signatures: int = 2
    suspended: bool = False

    def holds(self, partner, purpose, day):
        here = self.partner == partner and purpose in self.purposes
        return here and self.signatures == 2 and not self.suspended and self.days.hold(day)


def shown(agreements, partner, purpose, people, day):
    """Those of the people whom the partner may be shown for the purpose on the day."""
    holding = [one for one in agreements if one.holds(partner, purpose, day)]
    for person in people:
        home = person.family.homes[-1]
        here = [one for one in holding if home in one.places]
        if here and not is_withheld(person, day):
            by_decree = not all(one.needs_consent for one in here)
            if by_decree or agrees(person, partner, purpose, day):
                yield person


def is_withheld(person, day):
    """Whether nobody is shown them: gone, of a family that ended, or hidden."""
    hidden = [*person.hidden, *person.family.hidden]
    return person.gone or not person.family.active or any(days.hold(day) for days in hidden)


def agrees(person, partner, purpose, day):
    """Whether the last word of the person, or for them, is yes to this partner."""
    to_all, to_one = what_stands([said for said in person.answers if said.purpose == purpose])
    own = to_one.get(partner)
    if own is not None and own.state != "given":
        return False
    return any(
        said is not None and said.state == "given" and (said.until is None or day < said.until)
        for said in (own, to_all)
    )


def what_stands(answers):
    """(the last word to all partners, the last word to single ones) of answers in their order."""
    to_all, to_one = None, {}
    for said in answers:
        if said.by != "relative":
            # Once they speak for themselves, what a relative said for them is gone.
            to_all = None if to_all is not None and to_all.by == "relative" else to_all
            to_one = {who: one for who, one in to_one.items() if one.by != "relative"}
        if said.partner is not None:
            to_one[said.partner] = said
        else:
            to_all = said
            if said.state != "given":
                to_one = {who: one for who, one in to_one.items() if one.state != "given"}
    return to_all, to_one
