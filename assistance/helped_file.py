"""Numbers read from somebody's spreadsheet, and the answers about them written as one."""

from collections import Counter
from itertools import islice

from django.utils.translation import gettext as _

from assistance.helped import MOST
from spreadsheets import cells
from spreadsheets.reader import open_book
from spreadsheets.stream import Column, Frame, export_rows

# A list of more is refused by the page; to say so, a few more have to be read.
_READ = MOST + 500


def numbers_in(stream, name):
    """The cells of the column that holds most numbers, from the first sheet; UnreadableFile."""
    with open_book(stream, name) as book:
        sheet = next(sheet for sheet in book.sheets if not sheet.is_hidden)
        rows = [[_text(cell) for cell in row] for _number, row in islice(sheet.rows(), _READ)]
    found = Counter(at for row in rows for at, text in enumerate(row) if _is_number(text))
    if not found:
        return []
    # Of columns with as many, the first.
    column = max(sorted(found), key=found.get)
    texts = [row[column] if column < len(row) else "" for row in rows]
    return [text for text in texts if _is_number(text)]


def _text(cell):
    try:
        return cells.text(cell)
    except cells.CellFault:
        return ""


def _is_number(text):
    """Whether it may be a number of ours or of a document: a heading has no digits."""
    return 5 <= len(text) <= 40 and sum(character.isdigit() for character in text) >= 3


def answers_file(answers, question, *, as_of):
    """The answers as a workbook, in the order in which they were asked: a generator of bytes."""
    columns = [
        Column(_("asked")),
        Column(_("answer")),
        Column(_("number")),
        Column(_("on, or planned until"), "date"),
        Column(_("sector")),
        Column(_("people covered"), "integer"),
        Column(_("members"), "integer"),
        Column(_("given by")),
        Column(_("programme")),
        Column(_("amount"), "decimal"),
        Column(_("currency")),
    ]
    frame = Frame(_("Already helped?"), as_of=as_of, filters=_asked(question))
    return export_rows([_row(answer) for answer in answers], columns, frame, "xlsx")


def _asked(question):
    parts = [f"{question.from_on:%Y-%m-%d} – {question.until_on:%Y-%m-%d}"]
    return "; ".join([*parts, *filter(None, (question.sector, question.item))])


def _row(answer):
    return (
        answer.asked,
        str(answer.words),
        answer.number,
        answer.on,
        str(answer.sector),
        answer.covered,
        answer.members,
        answer.given_by,
        answer.programme,
        answer.amount,
        answer.currency,
    )
