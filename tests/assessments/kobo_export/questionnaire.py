"""What the workbook of the multi-sector questionnaire asks: its questions and their codes."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

WORKBOOK = Path(__file__).parents[3] / "assessments" / "instruments" / "multi_sector.xlsx"
REPEAT = "roster"
SEVERAL = "select_multiple"


@dataclass(frozen=True)
class Question:
    """A question: its path (the groups around it, then its name), its type, the codes it offers."""

    path: tuple
    kind: str
    codes: tuple = ()

    @property
    def name(self):
        """The last word of the path."""
        return self.path[-1]

    @property
    def is_of_member(self):
        """Whether it is asked of each member, and not of the household."""
        return self.path[0] == REPEAT


@cache
def questions():
    """All that is answered or calculated, in the order of the workbook."""
    workbook = load_workbook(WORKBOOK, read_only=True)
    codes, found, above = _lists(workbook["choices"]), [], []
    for row in _rows(workbook["survey"]):
        kind, _space, listed = row["type"].partition(" ")
        if kind in ("begin_group", "begin_repeat"):
            above.append(row["name"])
        elif kind in ("end_group", "end_repeat"):
            above.pop()
        elif kind != "note":
            found.append(Question((*above, row["name"]), kind, tuple(codes.get(listed, ()))))
    return tuple(found)


@cache
def named():
    """Name → question: each name stands once in the workbook."""
    return {question.name: question for question in questions()}


@cache
def settings():
    """The workbook's title, identifier and version."""
    return next(_rows(load_workbook(WORKBOOK, read_only=True)["settings"]))


def _rows(sheet):
    lines = sheet.iter_rows(values_only=True)
    heads = next(lines)
    filled = (line for line in lines if any(cell is not None for cell in line))
    return (dict(zip(heads, line, strict=True)) for line in filled)


def _lists(sheet):
    lists = {}
    for row in _rows(sheet):
        lists.setdefault(row["list_name"], []).append(str(row["name"]))
    return lists
