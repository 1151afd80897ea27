"""From an XLSForm workbook to an XForm: pyxform, its refusals told by sheet, row and column."""

import re
from dataclasses import dataclass

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert as _convert

_AT_ROW = re.compile(r"\[row : (?P<row>\d+)\]\s*")
_ON_SHEET = re.compile(
    r"On the '(?P<sheet>[^']+)' sheet, the '(?P<column>[^']+)' value is invalid\.\s*"
)
_OF_SHEET = re.compile(r"(?:for|provided for) (?:the )?sheet:? '(?P<sheet>[^']+)'")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".md", ".csv")


@dataclass(frozen=True)
class FormFault:
    """What is wrong with a questionnaire, and where in its workbook, as far as that is known.

    `question` is the path of a question below the root, by which its row is found (`rows.py`).
    """

    words: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    question: str = ""


class Refused(ValueError):
    """A workbook that is no usable questionnaire; `faults` says why."""

    def __init__(self, faults):
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.words for fault in self.faults))


@dataclass(frozen=True)
class XForm:
    """The XForm of a questionnaire, and what pyxform thought worth a warning."""

    xml: str
    warnings: tuple


def to_xform(workbook, file_type=".xlsx"):
    """The XForm of a workbook's bytes (or of a text, for ".md"); raises Refused."""
    try:
        made = _convert(workbook, validate=False, file_type=file_type)
    except PyXFormError as fault:
        raise Refused(map(fault_of, _each(str(fault)))) from None
    except Exception as fault:
        words = f"This workbook can't be read: {fault}"
        raise Refused([FormFault(words)]) from fault
    return XForm(made.xform, tuple(made.warnings))


def _each(message):
    """The refusals in a message: pyxform writes one a line where it names rows."""
    lines = [line for line in message.splitlines() if line.strip()]
    return lines if all(_AT_ROW.match(line) for line in lines) else [message]


def fault_of(message):
    """A refusal in the words of pyxform, and the place that it names."""
    row, on = _AT_ROW.search(message), _ON_SHEET.search(message)
    sheet = on or _OF_SHEET.search(message)
    words = _ON_SHEET.sub("", _AT_ROW.sub("", message)).strip()
    return FormFault(
        words=words,
        sheet=sheet["sheet"] if sheet else "",
        row=int(row["row"]) if row else None,
        column=on["column"] if on else "",
    )
