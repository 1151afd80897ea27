"""Every way in which values become a file, and every program that reads it back."""

import csv
import io
from datetime import date
from itertools import zip_longest

import openpyxl
from django.db import connection
from psycopg import sql

from spreadsheets.cells import Broken, unguarded
from spreadsheets.reader import open_book
from spreadsheets.stream import Column, Frame, export, export_rows
from spreadsheets.writer import write_csv, write_xlsx

FRAME = Frame("People", date(2026, 11, 22), "Marz: Syunik")
TYPES = {
    "text": "text",
    "phone": "text",
    "integer": "bigint",
    "decimal": "numeric",
    "date": "date",
    "boolean": "boolean",
}


def values_query(rows, kinds):
    """A query that gives these rows, without a table."""
    lines = [
        sql.SQL("({})").format(
            sql.SQL(", ").join(
                sql.SQL("{}::{}").format(sql.Literal(value), sql.SQL(TYPES[kind]))
                for value, kind in zip(row, kinds, strict=True)
            )
        )
        for row in rows
    ]
    return sql.SQL("VALUES {}").format(sql.SQL(", ").join(lines))


def columns_of(kinds):
    return [Column(f"Column {number}", kind) for number, kind in enumerate(kinds, start=1)]


def from_postgresql(rows, kinds, file_format, frame=FRAME):
    """The file of rows that PostgreSQL sends."""
    query = values_query(rows, kinds)
    with connection.cursor() as cursor:
        return b"".join(export(cursor, query, columns_of(kinds), frame, file_format))


def from_python(rows, kinds, file_format, frame=FRAME):
    """The file of rows that are Python values."""
    return b"".join(export_rows(rows, columns_of(kinds), frame, file_format))


def small_table(rows, kinds, file_format):
    """The file that a report is handed out as."""
    titles = [column.title for column in columns_of(kinds)]
    if file_format == "csv":
        return write_csv([titles], rows)
    return write_xlsx([("People", [titles], rows, [])])


PATHS = {
    "from PostgreSQL": from_postgresql,
    "from Python": from_python,
    "small table": small_table,
}


def read_csv(data):
    """All rows, by Python's own reader."""
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def read_xlsx(data):
    """The first sheet, by openpyxl: cells in rows."""
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows())


def read_ours(data, name="file.csv"):
    """(number, values) of the first sheet, by our own reader."""
    with open_book(io.BytesIO(data), name) as book:
        return list(book.sheets[0].rows())


def table_ours(data, width):
    """The rows under the heading by our own reader, guards taken off, blanks at the end back."""
    return [
        [unguarded(v) if isinstance(v, str) else v for v, _ in zip_longest(values, range(width))]
        for _, values in read_ours(data)[1:]
    ]


def is_broken(value):
    return isinstance(value, Broken)
