"""Whole pages and answers, in process, through the test client: as a caseworker meets them."""

from benchmarks.ground import Result, milliseconds

# Milliseconds a page may take at 115,000 people; queries a household's page may ask.
LIMITS = {
    "Today": 80,
    "list of households": 200,
    "list of households, third page": 200,
    "search: a rare name": 120,
    "search: a common name": 300,
    "page of a household": 80,
    "API: 100 households": 250,
    "API: 100 individuals": 250,
    "report: population": 1_500,
}
QUERIES_OF_A_HOUSEHOLD = 15


def measure():
    """The pages of a caseworker of one marz, and the report of a coordinator."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = addresses()
    results = [
        Result(name, milliseconds(lambda each=each: _get(*each)), LIMITS[name], "ms")
        for name, each in asked.items()
    ]
    with CaptureQueriesContext(connection) as queries:
        _get(*asked["page of a household"])
    counted = Result(
        "queries of a household's page", len(queries), QUERIES_OF_A_HOUSEHOLD, "queries"
    )
    return [*results, counted]


def medians(names):
    """Name → median seconds of these pages."""
    asked = addresses()
    return {name: milliseconds(lambda each=asked[name]: _get(*each)) / 1000 for name in names}


def addresses():
    """Name → (client of whoever asks, address) of each page."""
    from django.test import Client

    caseworker, coordinator, household, rare = actors()
    worker, reader = Client(), Client()
    worker.force_login(caseworker)
    reader.force_login(coordinator)
    return {
        "Today": (worker, "/admin/"),
        "list of households": (worker, "/admin/cases/household/"),
        "list of households, third page": (worker, "/admin/cases/household/?p=3"),
        "search: a rare name": (worker, f"/admin/cases/individual/?q={rare}"),
        "search: a common name": (worker, "/admin/cases/household/?q=Ани"),
        "page of a household": (worker, f"/admin/cases/household/{household}/change/"),
        "API: 100 households": (worker, "/api/v1/households/?page_size=100"),
        "API: 100 individuals": (worker, "/api/v1/individuals/?page_size=100"),
        "report: population": (reader, "/reports/population/?format=json"),
    }


def _get(client, address):
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return response


def actors():
    """A caseworker of Kotayk, a coordinator, a household there, and a name that one person bears.

    Given and family name: of a family name there are ten times as many in a register of ten times
    the people, and a page of them is longer.
    """
    from django.db.models import Count

    from accounts.clock import today
    from accounts.models import User
    from cases.models import Household, Individual

    caseworker = User.objects.filter(role="caseworker", places="AM07").first()
    coordinator = User.objects.filter(role="coordinator").first()
    visible = Household.objects.visible_to(caseworker, on=today()).active()
    household = visible.order_by("number").first()
    people = Individual.objects.filter(household__in=visible, given_name__gt="", family_name__gt="")
    names = people.values("given_name", "family_name").annotate(bearers=Count("pk"))
    rare = names.order_by("bearers", "family_name", "given_name").first()
    return caseworker, coordinator, household, f"{rare['given_name']} {rare['family_name']}"
