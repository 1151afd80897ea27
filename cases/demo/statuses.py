"""What people are before the law: protection, citizenship applied for and how that ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.demo.days import HORIZON, between, known
from cases.demo.dice import Weighted
from cases.demo.rows import Status

# Protection was granted to all at once by a decision of the Government.
PROTECTED_FROM = date(2023, 10, 26)
LEGAL = Weighted({"temporary_protection": 986, "other_citizen": 6, "citizen": 5, "none": 3})
# Decisions on citizenship by the last day of each time, in people of 115,000: 3,611 by 28 October
# 2024, more than 10,000 by 31 July 2025, more than 16,000 by 6 September 2025 (the figures of the
# migration service in the press of those days); the last time is still to come.
DECIDED = Weighted(
    {
        (date(2024, 2, 1), date(2024, 10, 28)): 3_611,
        (date(2024, 10, 29), date(2025, 7, 31)): 6_700,
        (date(2025, 8, 1), date(2025, 9, 6)): 6_000,
        (date(2025, 9, 7), HORIZON): 2_000,
        (HORIZON + timedelta(1), HORIZON + timedelta(90)): 3_000,
    }
)
FAMILY_APPLIES, ADULT_APPLIES_TOO = 0.25, 0.85
OUTCOMES = Weighted({"granted": 960, "refused": 25, "withdrawn": 15})
SHORTEST_DECISION, LONGEST_DECISION = timedelta(60), timedelta(150)
KNOWN_FROM = Weighted({"": 60, "Միգրացիոն ծառայություն": 30, "Հայտարարություն": 10})


@dataclass(frozen=True, slots=True)
class Application:
    """An application for citizenship; without an outcome it still runs."""

    applied_on: date
    decided_on: date | None = None
    outcome: str = ""

    @property
    def citizen_from(self):
        """The day on which it was granted; None when it was not."""
        return self.decided_on if self.outcome == "granted" else None


def judge(chance, household):
    """Say of each member what they are before the law, and of some when they applied for more.

    Families apply together, and children follow their parents. Second records of somebody have no
    status of their own.
    """
    legal = LEGAL.draw(chance)
    application = _application(chance) if chance.random() < FAMILY_APPLIES else None
    for person in household.people:
        if person.twin_of:
            continue
        person.legal = "citizen" if person.population_group == "host" else legal
        if application and _applies(chance, person, application):
            person.application = application


def _application(chance):
    decided_on = between(chance, *DECIDED.draw(chance))
    applied_on = between(chance, decided_on - LONGEST_DECISION, decided_on - SHORTEST_DECISION)
    if decided_on > HORIZON:
        return Application(min(applied_on, HORIZON))
    return Application(applied_on, decided_on, OUTCOMES.draw(chance))


def _applies(chance, person, application):
    return (
        person.legal == "temporary_protection"
        and person.stay.left_on is None
        and max(person.stay.since, PROTECTED_FROM) < application.applied_on
        and (person.age < 18 or chance.random() < ADULT_APPLIES_TOO)
    )


def rows(chance, person, certificate):
    """Rows of a member's statuses; `certificate` is the document that shows the protection."""
    first, last = known(person)
    if person.legal == "temporary_protection":
        first = max(first, PROTECTED_FROM)
    if not person.legal or first > last:
        return []
    application = person.application
    until = application.citizen_from if application else None
    source = KNOWN_FROM.draw(chance)
    made = [Status(person.number, person.legal, first, until, "", certificate, source)]
    if application:
        days = application.applied_on, application.decided_on
        made.append(Status(person.number, "citizenship_applied", *days, application.outcome))
    if until:
        made.append(Status(person.number, "citizen", until))
    return made
