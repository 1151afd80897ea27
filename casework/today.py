"""What case work has to say about the day: the user's own tasks whose day is over."""

from django.db.models import Count, Window

from cases.panels import Panel
from casework.models import Task
from casework.sight import MAY_WORK
from casework.whose import named

SHOWN = 5


def panels(request, day):
    """Follow-ups that are overdue: how many, and the first of them."""
    if not request.user.has_perm(MAY_WORK):
        return []
    count, tasks = overdue(request.user, day)
    return [Panel("casework/today.html", {"count": count, "tasks": tasks})] if tasks else []


def overdue(user, day):
    """(how many, the first few) of the user's own tasks that should have been done."""
    rows = Task.objects.visible_to(user, on=day).overdue(day).filter(worker=user)
    rows = rows.select_related("individual").annotate(count=Window(Count("pk")))
    tasks = named(list(rows.order_by("due_on", "pk")[:SHOWN]), user, day)
    for task in tasks:
        task.late = (day - task.due_on).days
    return (tasks[0].count if tasks else 0), tasks
