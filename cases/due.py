"""What falls due soon among the people whom a user sees: papers, statuses, decisions, consents,
and birthdays after which something changes.

Each is a `Due`: a query that begins, by an index, with the few rows that are due and asks of each
whether it is seen; how many they are; and the first. Nothing is due of who left. Whoever does not
read what a kind rests on is not told of it (`due_for`).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from cases import population, validity
from cases.access_choices import ConsentState, SaidBy
from cases.consent_rules import GROWN_DAYS
from cases.documents import HELD
from cases.models import Consent, DisabilityDecision, Individual, LegalStatus
from cases.sight import sight_of

# So many days ahead an end is told, and a birthday.
DAYS_AHEAD, BIRTHDAYS_AHEAD = 30, 31
SHOWN = 5
# Whoever has more than this before them needs no exact figure.
COUNTED = 1_000
# So many papers of one kind that end on one day are one line.
ALIKE = 20


@dataclass(frozen=True)
class Due:
    """What of one kind is due, the soonest first; `years` of those who turn so old."""

    rows: QuerySet
    years: int | None = None

    def count(self):
        """How many, counted no further than one beyond COUNTED."""
        return self.rows.order_by()[: COUNTED + 1].count()

    def first(self):
        """The first few, each with the day as `due_on`, the person and the household."""
        rows = list(self.rows[:SHOWN])
        if self.years is not None:
            for person in rows:
                person.due_on = population.birthday(person.birth_date, self.years)
        return rows


def papers(user, day, decrees=None):
    """Papers in force that serve for the last time by 30 days from the day; lost ones do not.

    `decrees` are those in force, where they were read already.
    """
    due = validity.ending_between(day, day + timedelta(DAYS_AHEAD), decrees)
    return _of_people(due.filter(state__in=HELD), user, day)


def statuses(user, day):
    """Legal statuses that were given until a day of the next 30."""
    return _of_people(_ending(LegalStatus, day), user, day)


def decisions(user, day):
    """Decisions on a disability that end on a day of the next 30."""
    return _of_people(_ending(DisabilityDecision, day), user, day)


def consents(user, day):
    """What was given and is over on a day of the next 30: to be asked again.

    What was said for a child is due from the 18th birthday on, so long as it still holds.
    """
    grown = population.turned(population.ADULT_AGE, on=day, field="individual__birth_date")
    rows = Consent.objects.current().filter(
        Q(valid_until__lte=day + timedelta(DAYS_AHEAD)) | (Q(said_by=SaidBy.CAREGIVER) & grown),
        state=ConsentState.GIVEN,
        valid_until__gt=day,
        valid_until__lte=day + timedelta(max(DAYS_AHEAD, GROWN_DAYS)),
    )
    return _of_people(rows.annotate(due_on=F("valid_until")), user, day)


def turning(years, user, day):
    """Present people who turn `years` today or on a day of the next 31.

    An inexact birth date stands for a whole month or year: its `birth_precision` says so.
    """
    last = population.boundary(day + timedelta(BIRTHDAYS_AHEAD), years)
    born_by = population.boundary(day - timedelta(1), years)
    people = Individual.objects.present().filter(birth_date__gt=born_by, birth_date__lte=last)
    seen = people.visible_to(user, on=day).select_related("household")
    return Due(seen.order_by("birth_date", "number"), years)


def turning_adult(user, day):
    """Who turns 18: whoever spoke for them no longer does."""
    return turning(population.ADULT_AGE, user, day)


def turning_pensionable(user, day):
    """Who turns 63, the age of the programmes of the state."""
    return turning(population.PENSIONABLE_AGE, user, day)


# Kind → what finds it, and the fields that it tells.
KINDS = {
    "papers": (papers, ("identitydocument.type", "identitydocument.expires_on")),
    "statuses": (statuses, ("legalstatus.status", "legalstatus.until_on")),
    "decisions": (decisions, ("disabilitydecision.degree",)),
    "consents": (consents, ("consent.purpose", "consent.valid_until")),
    "turning_adult": (turning_adult, ("individual.birth_date",)),
    "turning_pensionable": (turning_pensionable, ("individual.birth_date",)),
}


def calendar(day, other, decrees):
    """Day → day: what is reckoned here by years from the one stands for that from the other.

    Years are not so many days, and the days of decrees are nobody's day.
    """
    fixed = {one: one for decree in decrees for one in decree if isinstance(one, date)}
    return fixed | dict(zip(_boundaries(day), _boundaries(other), strict=True))


def _boundaries(day):
    """The birth dates that are asked for here."""
    yield population.boundary(day, population.ADULT_AGE)
    for years in (population.ADULT_AGE, population.PENSIONABLE_AGE):
        yield population.boundary(day + timedelta(BIRTHDAYS_AHEAD), years)
        yield population.boundary(day - timedelta(1), years)


def due_for(user, day):
    """Kind → Due of all that may be told to the user; nothing is asked before it is counted."""
    sight = sight_of(user, day)
    return {kind: find(user, day) for kind, (find, told) in KINDS.items() if sight.shows(*told)}


def papers_in_lines(user, day):
    """[(kind of paper, day, how many, the papers)]: more than 20 alike are a line without names.

    Alike are papers of one kind that end on the same day, as a decree makes them; they are counted
    no further than one beyond COUNTED, and crowd nobody else out.
    """
    due = papers(user, day).rows
    crowds, rest = _crowds(due)
    lines = [(*alike, _of(due, alike)[: COUNTED + 1].count(), []) for alike in crowds]
    for alike, how_many in rest.items():
        lines.append((*alike, how_many, [] if how_many > ALIKE else list(_of(due, alike))))
    return sorted(lines, key=lambda line: (line[1], line[0]))


def _crowds(due):
    """What is alike and too many to be read, and what else there is: (kind, day) → how many."""
    crowds, others = [], due.order_by()
    while True:
        read = Counter(others.values_list("type", "due_on")[: COUNTED + 1])
        if read.total() <= COUNTED:
            return crowds, read
        most = [alike for alike, how_many in read.items() if how_many > ALIKE]
        crowds += most
        if not most:
            return crowds, read
        for kind, ends in most:
            others = others.exclude(type=kind, due_on=ends)


def _of(due, alike):
    kind, ends = alike
    return due.filter(type=kind, due_on=ends)


def _ending(model, day):
    rows = model.objects.filter(until_on__gt=day, until_on__lte=day + timedelta(DAYS_AHEAD))
    return rows.annotate(due_on=F("until_on"))


def _of_people(rows, user, day):
    here = rows.filter(individual__left_on__isnull=True).visible_to(user, on=day)
    return Due(here.select_related("individual__household").order_by("due_on", "pk"))
