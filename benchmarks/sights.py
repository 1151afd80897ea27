"""Pages with the policy of each role, against the very same pages over a query set of everybody.

Both tell of the same people: whose rows lie apart in the table are told more slowly, whoever asks.
"""

import statistics
import time
from contextlib import contextmanager
from functools import cache, lru_cache

from benchmarks.ground import Result, settle

RATIO = 1.35
RUNS = 25
LISTS = {
    "API: 100 households": "/api/v1/households/?page_size=100",
    "API: 100 individuals": "/api/v1/individuals/?page_size=100",
}
PAGE = "page of a household"
# What `cases.visible` composes once.
COMPOSED = ("composed_numbers", "composed_one", "composed_page")


def measure():
    """The ratio of each page with the policy to the page without."""
    return [
        Result(f"{name}, {role}: {own * 1000:.0f} ms", own / free, RATIO, "×")
        for role, pages in addresses().items()
        for name, (own, free) in _beside(pages).items()
    ]


def medians():
    """Page and role → median seconds with the policy."""
    return {
        f"{name}, {role}": _median(asked)
        for role, pages in addresses().items()
        for name, asked in pages.items()
    }


def addresses():
    """Role → page → a function that asks for it as somebody of that role."""
    from django.test import Client

    from accounts.clock import now, today
    from benchmarks import askers
    from cases.models import Household

    users, found = askers.make(), {}
    # A hundred thousand answers are new: PostgreSQL would count them within minutes.
    settle()
    for role, user in users.items():
        client = Client()
        client.force_login(user)
        user.at = now()
        visible = Household.objects.visible_to(user, on=today()).active()
        page = f"/admin/cases/household/{visible.order_by('pk').first()}/change/"
        found[role] = {
            name: lambda client=client, address=address: _get(client, address)
            for name, address in {PAGE: page, **LISTS}.items()
        }
    return found


def _get(client, address):
    if client.get(address).status_code != 200:
        raise SystemExit(f"{address} did not answer")


def _beside(pages):
    """Page → (seconds with the policy, seconds without), measured in turn."""
    figures = {}
    for name, asked in pages.items():
        own, free = [], []
        told = _listed_by(asked)
        with everybody(told):
            asked()
        for _run in range(RUNS):
            own.append(_seconds(asked))
            with everybody(told):
                free.append(_seconds(asked))
        figures[name] = statistics.median(own), statistics.median(free)
    return figures


def _listed_by(asked):
    """The numbers on the page that is asked for, and the next; None where it is no list."""
    from cases import visible

    kept, found = visible.page, []
    visible.page = lambda *args, **kwargs: found.append(kept(*args, **kwargs)) or found[-1]
    try:
        asked()
    finally:
        visible.page = kept
    return found[-1] if found else None


def _median(asked):
    asked()
    return statistics.median(_seconds(asked) for _run in range(RUNS))


def _seconds(asked):
    began = time.perf_counter()
    asked()
    return time.perf_counter() - began


@contextmanager
def everybody(told):
    """No row is kept from anybody: only for measuring, and only in this process.

    A list is asked for the first page of everybody, and then tells of those that are `told`.
    """
    from accounts.policy import ScopedQuerySet
    from cases import visible

    kept = ScopedQuerySet.visible_to, ScopedQuerySet.changeable_by
    replaced = {name: getattr(visible, name) for name in (*COMPOSED, "page")}
    first_page = visible.page

    def page(*args, **kwargs):
        first_page(*args, **kwargs)
        return told

    ScopedQuerySet.visible_to = ScopedQuerySet.changeable_by = lambda rows, user, *, on: rows.all()
    vars(visible).update(_composed_of_everybody(), page=page)
    try:
        yield
    finally:
        ScopedQuerySet.visible_to, ScopedQuerySet.changeable_by = kept
        vars(visible).update(replaced)


@cache
def _composed_of_everybody():
    """What is composed for a query set of everybody, kept apart from what the policy composes."""
    from cases import visible

    return {name: lru_cache(getattr(visible, name).__wrapped__) for name in COMPOSED}
