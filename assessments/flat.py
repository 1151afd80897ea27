"""Answers as methods want them: by the names of the questions, the members' under `roster`.

A form may ask of each member in several repeats of the same length, as REACH's does: a row of each
is the same member's where it has the same identity.
"""

from assessments import nested
from assessments.xlsform.evaluation import ROW_ID
from assessments.xlsform.form import REPEAT

ROSTER = "roster"


def member_repeats(form):
    """Paths of the repeats whose rows are the household's members, the roster first."""
    repeats = [field for field in form.fields.values() if field.what == REPEAT]
    roster = next((field for field in repeats if field.name == ROSTER), None)
    if roster is None:
        return []
    others = (r.path for r in repeats if r is not roster and r.count and r.count == roster.count)
    return [roster.path, *others]


def parted(form, answers):
    """(answers without the members', the rows of each member): rows by the name of their repeat.

    >>> from assessments.xlsform.form import Field, Form
    >>> fields = {path: Field(path, what) for path, what in (
    ...     ("/data", "group"), ("/data/size", "question"), ("/data/roster", "repeat"))}
    >>> form = Form("", "", "", fields, {}, {})
    >>> parted(form, {"size": "1", "roster": [{"_id": "P1", "ind_age": "7"}]})
    ({'size': '1'}, [{'roster': {'_id': 'P1', 'ind_age': '7'}}])
    """
    members = {}
    for path in member_repeats(form):
        steps = path.split("/")[2:]
        for position, row in enumerate(nested.at(answers, steps) or []):
            members.setdefault(row.get(ROW_ID, position), {})[steps[-1]] = row
        answers = nested.without(answers, steps)
    return answers, list(members.values())


def joined(form, answers, members):
    """The inverse of `parted`: `members` are (identity, rows by the name of their repeat)."""
    for path in member_repeats(form):
        steps = path.split("/")[2:]
        rows = [said[steps[-1]] | {ROW_ID: number} for number, said in members if steps[-1] in said]
        if rows:
            answers = nested.put(answers, {tuple(steps): rows})
    return answers


def flat(answers, members=()):
    """All answers by their questions' names, those of each of the members under `roster`."""
    found = dict(_named(answers))
    if members:
        found[ROSTER] = [dict(_named(member)) for member in members]
    return found


def _named(answers):
    for name, value in answers.items():
        if isinstance(value, dict):
            yield from _named(value)
        elif not isinstance(value, list) and name not in (ROW_ID, ROSTER):
            yield name, value
