"""import_register beside PostgreSQL's own COPY of the same clean rows, into the same tables.

The peer writes what the import left (all columns, in the order of the keys) into the same emptied
tables, with their indexes, triggers and deferred laws, and judges these at the end. It works in a
database of its own, which nothing else may use meanwhile.
"""

import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.alone import peak
from benchmarks.ground import Result
from benchmarks.peers import seconds

HOUSEHOLDS, TIMES = 33_000, 5
CSV_LIMIT, XLSX_LIMIT, AGAIN_LIMIT = 2.0, 1.8, 1.0
ON = date(2023, 10, 12)
# In the order in which they are written; the database writes memberships itself.
TABLES = (
    "cases_household", "cases_residence", "cases_individual", "cases_phone",
    "cases_identitydocument",
)  # fmt: skip
EVENTS = tuple(f"{table}change" for table in (*TABLES, "cases_membership"))
SWEPT = ", ".join((*TABLES, "cases_membership", *EVENTS))


def measure(*, households=HOUSEHOLDS):
    """CSV, XLSX and the same list again: each run in turns with its peer."""
    from benchmarks import lists

    with tempfile.TemporaryDirectory() as folder, emptied_register():
        csv_list, workbook, people = lists.write(Path(folder), households)
        copies = Path(folder)
        import_list(csv_list)
        columns = _dump(copies)
        runs = [_turn(csv_list, workbook, copies, columns) for _run in range(TIMES)]
        peaks = [_peak(csv_list, "CSV"), _peak(workbook, "XLSX")]
    peer, fresh, book, again = (median(each) for each in zip(*runs, strict=True))
    told = f"of {people:,} people"
    return [
        _result(f"import {told}, CSV", fresh, peer, CSV_LIMIT),
        _result(f"import {told}, XLSX, beside CSV", book, fresh, XLSX_LIMIT),
        _result(f"import {told} again, no row rewritten", again, peer, AGAIN_LIMIT),
        *peaks,
    ]


def _result(name, ours, theirs, limit):
    return Result(f"{name}: {ours:.2f} s against {theirs:.2f} s", ours / theirs, limit, "×")


def _turn(csv_list, workbook, copies, columns):
    """Seconds of the peer, of a fresh CSV, of a fresh workbook, and of the CSV again."""
    sweep()
    peer = seconds(lambda: _copy_in(copies, columns))
    sweep()
    book = seconds(lambda: import_list(workbook))
    sweep()
    fresh = seconds(lambda: import_list(csv_list))
    before = _writers()
    again = seconds(lambda: import_list(csv_list))
    if _writers() != before:
        raise SystemExit("The same list again rewrote rows.")
    return peer, fresh, book, again


def import_list(path):
    """Import a list that has no fault."""
    from accounts.models import User
    from cases.importers.run import import_register

    by = User.objects.get(username="bench")
    outcome = import_register(path, name="list", source="list", by=by, on=ON)
    if not outcome.written:
        raise SystemExit(f"The list was not written: {outcome.faults[:3]}")


def _peak(path, told):
    """Megabytes at the most of an import of this list into an empty register."""
    sweep()
    return peak(f"import {told}", import_list, path)


@contextmanager
def emptied_register():
    """A database of its own without people, and a user who imports."""
    from django.conf import settings
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    for alias in ("default", "owner"):
        settings.DATABASES[alias]["TEST"]["NAME"] = "bench_refugee_response_import"
    made = setup_databases(verbosity=0, interactive=False, aliases={"default", "owner"})
    try:
        from accounts.history.acting import MACHINE, acting
        from accounts.models import Organisation, User

        with acting(by=MACHINE):
            controller = Organisation.objects.create(
                acronym="MLSA", name="MLSA", kind="government", is_controller=True
            )
            worker = User.objects.create_user("bench", role="supervisor", organisation=controller)
            worker.places.set(["AM"])
        yield
    finally:
        connections.close_all()
        teardown_databases(made, verbosity=0)


def sweep():
    """Leave nobody in the register."""
    from django.db import connections

    connections["default"].close()
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {SWEPT} CASCADE")
    connections["owner"].close()


def _writers():
    """Which transactions wrote the rows of each table."""
    from django.db import connection

    with connection.cursor() as cursor:
        return [
            cursor.execute(f"SELECT sum(xmin::text::bigint), count(*) FROM {table}").fetchone()
            for table in TABLES
        ]


def _dump(folder):
    """Write each table into a file, as COPY reads it; table → its columns."""
    from django.db import connection

    columns = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
                " AND is_generated = 'NEVER' AND column_name <> 'id' ORDER BY ordinal_position",
                [table],
            )
            columns[table] = ", ".join(row[0] for row in cursor.fetchall())
            key = "number" if table in _NUMBERED else "id"
            query = f"COPY (SELECT {columns[table]} FROM {table} ORDER BY {key}) TO STDOUT"
            with open(folder / table, "wb") as file, cursor.copy(query) as copy:
                for piece in copy:
                    file.write(piece)
    return columns


_NUMBERED = ("cases_household", "cases_individual")


def _copy_in(folder, columns):
    from django.db import connection

    from accounts.history.acting import acting
    from accounts.models import User

    by = User.objects.get(username="bench")
    with acting(by=by), connection.cursor() as cursor:
        for table in TABLES:
            query = f"COPY {table} ({columns[table]}) FROM STDIN"
            with open(folder / table, "rb") as file, cursor.copy(query) as copy:
                while piece := file.read(1 << 17):
                    copy.write(piece)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
