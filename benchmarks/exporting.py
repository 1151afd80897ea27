"""All individuals as a file, beside psql's `\\copy` of the same query, and xlsxwriter."""

import io
import subprocess

import xlsxwriter
from django.db import connection, connections

from benchmarks.alone import peak
from benchmarks.ground import Result
from benchmarks.peers import against, seconds

CSV, XLSX, FASTER_THAN_XLSXWRITER = 1.4, 3.0, 6.0


def measure():
    """Our files against PostgreSQL's own copy, which types, guards and describes nothing."""
    results = [
        against("export of all individuals, CSV", lambda: export("csv"), _copied, ratio=CSV),
        against("export of all individuals, XLSX", lambda: export("xlsx"), _copied, ratio=XLSX),
    ]
    ours, theirs = seconds(lambda: export("xlsx")), seconds(_by_xlsxwriter)
    told = f"XLSX in {ours:.1f} s beside xlsxwriter in {theirs:.1f} s"
    results.append(Result(told, ours / theirs, 1 / FASTER_THAN_XLSXWRITER, "×"))
    return results + [peak(f"export, {kind.upper()}", export, kind) for kind in ("csv", "xlsx")]


def _rows():
    from cases.models import Individual

    return Individual.objects.all()


def export(file_format):
    """Write the file, and let go of each piece as a browser takes it."""
    from accounts.clock import now
    from cases import exports
    from cases.sight import WHOLE

    for _piece in exports.individuals(_rows(), as_of=now(), sight=WHOLE, file_format=file_format):
        pass


def _statement():
    """The very query of the export, its parameters put in."""
    from cases import exports

    query, parameters = exports.query_of(exports.people_rows(_rows()), exports.PEOPLE)
    with connection.cursor() as cursor:
        return cursor.mogrify(query, parameters)


def _copied():
    """What psql does for `\\copy`: COPY of the query to a file."""
    statement = _statement()
    settings = connections["default"].get_connection_params()
    environment = {"PGPASSWORD": settings["password"] or ""}
    command = ["psql", "-X", "-q", "-h", settings["host"], "-p", str(settings.get("port") or 5432)]
    command += ["-U", settings["user"], "-d", settings["dbname"]]
    copy = f"\\copy ({' '.join(statement.split())}) TO '/dev/null' (FORMAT csv, HEADER)"
    subprocess.run([*command, "-c", copy], check=True, env=environment)


def _by_xlsxwriter():
    stream = io.BytesIO()
    with (
        xlsxwriter.Workbook(stream, {"constant_memory": True}) as book,
        connection.cursor() as cursor,
    ):
        sheet = book.add_worksheet()
        cursor.execute(_statement())
        for line, row in enumerate(cursor.fetchall()):
            for column, value in enumerate(row):
                sheet.write(line, column, "" if value is None else str(value))
