"""In which row of its workbook each question stands."""

from dataclasses import replace
from io import BytesIO

import python_calamine

_FIRST_ROW = 1
_BEGINS, _ENDS = ("begin_group", "begin_repeat", "begin_loop"), ("end_group", "end_repeat")


def rows_of(workbook):
    """Path below the root → row of the survey sheet, of a workbook's bytes; {} of any other file.

    >>> rows_of(b"no workbook")
    {}
    """
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(workbook))
        name = next(each for each in book.sheet_names if each.strip().lower() == "survey")
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, StopIteration):
        return {}
    return dict(_paths(lines))


def _paths(lines):
    """(path, row) of each line of a survey; groups and repeats hold what stands between them."""
    head = [str(cell).strip().lower() for cell in lines[0]] if lines else []
    if not {"type", "name"} <= set(head):
        return
    above = []
    for row, line in enumerate(lines[1:], start=_FIRST_ROW + 1):
        cells = dict(zip(head, (str(cell).strip() for cell in line), strict=False))
        kind = "_".join(cells.get("type", "").lower().split())
        if kind in _ENDS and above:
            above.pop()
        elif name := cells.get("name"):
            yield "/".join((*above, name)), row
            if kind in _BEGINS:
                above.append(name)


def with_rows(faults, workbook):
    """The same faults, each with the row of the question that it names."""
    rows = rows_of(workbook)
    return [
        replace(fault, row=rows.get(fault.question)) if fault.row is None else fault
        for fault in faults
    ]
