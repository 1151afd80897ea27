"""`make bench`: every operation against its limit in one run; ends with 1 where one is missed."""

import sys

from benchmarks.ground import Result, machine, register, start_django, table

PEOPLE = 115_000
DEMO_SECONDS = 30


def main():
    """Make a demo register of 115,000, measure in it, and print the table."""
    start_django()
    from benchmarks import pages

    with register(PEOPLE) as seconds:
        results = [Result("demo register of 115,000 people", seconds, DEMO_SECONDS, "s")]
        results += pages.measure()
    sys.stdout.write(f"\n{machine()}\n\n{table(results)}\n")
    return 0 if all(result.reached for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
