"""Invented notes and tasks: of every case that there is, and of some households without one."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from accounts.choices import Role
from accounts.models import User
from assessments.copying import copied
from cases import numbers
from cases.demo.days import HORIZON
from cases.models import Household
from casework.choices import OF_PROTECTION, CaseState, TaskState
from casework.models import Case, CaseMember, CaseNote, Task
from casework.numbers import NOTE, TASK

# Of a hundred: households with a note of no case, and with a task; notes of cases that are
# restricted; tasks that are open still, and such as were dropped; tasks that repeat.
NOTED, TASKED, RESTRICTED, OPEN, DROPPED, REPEATED = 20, 4, 6, 12, 5, 10
_OF_CASE, _OF_NONE = (2, 6), (1, 3)
_TEXTS = (
    "Այցելեցինք տուն։ Ջեռուցումը չի աշխատում, տանտերը խոստացել է նորոգել։",
    "Զանգահարեցի. բոլորը տանն են, դեղերը ստացել են։",
    "Մայրն ասում է, որ երեխան սկսել է դպրոց հաճախել։",
    "Փաստաթղթերը ստուգված են, պակասում է ծննդյան վկայականի պատճենը։",
    "Visited at home. The stairs are hard for the grandfather; a ramp was asked for.",
    "The family found a flat nearby and will move at the end of the month.",
    "Խնդրեցին տեղեկություն նպաստի մասին, բացատրեցի ինչ փաստաթղթեր են պետք։",
    "Talked with the school: the child may join the class from Monday.",
    "Խոսեցինք առանձին։ Վիճակը հանդարտ է, հաջորդ հանդիպումը երկու շաբաթից։",
    "Could not reach anybody by telephone; a neighbour says that they are well.",
)
_TASKS = (
    "Զանգահարել և հարցնել դեղերի մասին",
    "Այցելել տուն",
    "Ուղեկցել պոլիկլինիկա",
    "Ask the landlord about the heating",
    "Ստուգել դպրոցի տեղը",
    "Remind of the certificate of disability",
    "Հանձնել դիմումը սոցիալական ծառայություն",
)
_SAID = ("Արված է։", "Done by telephone.", "Խոսեցինք, ամեն ինչ կարգին է։", "")


def write(*, seed):
    """Write them for the cases that are there; returns (notes, tasks). The caller is the actor."""
    made = _Made(Random(f"notes {seed}"))
    made.of_cases()
    made.of_households()
    copied(made.numbered(made.notes, NOTE))
    copied(made.numbered(made.tasks, TASK))
    return len(made.notes), len(made.tasks)


class _Made:
    """What was made up so far."""

    def __init__(self, chance):
        self._chance, self.notes, self.tasks = chance, [], []
        self._chief = User.objects.filter(role=Role.SUPERVISOR).order_by("pk").first().pk
        own = User.objects.filter(role=Role.CASEWORKER).order_by("pk").first()
        self._worker = own.pk if own else self._chief

    def of_cases(self):
        """Several notes and a task or two of each case, by its worker."""
        teams = dict(CaseMember.objects.order_by("pk").values_list("case", "user"))
        rows = Case.objects.order_by("number").values_list(
            "number", "household", "individual", "worker", "opened_on", "closed_on", "kind", "state"
        )
        for number, home, person, worker, opened, closed, kind, state in rows.iterator(5_000):
            about = {"household_id": home, "individual_id": person, "case_id": number}
            by = (worker, teams.get(number, worker))
            until = min(closed or HORIZON, HORIZON)
            for _each in range(self._chance.randrange(*_OF_CASE)):
                share = 4 * RESTRICTED if kind in OF_PROTECTION else RESTRICTED
                self._note(about, by, opened, until, share)
            for _each in range(self._chance.randrange(1, 3)):
                self._task(about, worker, opened, until, state != CaseState.CLOSED)

    def of_households(self):
        """A note or two, and sometimes a task, of some households that have no case."""
        rows = Household.objects.filter(inactive_on=None, cases__isnull=True).order_by("number")
        rows = rows.values_list("number", "registered_on", "lives_in__path")
        for number, since, path in rows.iterator(5_000):
            about = {"household_id": number}
            worker = self._worker if "/AM07/" in f"{path or ''}/" else self._chief
            if self._drawn(NOTED):
                for _each in range(self._chance.randrange(*_OF_NONE)):
                    self._note(about, (worker,), since, HORIZON, 0)
            if self._drawn(TASKED):
                self._task(about, worker, since, HORIZON, True)

    def numbered(self, rows, prefix):
        """The rows, each with its number."""
        drawn = numbers.draw(prefix, len(rows), taken=lambda candidates: (), generator=self._chance)
        for row, number in zip(rows, drawn, strict=True):
            row.pk = number
        return rows

    def _note(self, about, by, since, until, restricted):
        day = self._day(since, until)
        self.notes.append(
            CaseNote(
                number="", text=self._chance.choice(_TEXTS), happened_on=day,
                is_restricted=self._drawn(restricted), written_by_id=self._chance.choice(by),
                written_at=datetime.combine(day, time(12), UTC), **about,
            )
        )  # fmt: skip

    def _task(self, about, worker, since, until, may_be_open):
        day = self._day(since, until)
        task = Task(
            number="", what=self._chance.choice(_TASKS), due_on=day, worker_id=worker, set_on=since,
            set_by_id=worker, every_days=14 if self._drawn(REPEATED) else None, **about,
        )  # fmt: skip
        if may_be_open and self._drawn(OPEN):
            task.due_on = HORIZON + timedelta(days=self._chance.randrange(-15, 45))
        else:
            dropped = self._drawn(DROPPED)
            task.state = TaskState.DROPPED if dropped else TaskState.DONE
            task.said = "Տեղափոխվել են։" if dropped else self._chance.choice(_SAID)
            task.ended_on, task.ended_by_id = day, worker
        self.tasks.append(task)

    def _day(self, since, until):
        return since + timedelta(days=self._chance.randrange(max((until - since).days, 0) + 1))

    def _drawn(self, share):
        return self._chance.randrange(100) < share
