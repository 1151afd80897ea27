"""What the page of every household asks of it, composed once for all households.

Each function gives a list, of the household with this number on this day.
"""

from datetime import date
from functools import cache

from django.db.models import Q

from accounts.composed import Composed
from cases import disability
from cases.models import Assignment, Individual, MistakeReport

# What stands for the household and for the day.
_HOME, _DAY = "the household", date(9000, 1, 1)


def members_of(household, day):
    """Those who live here, the head first, each with `has_decision`: a query set."""
    people = Individual.objects.filter(household=household).present()
    people = disability.with_decisions(people, on=day).select_related("origin")
    return people.order_by("-is_head", "birth_date", "number")


def members(number, day):
    """Those who live here, the head first; each with `has_decision`."""
    return _members().asked({_HOME: number, _DAY: day})


@cache
def _members():
    return Composed(members_of(_HOME, _DAY))


def team(number, day):
    """Who works with the household or one of its members."""
    return _team().asked({_HOME: number, _DAY: day})


@cache
def _team():
    rows = Assignment.objects.on(_DAY).about(_HOME)
    return Composed(rows.select_related("user").order_by("from_on", "id"))


def mistakes(number):
    """What somebody says is a mistake here, and nobody decided yet."""
    return _mistakes().asked({_HOME: number})


@cache
def _mistakes():
    here = Q(household=_HOME) | Q(individual__household=_HOME)
    rows = MistakeReport.objects.filter(here, decided_on=None)
    return Composed(rows.select_related("individual", "reported_by").order_by("id"))
