"""What each worker has to do: open cases by priority, reviews that are due, tasks that are late."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, Q, Value

from casework.choices import Priority
from casework.models import Case, Task

_COUNTS = (*Priority.values, "reviews_due", "late_tasks", "tasks")
_NONE = Value(0, output_field=IntegerField())


@dataclass
class Workload:
    """A worker, with a count for each priority, and of what is due and late."""

    username: str
    name: str
    is_active: bool
    counts: dict

    @property
    def cases(self):
        """All that are not closed."""
        return sum(self.counts[priority] for priority in Priority.values)

    @property
    def by_priority(self):
        """The counts, the most urgent first."""
        return [self.counts[priority] for priority in reversed(Priority.values)]


def workload(user, *, on):
    """The Workload of everybody who has something to do of what the user sees: one question."""
    of_cases, of_tasks = _of_cases(user, on), _of_tasks(user, on)
    found = {}
    for worker, is_active, first, last, *counts in of_cases.union(of_tasks, all=True):
        row = found.get(worker)
        if row is None:
            name = " ".join(filter(None, (first, last))) or worker
            row = found[worker] = Workload(worker, name, is_active, dict.fromkeys(_COUNTS, 0))
        for counted, count in zip(_COUNTS, counts, strict=True):
            row.counts[counted] += count
    return sorted(found.values(), key=lambda row: (-row.cases, row.name))


def open_load(workers, *, on):
    """Worker's key → how many open cases they have, wherever: to whom the next one goes."""
    rows = Case.objects.open().filter(worker__in=workers).order_by()
    counted = dict(rows.values_list("worker").annotate(Count("pk")))
    return {worker.pk: counted.get(worker.pk, 0) for worker in workers}


def _of_cases(user, on):
    rows = Case.objects.visible_to(user, on=on).open().order_by()
    counts = {
        f"n_{priority}": Count("pk", filter=Q(priority=priority)) for priority in Priority.values
    }
    counts["n_reviews"] = Count("pk", filter=Q(review_on__lte=on))
    return _by_worker(rows).annotate(**counts, n_late=_NONE, n_tasks=_NONE)


def _of_tasks(user, on):
    rows = Task.objects.visible_to(user, on=on).open().order_by()
    none = {f"n_{priority}": _NONE for priority in Priority.values}
    return _by_worker(rows).annotate(
        **none,
        n_reviews=_NONE,
        n_late=Count("pk", filter=Q(due_on__lt=on)),
        n_tasks=Count("pk"),
    )


def _by_worker(rows):
    return rows.values_list(
        "worker__username", "worker__is_active", "worker__first_name", "worker__last_name"
    )
