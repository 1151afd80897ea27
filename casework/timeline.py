"""What was done for a household: its cases' steps, notes, tasks, files and appointments.

A restricted note that the user may not read is told as such, and nothing of it.
"""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.clock import day_of
from cases.timeline import Event, EventKind, called
from casework import referral_timeline
from casework.choices import TaskState
from casework.colleagues import name_of
from casework.feedback_choices import AppointmentState
from casework.models import Appointment, Attachment, CaseNote, CaseStep, Task
from casework.sight import MAY_VIEW, MAY_WORK


def events(reading):
    """Everything of case work that the user is told of the household."""
    if not reading.user.has_perm(MAY_VIEW):
        return
    for tell in TELLING:
        yield from tell(reading)


def _about(model, reading):
    rows = model.objects.visible_to(reading.user, on=reading.day).about(reading.household)
    return rows.select_related("individual")


def _steps(reading):
    home = reading.household
    rows = CaseStep.objects.visible_to(reading.user, on=reading.day)
    rows = rows.filter(case__household=home) | rows.filter(case__individual__household=home)
    for step in rows.select_related("case__individual", "by", "whom"):
        words = {"case": step.case.concern, "step": step.get_step_display()}
        told = [name_of(step.whom) if step.whom else "", step.because]
        yield Event(
            day_of(step.at),
            EventKind.CASE,
            capfirst(_("%(case)s: %(step)s") % words),
            text=". ".join(filter(None, told)),
            by=name_of(step.by),
            order=step.at.isoformat(),
            **_whom(step.case),
        )


def _notes(reading):
    user, day = reading.user, reading.day
    may_write = user.has_perm(MAY_WORK)
    for note in _about(CaseNote, reading).select_related("written_by", "corrected_by__written_by"):
        following = getattr(note, "corrected_by", None)
        what = _("Note") if not note.is_restricted else _("Restricted note")
        if note.corrects_id:
            what = _("Note, in place of an earlier one")
        if following is not None:
            what = _("Note, corrected since by %(name)s") % {"name": name_of(following.written_by)}
        correct = following is None and may_write
        yield Event(
            note.happened_on,
            EventKind.NOTE,
            what,
            text=note.text,
            by=name_of(note.written_by),
            correct=reverse("admin:casework_note_correct", args=[str(note)]) if correct else "",
            attach=str(note) if may_write else "",
            is_off=following is not None,
            order=note.written_at.isoformat(),
            **_whom(note),
        )
    masked = CaseNote.objects.masked_to(user, on=day).about(reading.household)
    for happened_on, written_at in masked.values_list("happened_on", "written_at"):
        yield Event(
            happened_on,
            EventKind.NOTE,
            _("Restricted note"),
            is_masked=True,
            order=written_at.isoformat(),
        )


def _tasks(reading):
    rows = _about(Task, reading).exclude(state=TaskState.OPEN).select_related("ended_by")
    for task in rows:
        is_done = task.state == TaskState.DONE
        words = _("Done: %(what)s") if is_done else _("Not done: %(what)s")
        yield Event(
            task.ended_on,
            EventKind.TASK,
            words % {"what": task.what},
            text=task.said,
            by=name_of(task.ended_by),
            address=reverse("admin:casework_task_change", args=[str(task)]),
            **_whom(task),
        )


def _files(reading):
    may_write = reading.user.has_perm(MAY_WORK)
    for row in _about(Attachment, reading).select_related("added_by"):
        is_kept = row.taken_away_on is None
        since = {"why": row.taken_away_because}
        number = [str(row)]
        yield Event(
            day_of(row.added_at),
            EventKind.FILE,
            f"{capfirst(row.get_kind_display())}: {row.shows}",
            text="" if is_kept else _("Taken away since: %(why)s") % since,
            by=name_of(row.added_by),
            file=reverse("admin:casework_attachment_file", args=number) if is_kept else "",
            take_away=reverse("admin:casework_attachment_take_away", args=number)
            if is_kept and may_write
            else "",
            is_off=not is_kept,
            order=row.added_at.isoformat(),
            **_whom(row),
        )


def _appointments(reading):
    for row in _about(Appointment, reading).select_related("worker"):
        yield Event(
            day_of(row.at),
            EventKind.APPOINTMENT,
            _("Appointment: %(why)s") % {"why": row.why},
            text=". ".join(filter(None, [capfirst(row.get_state_display()), row.where, row.said])),
            by=name_of(row.worker),
            is_off=row.state == AppointmentState.CANCELLED,
            order=row.at.isoformat(),
            **_whom(row),
        )


def _whom(row):
    """Of whom it is, where it is of one person."""
    if row.individual_id is None:
        return {}
    return {"name": called(row.individual), "people": (row.individual_id,)}


# Each part of case work that tells of something adds its function, of a reading.
TELLING = [_steps, _notes, _tasks, _files, _appointments, referral_timeline.events]
