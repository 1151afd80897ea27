"""A workbook to fill in: headings with notes, and lists to choose from."""

import io
from dataclasses import dataclass

import xlsxwriter

from spreadsheets.guard import held

_LISTS = "Lists"
# As far down as the lists to choose from reach.
_ROWS = 5_000


@dataclass(frozen=True)
class TemplateColumn:
    """A column to fill in: its title, what may be chosen, how wide, and what its note says.

    `is_required` marks its heading. A column of days is kept as typed, so that Excel does not turn
    03.04 round.
    """

    title: str
    choices: tuple = ()
    width: float = 18
    comment: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class TemplateSheet:
    """A sheet to fill in: its title, its columns, and rows that are there already."""

    title: str
    columns: tuple
    rows: tuple = ()


def write_template(sheets, lists_title=_LISTS):
    """A workbook as bytes: the sheets, and a hidden one with what may be chosen.

    Whoever fills it in may choose from a list; something else is warned of, not refused, since the
    importer also knows other words. Cells are text, so that numbers keep their leading noughts.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        heading = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        styles = {
            False: book.add_format(heading),
            True: book.add_format(heading | {"bg_color": "#FFE9A8"}),
            "text": book.add_format({"num_format": "@"}),
        }
        pages = [book.add_worksheet(sheet.title) for sheet in sheets]
        lists = _Lists(book, lists_title)
        for page, sheet in zip(pages, sheets, strict=True):
            _fill(page, sheet, styles, lists)
    return stream.getvalue()


class _Lists:
    """The sheet of what may be chosen; a list that several columns share is written once."""

    def __init__(self, book, title):
        self._book, self._title, self._page, self._places = book, title, None, {}

    def place(self, choices):
        """The reference of a list, such as =Lists!$A$1:$A$12."""
        choices = tuple(str(choice) for choice in choices)
        if choices not in self._places:
            self._places[choices] = self._write(choices)
        return self._places[choices]

    def _write(self, choices):
        if self._page is None:
            self._page = self._book.add_worksheet(self._title)
            self._page.hide()
        column = len(self._places)
        for row, choice in enumerate(choices):
            self._page.write_string(row, column, held(choice))
        letters = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
        quoted = self._title.replace("'", "''")
        return f"='{quoted}'!{letters}$1:{letters}${len(choices)}"


def _fill(page, sheet, styles, lists):
    page.freeze_panes(1, 0)
    for index, column in enumerate(sheet.columns):
        _head(page, index, column, styles, lists)
    for number, row in enumerate(sheet.rows, start=1):
        for index, value in enumerate(row):
            if value is not None:
                page.write_string(number, index, held(str(value)), styles["text"])


def _head(page, index, column, styles, lists):
    page.set_column(index, index, column.width, styles["text"])
    page.write_string(0, index, held(str(column.title)), styles[column.is_required])
    if column.comment:
        page.write_comment(0, index, held(str(column.comment)), {"x_scale": 2, "y_scale": 1.5})
    if column.choices:
        rule = {"validate": "list", "source": lists.place(column.choices)}
        page.data_validation(1, index, _ROWS, index, rule | {"error_type": "warning"})
