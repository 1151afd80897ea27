"""Ten times the people: pages take hardly longer, and work on everybody little more than ten."""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks import helping, sights, working
from benchmarks.ground import Result, milliseconds, register
from benchmarks.peers import seconds

FEW, MANY = 115_000, 1_150_000
# A list has at most as many rows as a sheet: 1,048,576.
HOUSEHOLDS = {FEW: 29_000, MANY: 290_000}
PAGES = {
    "list of households",
    "list of households, third page",
    "search: a rare name",
    "search: a common name",
    "page of a household",
    "API: 100 households",
    "API: 100 individuals",
}
REPORT = "report: population"
HELPED = "already helped, 1,000 numbers"
PAGE_RATIO, TODAY_RATIO, BULK_RATIO = 1.5, 3, 13


def measure():
    """Each figure among many people over the same among few."""
    few, many = (_figures(people) for people in (FEW, MANY))
    return [_result(name, few[name], many[name]) for name in few]


def _result(name, few, many):
    told = f"{name}: {_shown(few)}, then {_shown(many)}"
    return Result(told, many / few, _limit(name), "×")


def _limit(name):
    if name == working.TODAY:
        return TODAY_RATIO
    return PAGE_RATIO if is_page(name) else BULK_RATIO


def is_page(name):
    """Whether the figure is that of one page, whoever asks for it."""
    return name in {*PAGES, HELPED} or name.split(", ")[0] in (sights.PAGE, *sights.LISTS)


def _figures(people):
    """Operation → seconds among so many people."""
    from benchmarks import exporting, pages

    with register(people) as making:
        figures = {"demo register": making} | pages.medians([*sorted(PAGES), REPORT])
        figures |= sights.medians() | working.medians()
        figures[HELPED] = milliseconds(helping.question()) / 1000
        for kind in ("csv", "xlsx"):
            exporting.export(kind)
            told = f"export of all individuals, {kind.upper()}"
            figures[told] = seconds(partial(exporting.export, kind))
    return figures | _importing(HOUSEHOLDS[people])


def _importing(households):
    """A fresh list as CSV, and again."""
    from benchmarks import importing, lists

    with tempfile.TemporaryDirectory() as folder, importing.emptied_register():
        path = lists.write_csv(Path(folder), households)
        return {
            "import, CSV": seconds(lambda: importing.import_list(path)),
            "the same list again": seconds(lambda: importing.import_list(path)),
        }


def _shown(time_taken):
    return f"{time_taken:.1f} s" if time_taken >= 1 else f"{time_taken * 1000:.0f} ms"
