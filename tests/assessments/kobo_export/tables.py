"""An export as sheets of cells, and as the file that holds them."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from tests.assessments.kobo_export.questionnaire import SEVERAL, named

# How several choices are written: one text, a column of 1 and 0 for each choice, or both.
STRING, SPLIT, BOTH = "string", "split", "both"
KOBO, CENTRAL = "kobo", "central"


@dataclass
class Sheet:
    """A table: its name, its headings in order, its rows (heading → value, blank ones missing)."""

    name: str
    headings: list
    rows: list

    @staticmethod
    def row_number(place):
        """The row in the spreadsheet: headings are row 1."""
        return place + 2


@dataclass
class Export:
    """What was exported: the households, their members, and how it is written."""

    shape: str
    file_name: str
    main: Sheet
    roster: Sheet
    separator: str
    several: str
    is_timed: bool
    day: date

    def sheet_of(self, name):
        """The sheet on which a question stands."""
        return self.roster if named()[name].is_of_member else self.main

    def heading(self, name, code=None):
        """The heading of a question, or of one of its choices, by their names."""
        return heading(self, named()[name], code)

    def to_bytes(self):
        """The file: a workbook of KoBo's, or Central's archive of CSV files."""
        return _workbook(self) if self.shape == KOBO else _archive(self)


def heading(export, question, code=None):
    """The groups' names and the question's own; Central leaves out the repeat's."""
    path = question.path
    if export.shape == CENTRAL and question.is_of_member:
        path = path[1:]
    at = export.separator.join(path)
    between = export.separator if export.shape == KOBO else "/"
    return at if code is None else f"{at}{between}{code}"


def headings_of(export, asked):
    """The headings of some questions, as several choices are written."""
    for question in asked:
        if question.kind != SEVERAL or export.several != SPLIT:
            yield heading(export, question)
        if question.kind == SEVERAL and export.several != STRING:
            yield from (heading(export, question, code) for code in question.codes)


def cells_of(export, asked, answers, *, unasked=None):
    """Heading → value of some answers; `unasked` stands in the columns of choices nobody made."""
    cells = {}
    for question in asked:
        value = answers.get(question.name)
        if question.kind != SEVERAL:
            cells[heading(export, question)] = value
            continue
        if export.several != SPLIT:
            cells[heading(export, question)] = value
        if export.several != STRING:
            for code in question.codes:
                chosen = unasked if value is None else int(code in value.split())
                cells[heading(export, question, code)] = chosen
    return {name: value for name, value in cells.items() if value is not None}


def _workbook(export):
    book = Workbook(write_only=True)
    for sheet in (export.main, export.roster):
        page = book.create_sheet(sheet.name)
        page.append(sheet.headings)
        for row in sheet.rows:
            page.append([row.get(name) for name in sheet.headings])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _archive(export):
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for sheet in (export.main, export.roster):
            lines = StringIO(newline="")
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(sheet.headings)
            writer.writerows([_text(row.get(name)) for name in sheet.headings]
                             for row in sheet.rows)  # fmt: skip
            archive.writestr(f"{sheet.name}.csv", lines.getvalue().encode())
    return kept.getvalue()


def _text(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
