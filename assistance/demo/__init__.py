"""Invented help for an invented register: 200,000 records of a dozen programmes since October 2023.

Each was planned, and most were delivered; few were returned, cancelled, or wait still.
`programmes.py` says who gives what, `giving.py` makes up who got it, and `write.py` writes it.
"""

from collections import defaultdict
from random import Random

from django.db import connections

from accounts.choices import Role
from accounts.history.acting import acting
from accounts.models import User
from assistance.demo.giving import Giver
from assistance.demo.programmes import programmes
from assistance.demo.write import write
from assistance.models import Assistance
from cases.demo.ahead import one_ahead
from cases.models import Household, Individual

AT_ONCE = 2_500


def fill(*, seed, progress=lambda done: None):
    """Give to an invented register to which nothing was given; returns how many records there are.

    Nothing where there are some already. All of it is written, or nothing.
    """
    by = User.objects.filter(role=Role.SUPERVISOR).order_by("pk").first()
    with acting(by=by, reason="demo"), connections["default"].cursor() as cursor:
        if Assistance.objects.exists():
            return 0
        giver, done = Giver(Random(seed), made=programmes(), by=by.pk), 0
        for portion, homes in one_ahead(_homes(), lambda home: (giver.give(*home), len(home[0]))):
            write(cursor, portion, by=by)
            done += len(portion.given)
            progress(homes)
    return done


def _homes():
    """(households, their people) of each portion."""
    households = list(
        Household.objects.order_by("number").values_list(
            "number", "registered_on", "inactive_on", "lives_in__path"
        )
    )
    for first in range(0, len(households), AT_ONCE):
        portion = households[first : first + AT_ONCE]
        yield portion, _people([row[0] for row in portion])


def _people(households):
    """Household → its people, who came and left on some day."""
    rows = Individual.objects.filter(household__gte=households[0], household__lte=households[-1])
    found = defaultdict(list)
    for row in rows.order_by("number").values_list(
        "household", "number", "birth_date", "in_household_since", "left_on"
    ):
        found[row[0]].append(row[1:])
    return found
