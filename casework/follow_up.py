"""What case work shows on a household's page: what is due, the latest notes, and what to add."""

from datetime import date
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Individual
from cases.panels import Panel
from casework.admin.note_forms import NoteForm, TaskForm
from casework.models import Case, CaseNote, Task
from casework.models.of_cases import is_cleared
from casework.sight import MAY_VIEW, MAY_WORK
from casework.told import is_of_team, is_told, of_home, team

# So many tasks are read; of notes the panel shows the first few.
TASKS, NOTES = 30, 3
# Of so many the first are shown that the user may read.
READ = 40
_NAMES = ("given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name",
          "unnamed")  # fmt: skip


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    tasks = Task.objects.open().filter(of_home()).order_by("due_on", "pk")
    notes = CaseNote.objects.filter(of_home(), corrected_by__isnull=True)
    notes = notes.order_by("-happened_on", "-written_at")
    return {
        "tasks_of_home": ArraySubquery(
            tasks.values(told=_row(what="what", due_on="due_on", every_days="every_days"))[:TASKS]
        ),
        "notes_of_home": ArraySubquery(
            notes.values(
                told=_row(
                    text="text",
                    happened_on="happened_on",
                    restricted="is_restricted",
                    first="written_by__first_name",
                    last="written_by__last_name",
                    username="written_by__username",
                )
            )[:READ]
        ),
    }


def _row(**told):
    """A row with whom it is about, and all by which `told.py` judges it."""
    return JSONObject(
        number="number",
        person="individual",
        **{name: f"individual__{name}" for name in _NAMES},
        kind="case__kind",
        worker="case__worker",
        team=team("case"),
        **told,
    )


def _person(row):
    if row["person"] is None:
        return None
    return Individual(number=row["person"], **{name: row[name] for name in _NAMES})


def _task(row):
    due_on = date.fromisoformat(row["due_on"])
    told = {"what": row["what"], "every_days": row["every_days"]}
    return Task(number=row["number"], due_on=due_on, individual=_person(row), **told)


def _note(row):
    writer = User(first_name=row["first"], last_name=row["last"], username=row["username"])
    return CaseNote(
        number=row["number"],
        text=row["text"],
        happened_on=date.fromisoformat(row["happened_on"]),
        is_restricted=row["restricted"],
        written_by=writer,
        individual=_person(row),
    )


def panels(reading):
    """Tasks that are open, the latest notes, and a note or a task in two keystrokes."""
    work = case_work_of(reading)
    return [Panel("casework/panel_follow_up.html", work.shown())] if work.is_shown else []


def card_facts(reading):
    """(words, what, address) for the household's card: the task that is due next."""
    work = case_work_of(reading)
    if not (work.is_shown and work.tasks):
        return []
    task = work.tasks[0]
    day = formats.date_format(task.due_on)
    address = reverse("admin:casework_task_change", args=[str(task)])
    return [(_("Next task"), f"{task.what}, {day}", address)]


def case_work_of(reading):
    """The CaseWork of a page's reading, read once for all parts of the page."""
    return reading.kept.setdefault("casework", CaseWork(reading))


class CaseWork:
    """What a page of a household shows of its case work, as far as the user is told."""

    def __init__(self, reading):
        self.reading = reading

    @property
    def is_shown(self):
        """Whether the user is told of case work."""
        return self.reading.user.has_perm(MAY_VIEW)

    @property
    def may_write(self):
        """Whether the user adds notes and tasks here."""
        return self.reading.may_change and self.reading.user.has_perm(MAY_WORK)

    @cached_property
    def tasks(self):
        """Open tasks, the first due first."""
        if not hasattr(self.reading.household, "tasks_of_home"):
            rows = self._asked(Task).open().order_by("due_on", "pk")
            return list(rows[:TASKS])
        told = self._told(self.reading.household.tasks_of_home)
        return [_task(row) for row in told]

    @cached_property
    def notes(self):
        """The latest notes."""
        told = self._told(getattr(self.reading.household, "notes_of_home", ()))
        user, day = self.reading.user, self.reading.day
        is_open = is_cleared(user)
        read = (r for r in told if is_open or not r["restricted"] or is_of_team(r, user, day))
        return [_note(row) for row in read][:NOTES]

    @cached_property
    def cases(self):
        """Open cases, to which a note or a task may belong."""
        home = self.reading.household
        if not hasattr(home, "cases_of_home"):
            return list(self._asked(Case).open().order_by("opened_on", "pk"))
        told = self._told([*home.cases_of_home, *home.cases_of_people])
        return [
            Case(number=row["number"], concern=row["concern"], kind=row["kind"]) for row in told
        ]

    def _told(self, rows):
        """Those of the rows that were read with the household which the user is told of."""
        user, day, whole = self.reading.user, self.reading.day, self.reading.is_whole
        seen = {None} if whole else {None, *(person.number for person in self.reading.members)}
        return [row for row in rows if is_told(row, user, day) and (whole or row["person"] in seen)]

    def _asked(self, model):
        rows = model.objects.visible_to(self.reading.user, on=self.reading.day)
        return rows.about(self.reading.household).select_related("individual")

    def shown(self):
        """All that the panel's template wants."""
        household, day = self.reading.household, self.reading.day
        forms = self._forms() if self.may_write else {"note": None, "task": None}
        return {
            "household": household,
            "day": day,
            "tasks": self.tasks,
            "due": sum(1 for task in self.tasks if task.due_on <= day),
            "notes": self.notes,
            "cases": self.cases,
            "may_write": self.may_write and not household.inactive_on,
            **forms,
        }

    def _forms(self):
        chosen = {"people": self.reading.members, "cases": self.cases}
        return {
            "note": NoteForm(auto_id="note_%s", **chosen),
            "task": TaskForm(auto_id="task_%s", user=self.reading.user, **chosen),
        }
