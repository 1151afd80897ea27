"""The answers that stand in a made export, read as plainly as can be: for the tests of it alone."""

from datetime import datetime

from tests.assessments.kobo_export.questionnaire import SEVERAL, questions
from tests.assessments.kobo_export.tables import KOBO, SPLIT


def answers_of(export):
    """The answers of each submission, as a form is asked them."""
    key, parent = ("_index", "_parent_index") if export.shape == KOBO else ("KEY", "PARENT_KEY")
    rows = {}
    for row in export.roster.rows:
        rows.setdefault(row[parent], []).append(_nested(export, row, of_member=True)["roster"])
    for row in export.main.rows:
        told = _nested(export, row, of_member=False)
        members = [each | {"_id": str(n)} for n, each in enumerate(rows.get(row[key], ()))]
        yield told | ({"roster": members} if members else {})


def _nested(export, row, *, of_member):
    told = {}
    for question in questions():
        if question.is_of_member == of_member:
            value = _value(export, row, question)
            place = told
            for group in question.path[:-1] if value else ():
                place = place.setdefault(group, {})
            if value:
                place[question.name] = value
    return told


def _value(export, row, question):
    if question.kind == SEVERAL and export.several == SPLIT:
        chosen = (c for c in question.codes if row.get(export.heading(question.name, c)) == 1)
        return " ".join(chosen)
    value = row.get(export.heading(question.name))
    if value is None:
        return ""
    return str(value.date()) if isinstance(value, datetime) else str(value)
