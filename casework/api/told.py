"""What the API tells of cases, as far as their caller may read it."""

from collections import defaultdict

from cases.sight import sight_of
from casework.models import Case, CaseMember, Goal

# Word → the fields on which it rests.
RESTS_ON = {
    "concern": ("case.concern",),
    "opened_because": ("case.opened_because",),
    "closed_because": ("case.closed_because",),
}
_PLAIN = ("kind", "priority", "state", "opened_on", "review_on", "closed_on", "outcome",
          "concern", "opened_because", "closed_because")  # fmt: skip


def cases(wanted, *, on, user, today):
    """What the API says of the cases with these numbers, which `user` may see today.

    In their order, in three queries however many; whatever the day `on`.
    """
    rows = Case.objects.filter(pk__in=wanted).select_related("worker")
    by_number = {row.pk: row for row in rows}
    team, goals = _team(wanted, today), _goals(wanted)
    sight = sight_of(user, today)
    masked = list(sight.masked(RESTS_ON))
    of_goals = sight.shows("goal.what")
    return [
        _told(by_number[number], team[number], goals[number], of_goals)
        | dict.fromkeys(masked)
        | {"masked": masked + ([] if of_goals else ["goals.what"])}
        for number in wanted
    ]


def _team(wanted, today):
    found = defaultdict(list)
    rows = CaseMember.objects.on(today).filter(case__in=wanted).order_by("from_on", "pk")
    for case, username in rows.values_list("case", "user__username"):
        found[case].append(username)
    return found


def _goals(wanted):
    found = defaultdict(list)
    names = ("position", "what", "due_on", "reached_on", "dropped_on")
    rows = Goal.objects.filter(case__in=wanted).order_by("case", "position")
    for row in rows.values("case", *names):
        found[row.pop("case")].append(row)
    return found


def _told(row, team, goals, of_goals):
    return {
        "number": row.pk,
        "household": row.household_id,
        "person": row.individual_id,
        "worker": row.worker.username,
        "team": team,
        "goals": goals if of_goals else [goal | {"what": None} for goal in goals],
        **{name: getattr(row, name) for name in _PLAIN},
    }
