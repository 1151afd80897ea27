"""Rows of case work that a household's page reads with its own row, and to whom each is told.

The page has few questions; so such a row carries the kind of its case and who works on it, and is
judged here as `OfCases` judges it in a question of its own.
"""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from cases.models import Individual
from casework.choices import OF_PROTECTION
from casework.models import CaseMember
from casework.models.of_cases import is_cleared


def of_home():
    """Condition: about the household of the outer row, or about somebody who lives there."""
    people = Individual.objects.filter(household=OuterRef(OuterRef("pk")))
    return Q(household=OuterRef("pk")) | Q(individual__among=ArraySubquery(people.values("pk")))


def team(case):
    """Who is or was in the team of the case to which this path leads."""
    members = CaseMember.objects.filter(case=OuterRef(case))
    span = JSONObject(user="user", from_on="from_on", until_on="until_on")
    return ArraySubquery(members.values(span=span))


def is_told(row, user, day):
    """Whether the user knows of the case of this row (`kind`, `worker`, `team`)."""
    return row["kind"] not in OF_PROTECTION or is_cleared(user) or is_of_team(row, user, day)


def is_of_team(row, user, day):
    """Whether the user works on the case of this row on the day."""
    return row["worker"] == user.pk or any(
        span["user"] == user.pk and _holds(span["from_on"], span["until_on"], day)
        for span in row["team"]
    )


def _holds(from_on, until_on, day):
    begun = date.fromisoformat(from_on) <= day
    return begun and (until_on is None or date.fromisoformat(until_on) > day)
