"""What the page of a case shows of its notes, tasks, photos and scans."""

from django.urls import reverse

from cases.panels import Panel
from casework.models import Attachment, CaseNote, Task


def follow_up(reading):
    """Open tasks, the notes of which the user is told, the latest first, and the files."""
    user, day, case = reading.user, reading.day, reading.case
    notes = CaseNote.objects.visible_to(user, on=day).filter(case=case)
    notes = notes.select_related("written_by", "corrected_by", "individual")
    tasks = Task.objects.visible_to(user, on=day).filter(case=case).open()
    files = Attachment.objects.visible_to(user, on=day).filter(case=case).kept()
    shown = {
        "reading": reading,
        "household": reading.household,
        "case": case,
        "day": day,
        "may_write": reading.may_work and not reading.household.inactive_on,
        "notes": [_marked(note) for note in notes.order_by("-happened_on", "-written_at")],
        "masked": CaseNote.objects.masked_to(user, on=day).filter(case=case).count(),
        "tasks": list(tasks.select_related("individual").order_by("due_on", "pk")),
        "files": list(files.select_related("added_by").order_by("-added_at")),
        "back": reverse("admin:casework_case_change", args=[str(case)]) + "#follow-up",
    }
    return [Panel("casework/panel_notes.html", shown)]


def _marked(note):
    note.is_corrected = getattr(note, "corrected_by", None) is not None
    return note
