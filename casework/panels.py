"""What case work shows on the pages of a household and of a person: the cases that are open."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Value
from django.db.models.functions import Concat, JSONObject

from cases import numbers
from cases.panels import Panel
from casework.choices import CaseKind, CaseState, Priority
from casework.models import Case
from casework.sight import MAY_VIEW, MAY_WORK
from casework.told import is_told, team

# So many are read with the household's row.
READ = 20
_RANK = {priority: -rank for rank, priority in enumerate(Priority.values)}


def beside():
    """What is read with a household's own row, since its page asks few questions."""
    return {
        "cases_of_home": _told(household=OuterRef("pk")),
        "cases_of_people": _told(individual__household=OuterRef("pk")),
    }


def _told(**about):
    """The open cases, each with who works on it: whoever is of none of them is told of no
    protection case (`is_told`).
    """
    told = JSONObject(
        number="number",
        person="individual",
        name=Concat("individual__given_name", Value(" "), "individual__family_name"),
        kind="kind",
        concern="concern",
        priority="priority",
        state="state",
        review_on="review_on",
        worker="worker",
        worker_name=Concat("worker__first_name", Value(" "), "worker__last_name"),
        username="worker__username",
        team=team("pk"),
    )
    rows = Case.objects.open().filter(**about).order_by("opened_on", "pk")
    return ArraySubquery(rows.values(told=told)[:READ])


def panels(reading):
    """The open cases of the household and of its people, the most urgent first."""
    household, user = reading.household, reading.user
    if not (user.has_perm(MAY_VIEW) and hasattr(household, "cases_of_home")):
        return []
    seen = {person.number for person in reading.members} if not reading.is_whole else None
    rows = [
        _row(row, reading)
        for row in (*household.cases_of_home, *household.cases_of_people)
        if is_told(row, user, reading.day) and (seen is None or row["person"] in {None, *seen})
    ]
    shown = {
        "household": household,
        "rows": sorted(rows, key=lambda row: _RANK[row["priority"]]),
        "may_open": user.has_perm(MAY_WORK) and reading.may_change and not household.inactive_on,
    }
    return [Panel("casework/panel_cases.html", shown)]


def person_panels(person, *, user, day, may_change):
    """The open cases about one person."""
    if not user.has_perm(MAY_VIEW):
        return []
    rows = Case.objects.visible_to(user, on=day).open()
    rows = rows.filter(individual=person.pk).select_related("worker").order_by("opened_on", "pk")
    shown = {
        "household": person.household,
        "person": person,
        "rows": [
            {
                "shown": str(row),
                "kind_words": row.get_kind_display(),
                "concern": row.concern,
                "priority": row.priority,
                "priority_words": row.get_priority_display(),
                "state": row.state,
                "state_words": row.get_state_display(),
                "review_on": row.review_on,
                "is_late": row.review_on is not None and row.review_on < day,
                "worker_words": row.worker.get_full_name() or row.worker.username,
            }
            for row in rows
        ],
        "may_open": user.has_perm(MAY_WORK) and may_change and not person.household.inactive_on,
    }
    return [Panel("casework/panel_cases.html", shown)]


def _row(row, reading):
    """A row as the panel shows it."""
    review_on = date.fromisoformat(row["review_on"]) if row["review_on"] else None
    names = reading.sight.shows("individual.given_name", "individual.family_name")
    return row | {
        "shown": numbers.shown(row["number"]),
        "name": row["name"].strip() if names and row["person"] else "",
        "concern": row["concern"] if reading.sight.shows("case.concern") else "",
        "kind_words": CaseKind(row["kind"]).label,
        "priority_words": Priority(row["priority"]).label,
        "state_words": CaseState(row["state"]).label,
        "review_on": review_on,
        "is_late": review_on is not None and review_on < reading.day,
        "worker_words": row["worker_name"].strip() or row["username"],
    }
