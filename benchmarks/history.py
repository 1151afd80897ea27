"""What history costs: the same import and the same registration with its triggers and without.

The owner of the tables turns them off for the turn without, and on again.
"""

import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.ground import Result
from benchmarks.peers import seconds

HOUSEHOLDS, TIMES = 11_000, 5
IMPORT_LIMIT, REGISTRATION_LIMIT = 1.6, 1.5


def measure(*, households=HOUSEHOLDS, times=TIMES):
    """An import and registrations, each in turns with itself without history."""
    from benchmarks import importing, lists, registering

    with tempfile.TemporaryDirectory() as folder, importing.emptied_register():
        csv_list, _workbook, people = lists.write(Path(folder), households)

        def imported():
            importing.sweep()
            return seconds(lambda: importing.import_list(csv_list))

        by, place = registering.actor(username="bench")

        def registered():
            return seconds(lambda: registering.through_the_action(by, place))

        return [
            _result(f"import of {people:,} people", _turns(imported, times), IMPORT_LIMIT),
            _result(
                f"register {registering.HOUSEHOLDS} households",
                _turns(registered, 3 * times),
                REGISTRATION_LIMIT,
            ),
        ]


def _turns(operation, times):
    """(with, without) of each turn, after one of each that warms up."""
    runs = []
    for _run in range(times + 1):
        kept = operation()
        with without_history():
            runs.append((kept, operation()))
    return runs[1:]


def _result(told, runs, limit):
    kept, bare = (median(each) for each in zip(*runs, strict=True))
    name = f"{told}, with history: {kept:.2f} s against {bare:.2f} s without"
    return Result(name, kept / bare, limit, "×")


@contextmanager
def without_history():
    """The triggers that keep events are off."""
    _switch("DISABLE")
    try:
        yield
    finally:
        _switch("ENABLE")


def _switch(how):
    from django.db import connections

    from accounts.history.changes import tracked_models

    connections["default"].close()
    with connections["owner"].cursor() as cursor:
        tables = [model._meta.db_table for model in tracked_models()]
        cursor.execute(
            "SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%%'"
            " AND tgrelid = ANY(%s::regclass[])",
            [tables],
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {how} TRIGGER {trigger}")
    connections["owner"].close()
