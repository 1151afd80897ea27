"""Invented cases for an invented register: one household of ten has one, with all its story."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.choices import Role
from accounts.history.acting import acting
from accounts.models import User
from assessments.copying import copied
from cases import numbers, population
from cases.demo.days import HORIZON
from cases.models import Household, Individual
from casework.choices import OF_PROTECTION, CaseKind, CaseOutcome, CaseState, Priority, Step
from casework.demo import notes
from casework.demo.texts import CHILD, CONCERNS, DROPPED, ENDED, HOUSEHOLD, OLD, REVIEWED, WOMAN
from casework.models import Case, CaseMember, CaseStep, Goal
from casework.numbers import CASE
from places.choices import Level
from places.models import Place

FIRST = date(2023, 11, 1)
# Of a thousand households; of a hundred cases.
WITH_A_CASE, CLOSED, CLOSING, TWO_WORK, REACHED, GIVEN_UP = 94, 34, 18, 22, 45, 6
# The caseworker of the demo who signs in has so many, however large the register is.
CASELOAD = 45
_KINDS = tuple(CONCERNS)
_SHARES = tuple(share for share, _whom, _concerns in CONCERNS.values())
_PRIORITIES = (*[Priority.LOW] * 3, *[Priority.MEDIUM] * 9, *[Priority.HIGH] * 5, Priority.URGENT)


def fill(*, seed, progress=lambda done: None):
    """Open cases in an invented register that has none; returns how many there are.

    Nothing where there are some already. All of it is written, or nothing.
    """
    chief = User.objects.filter(role=Role.SUPERVISOR).order_by("pk").first()
    with acting(by=chief, reason="demo"):
        if Case.objects.exists():
            return 0
        made = _Made(Random(seed), chief)
        rows = Household.objects.filter(inactive_on=None, lives_in__isnull=False)
        homes = rows.order_by("number").values_list("number", "lives_in__path", "registered_on")
        drawn = [home for home in homes if made.chance.randrange(1_000) < WITH_A_CASE]
        people = _people([home[0] for home in drawn])
        for number, path, registered_on in drawn:
            made.add(number, people[number], path, registered_on)
            progress(1)
        count = made.write()
        notes.write(seed=seed)
        return count


def _people(households):
    """Household → its present people: (number, sex, birth date), the head first."""
    rows = Individual.objects.filter(household__in=households).present()
    found = defaultdict(list)
    for row in rows.order_by("-is_head", "number").values_list(
        "household", "number", "sex", "birth_date"
    ):
        found[row[0]].append(row[1:])
    return found


class _Workers:
    """Who works on cases in which marz."""

    def __init__(self, chief):
        self._chief, self._signs_in = chief, None
        self._of_marz = {}
        marzes = set(Place.objects.at_level(Level.MARZ).values_list("code", flat=True))
        people = User.objects.filter(role=Role.CASEWORKER, is_active=True).order_by("pk")
        for user in people.prefetch_related("places"):
            if user.has_usable_password():
                self._signs_in = (user, {place.code for place in user.places.all()})
            else:
                self._of_marz |= {p.code: user for p in user.places.all() if p.code in marzes}
        self._left = CASELOAD

    def of(self, path):
        """(worker, a colleague of theirs) of a case in the place with this path."""
        codes = set(path.split("/"))
        here = next((self._of_marz[code] for code in codes if code in self._of_marz), self._chief)
        if self._signs_in and self._left and self._signs_in[1] & codes:
            self._left -= 1
            return self._signs_in[0], here
        return here, self._chief


class _Made:
    """The rows, until all of them are written."""

    def __init__(self, chance, chief):
        self.chance, self._chief, self._workers = chance, chief, _Workers(chief)
        self._cases, self._steps, self._members, self._goals = [], [], [], []
        self._told_of = 0

    def add(self, household, people, path, registered_on):
        """A case of the household, or of somebody in it of whom such a case may be."""
        kind = self.chance.choices(_KINDS, _SHARES)[0]
        _share, whom, concerns = CONCERNS[kind]
        about = self._about(whom, household, people)
        if about is None:
            kind = CaseKind.SOCIAL_SUPPORT
            about, concerns = {"household_id": household}, CONCERNS[kind][2]
        concern, why, goals = self.chance.choice(concerns)
        worker, colleague = self._workers.of(path)
        first = max(FIRST, registered_on)
        opened_on = first + timedelta(self.chance.randrange(max((HORIZON - first).days - 5, 1)))
        case = Case(
            number="", kind=kind, concern=concern, priority=self.chance.choice(_PRIORITIES),
            worker=worker, opened_on=opened_on, opened_by=worker, opened_because=why, **about,
        )  # fmt: skip
        self._cases.append(case)
        self._told_of = 0
        self._tell(case, Step.OPENED, opened_on, because=why)
        if self._is(TWO_WORK):
            self._members.append(CaseMember(case=case, user=colleague, from_on=opened_on))
            self._tell(case, Step.JOINED, opened_on, whom=colleague)
        last = self._reviewed(case)
        self._plan(case, goals, last)
        self._end(case, last)

    def _about(self, whom, household, people):
        """The household or the person; None where nobody there is such a one."""
        if whom == HOUSEHOLD:
            return {"household_id": household}
        fits = {
            CHILD: lambda sex, age: age is not None and age < 18,
            WOMAN: lambda sex, age: sex == "female" and (age or 0) >= 18,
            OLD: lambda sex, age: (age or 0) >= 60,
        }.get(whom, lambda sex, age: True)
        for number, sex, birth_date in people:
            if fits(sex, population.shown_age(birth_date, HORIZON)):
                return {"individual_id": number}
        return None

    def _reviewed(self, case):
        """Reviews every five weeks or so; returns the day of the last step."""
        last, day = case.opened_on, case.opened_on + timedelta(20 + self.chance.randrange(30))
        for _time in range(4):
            if day > HORIZON or self._is(35):
                break
            self._tell(case, Step.REVIEWED, day, because=self.chance.choice(REVIEWED))
            last, day = day, day + timedelta(25 + self.chance.randrange(25))
        case.review_on = max(last, HORIZON - timedelta(25)) + timedelta(self.chance.randrange(60))
        return last

    def _plan(self, case, goals, last):
        for position, what in enumerate(goals, start=1):
            due_on = case.opened_on + timedelta(30 * position + self.chance.randrange(40))
            goal = Goal(case=case, position=position, what=what, due_on=due_on,
                        set_on=case.opened_on)  # fmt: skip
            self._goals.append(goal)
            self._tell(case, Step.GOAL_SET, case.opened_on, because=what)
            if self._is(REACHED):
                goal.reached_on = last
                self._tell(case, Step.GOAL_REACHED, last, because=what)
            elif self._is(GIVEN_UP):
                goal.dropped_on, goal.dropped_because = last, DROPPED
                self._tell(case, Step.GOAL_DROPPED, last, because=f"{what}: {DROPPED}")

    def _end(self, case, last):
        """A third are closed; of protection some wait for the second look."""
        day = min(last + timedelta(7 + self.chance.randrange(30)), HORIZON)
        waits = case.kind in OF_PROTECTION and self._is(CLOSING)
        if not (waits or self._is(CLOSED)):
            return
        case.outcome = self.chance.choice(
            (CaseOutcome.GOALS_MET, CaseOutcome.GOALS_MET, CaseOutcome.PARTLY_MET,
             CaseOutcome.DECLINED, CaseOutcome.HANDED_OVER, CaseOutcome.LOST_CONTACT)
        )  # fmt: skip
        case.closed_because, case.closed_by = self.chance.choice(ENDED), case.worker
        told = {"because": case.closed_because, "outcome": case.outcome}
        if case.kind in OF_PROTECTION:
            self._tell(case, Step.CLOSURE_ASKED, day, **told)
        # Nobody looks a second time at what they closed.
        if waits or (case.kind in OF_PROTECTION and case.worker == self._chief):
            case.state = CaseState.CLOSING
            return
        case.state, case.closed_on = CaseState.CLOSED, day
        if case.kind in OF_PROTECTION:
            case.second_look_by = self._chief
            self._tell(case, Step.CLOSED, day, by=self._chief, outcome=case.outcome)
        else:
            self._tell(case, Step.CLOSED, day, **told)

    def _tell(self, case, step, day, *, by=None, **told):
        # One after another, as they were taken.
        self._told_of += 1
        at = datetime.combine(day, time(7), UTC) + timedelta(minutes=self._told_of)
        self._steps.append(CaseStep(case=case, step=step, at=at, by=by or case.worker, **told))

    def _is(self, share):
        return self.chance.randrange(100) < share

    def write(self):
        """All of it; returns how many cases there are."""
        drawn = numbers.draw(
            CASE, len(self._cases), taken=lambda candidates: (), generator=self.chance
        )
        for case, number in zip(self._cases, drawn, strict=True):
            case.number = number
        for rows in (self._steps, self._members, self._goals):
            for row in rows:
                row.case_id = row.case.number
        copied(self._cases)
        for rows in (self._steps, self._members, self._goals):
            copied(rows)
        return len(self._cases)
