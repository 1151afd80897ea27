"""`make bench`: every operation against its limit in one run; ends with 1 where one is missed.

`python -m benchmarks pages listing` measures these alone.
"""

import sys
import time
from importlib import import_module

from benchmarks.ground import Result, machine, register, start_django, table

PEOPLE = 115_000
# With a rapid assessment of every household, a multi-sectoral one of a fifth, and 200,000 records
# of assistance.
DEMO_SECONDS = 180
SECONDS = 10 * 60
# Registering comes last: it adds households that the others would find.
IN_A_REGISTER = (
    *("pages", "searching", "reporting", "listing", "exporting", "sights"),
    *("scoring", "helping", "working", "registering"),
)
ALONE = ("importing", "history")


def main(wanted):
    """Make a demo register of 115,000, measure in it and beside it, and print the table."""
    start_django()
    began = time.monotonic()
    wanted = wanted or (*IN_A_REGISTER, *ALONE)
    results = []
    if here := [name for name in IN_A_REGISTER if name in wanted]:
        with register(PEOPLE) as seconds:
            results.append(
                Result(f"demo register of {PEOPLE:,} people", seconds, DEMO_SECONDS, "s")
            )
            results += _measured(here)
    results += _measured(name for name in ALONE if name in wanted)
    results.append(Result("all of this", time.monotonic() - began, SECONDS, "s"))
    sys.stdout.write(f"\n{machine()}\n\n{table(results)}\n")
    return 0 if all(result.reached for result in results) else 1


def _measured(names):
    """The results of these operations, one file each."""
    return [result for name in names for result in import_module(f"benchmarks.{name}").measure()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
