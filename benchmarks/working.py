"""Today of a caseworker with 400 households: what the database takes for it, and how often."""

import statistics

from benchmarks.ground import Result

HOUSEHOLDS = 400
# Milliseconds of the database for the whole page, and questions to it.
MILLISECONDS, QUERIES = 100, 12
TODAY = f"today of a worker with {HOUSEHOLDS} households"
RUNS = 7


def measure():
    """Both figures of the page, with tasks and cases of these households on it."""
    taken, asked = _figures()
    return [
        Result(f"{TODAY}: database", taken * 1000, MILLISECONDS, "ms"),
        Result(f"{TODAY}: queries", asked, QUERIES, "queries"),
    ]


def medians():
    """The page's name → median seconds of the database."""
    return {TODAY: _figures()[0]}


def _figures():
    """(median seconds of the database, queries) of the page, once it was asked before."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(worker())
    taken = []
    for _run in range(RUNS + 1):
        with CaptureQueriesContext(connection) as queries:
            if client.get("/admin/").status_code != 200:
                raise SystemExit("Today did not answer")
        taken.append(sum(float(each["time"]) for each in queries.captured_queries))
    return statistics.median(taken[1:]), len(queries)


def worker():
    """A caseworker of so many places of Kotayk that 400 households live there.

    What is to be done for these households becomes the worker's, whoever did it before.
    """
    from accounts.history.acting import MACHINE, acting

    with acting(by=MACHINE):
        return _made()


def _made():
    from django.db.models import Count, Q

    from accounts.models import User
    from cases.models import Household
    from casework.models import Appointment, Case, Task

    user = User.objects.create_user(
        username="worker-of-400",
        role="caseworker",
        organisation=User.objects.filter(role="supervisor").first().organisation,
    )
    homes = Household.objects.active().filter(lives_in__path__contains="/AM07/")
    here = homes.order_by().values_list("lives_in").annotate(count=Count("pk"))
    codes, seen = [], 0
    for code, count in here.order_by("count", "lives_in"):
        if seen < HOUSEHOLDS:
            codes.append(code)
            seen += count
    user.places.set(codes)
    theirs = Q(household__lives_in__in=codes) | Q(individual__household__lives_in__in=codes)
    for model in (Task, Case, Appointment):
        model.objects.filter(theirs).update(worker=user)
    return user
