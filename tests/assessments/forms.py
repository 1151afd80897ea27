"""Small questionnaires, as a coordinator would write them in a workbook."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

from assessments.xlsform.convert import to_xform
from assessments.xlsform.evaluation import Evaluation
from assessments.xlsform.loading import load

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ENGLISH, ARMENIAN = "English (en)", "Հայերեն (hy)"
FAMILY = Path(__file__).with_name("family.md").read_text(encoding="utf-8")


def form_of(text):
    """The Form that a questionnaire in Markdown describes."""
    return load(to_xform(text, ".md").xml)


def survey(
    *rows, columns="type | name | label | relevant | calculation | constraint | repeat_count"
):
    """A questionnaire of these rows, of which each names the cells of the first columns."""
    width = columns.count("|") + 1
    cells = (" | ".join([*row, *[""] * (width - len(row))]) for row in rows)
    return "\n".join(["| survey |", f"| | {columns} |", *(f"| | {each} |" for each in cells), ""])


def evaluated(form, answers, *, language=ENGLISH, now=NOW, seed=1):
    """The form with these answers, on a fixed day and with fixed chance."""
    return Evaluation(form, answers, now=now, random=Random(seed), language=language)
