"""A case, a note and a task, as tests of notes and tasks need them."""

from datetime import UTC, date, datetime

from casework.actions.notes import write_note
from casework.actions.tasks import set_task
from casework.models import Case

DAY, NOON = date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=UTC)


def a_case(about, worker, *, kind="social_support", concern="Rent"):
    """An open case of a household or of a person."""
    target = {"individual" if hasattr(about, "household") else "household": about}
    return Case.objects.create(
        kind=kind, concern=concern, worker=worker, opened_on=date(2026, 11, 1), opened_by=worker,
        opened_because="They asked for help", **target,
    )  # fmt: skip


def a_note(about, by, /, **typed):
    """A note of the day."""
    told = {"text": "They pay no rent", "happened_on": DAY} | typed
    return write_note(about=about, at=NOON, today=DAY, by=by, **told)


def a_task(about, by, /, **typed):
    """A task that is due on the day."""
    told = {"what": "Call the landlord", "due_on": DAY, "worker": by} | typed
    return set_task(about=about, today=DAY, by=by, **told)


PAGES = ("note_pages", "task_pages", "attachment_pages", "note_forms", "tasks")

_OTHERS = (
    "refugee_response.timeline",
    "cases.admin.household",
    "cases.admin.household_read",
    "cases.admin.scope",
    "assessments.admin.subjects",
)


def on_the_day(monkeypatch):
    """The pages of case work are opened on the day."""
    for page in PAGES:
        monkeypatch.setattr(f"casework.admin.{page}.today", lambda: DAY)
    for page in ("note_pages", "attachment_pages"):
        monkeypatch.setattr(f"casework.admin.{page}.now", lambda: NOON)
    for page in (
        "refugee_response.timeline",
        "cases.admin.household",
        "assessments.admin.subjects",
    ):
        monkeypatch.setattr(f"{page}.today", lambda: DAY)
    monkeypatch.setattr("cases.admin.household_read.today", lambda: DAY)
    monkeypatch.setattr("cases.admin.scope.today", lambda: DAY)
