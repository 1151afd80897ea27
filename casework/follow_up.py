"""What case work shows on a household's page: what is due, the latest notes, and what to add."""

from functools import cached_property

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from cases.panels import Panel
from casework.admin.note_forms import NoteForm, TaskForm
from casework.models import Case, CaseNote, Task
from casework.sight import MAY_VIEW, MAY_WORK

# So many tasks are read; of notes the panel shows the first few.
TASKS, NOTES = 30, 3


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
        return list(self._told(Task).open().order_by("due_on", "pk")[:TASKS])

    @cached_property
    def notes(self):
        """The latest notes."""
        rows = self._told(CaseNote).filter(corrected_by__isnull=True)
        rows = rows.select_related("written_by").order_by("-happened_on", "-written_at")
        return list(rows[:NOTES])

    @cached_property
    def cases(self):
        """Open cases, to which a note or a task may belong."""
        return list(self._told(Case).open().order_by("opened_on", "pk"))

    def _told(self, model):
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
