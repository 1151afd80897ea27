"""A demo register in a database of its own, for measuring; and how a measurement is told."""

import gc
import os
import platform
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass

import django


@dataclass(frozen=True)
class Result:
    """One measured operation: its figure and the limit that it may not pass, in one unit."""

    operation: str
    measured: float
    limit: float
    unit: str

    @property
    def reached(self):
        """Whether the limit was kept."""
        return self.measured <= self.limit


def start_django():
    """Load the settings of the local demo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refugee_response.settings")
    os.environ.setdefault("LOCAL_DEMO", "1")
    django.setup()


@contextmanager
def register(people, seed=20230919):
    """A register of so many invented people; gives the seconds it took to make, then drops it."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    for alias in ("default", "owner"):
        settings.DATABASES[alias]["TEST"]["NAME"] = f"bench_refugee_response_{people}"
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False, aliases={"default", "owner"})
    try:
        began = time.perf_counter()
        call_command("demo", people=people, seed=seed)
        taken = time.perf_counter() - began
        settle()
        # What the making left in memory no web server has: its collector would walk through it.
        gc.collect()
        gc.freeze()
        yield taken
    finally:
        # `default` mirrors `owner` and works in the same database: it has to let go of it first.
        connections.close_all()
        teardown_databases(made, verbosity=0)
        teardown_test_environment()


def settle():
    """What the server does by itself within minutes: else it would do so during the measuring."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def milliseconds(operation, *, times=7):
    """The median time of an operation, after one run that warms it up."""
    operation()
    taken = []
    for _run in range(times):
        began = time.perf_counter()
        operation()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def table(results):
    """The results as a Markdown table."""
    lines = ["| operation | measured | limit | |", "|---|---|---|---|"]
    for result in results:
        sign = "kept" if result.reached else "**missed**"
        lines.append(
            f"| {result.operation} | {_shown(result.measured, result.unit)} "
            f"| {_shown(result.limit, result.unit)} | {sign} |"
        )
    return "\n".join(lines)


def _shown(figure, unit):
    return f"{figure:,.2f} {unit}" if unit == "×" else f"{figure:,.1f} {unit}"


def machine():
    """What was measured on, without its name."""
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Django {django.__version__}"
    )
