"""Small exports, as KoBo and ODK write them, of the small questionnaire."""

import csv
import io
import zipfile

from openpyxl import Workbook

from assessments.importers.run import import_assessments
from tests.assessments.asked import AT, DAY
from tests.factories import place

START, END = "2026-11-29T10:00:00.000+04:00", "2026-11-29T10:20:00.000+04:00"


def submission(household, *, identity="u1", index=1, **answers):
    """A row of KoBo's first sheet: everybody has a place to sleep."""
    said = {
        "start": START,
        "end": END,
        "hh_number": str(household) if household else None,
        "hh_size": 1,
        "shelter/rna_shelter_tonight": "yes",
        "_id": 700 + index,
        "_uuid": identity,
        "_index": index,
    }
    return said | {name.replace("__", "/"): value for name, value in answers.items()}


def member(parent, *, index=1, **answers):
    """A row of KoBo's sheet of the roster: somebody who is well."""
    said = {
        "roster/ind/ind_number": None,
        "roster/ind/ind_name": "Anna Petrosyan",
        "roster/ind/ind_gender": "female",
        "roster/ind/ind_age": 34,
        "roster/care/health_ind_healthcare_needed": "no",
        "_index": index,
        "_parent_table_name": "house",
        "_parent_index": parent,
    }
    return said | {f"roster/{n.replace('__', '/')}": value for n, value in answers.items()}


def workbook(**sheets):
    """A workbook with a sheet of each list of rows; the headings are those of all of them."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in table(rows):
            sheet.append(row)
    return _bytes(book.save)


def table(rows):
    headings = list(dict.fromkeys(name for row in rows for name in row))
    return [headings, *([row.get(name) for name in headings] for row in rows)]


def archive(**files):
    """A zip of CSV files, as Central gives them."""

    def write(stream):
        with zipfile.ZipFile(stream, "w") as book:
            for name, rows in files.items():
                book.writestr(f"{name}.csv", csv_text(rows))

    return _bytes(write)


def csv_text(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table(rows))
    return text.getvalue()


def _bytes(write):
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()


def imported(content, *, by, instrument, name="house.xlsx", at="AM07", **how):
    """The outcome of an import, on the day after they were asked."""
    return import_assessments(
        io.BytesIO(content), name=name, instrument=instrument, place=place(at), by=by, today=DAY,
        at=AT, **how,
    )  # fmt: skip


def told(findings):
    """(sheet, row, column without its letter, code) of each."""
    return [
        (each.sheet, each.row, each.column.partition(" (")[2].rstrip(")") or each.column, each.code)
        for each in findings
    ]
