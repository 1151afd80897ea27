"""Which column of an export is the answer to which question, and which tells of the submission."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from assessments.field_names import SEPARATORS, FieldNames, choices_of
from assessments.xlsform.form import is_note
from cases.importers.faults import Finding, shown
from spreadsheets import cells

AMBIGUOUS = _("Several questions have this name: export the headings with their groups.")
# Longer ones name no question.
LONGEST_HEADING = 255
# What KoBo, and ODK Central or Briefcase, call what they add to the answers.
META = {
    "identity": ("_uuid", "KEY", "meta/instanceID", "meta-instanceID", "instanceID"),
    # Of a submission that was edited since: KoBo gives it another _uuid.
    "first_identity": ("meta/rootUuid", "meta-rootUuid"),
    "index": ("_index", "KEY"),
    "parent": ("_parent_index", "PARENT_KEY"),
    "start": ("start",),
    "end": ("end",),
    "day": ("today",),
    "sent": ("_submission_time", "SubmissionDate"),
    "household": ("hh_number", "household_number", "household"),
}
# Nobody misses them: what else both write about a submission.
_OWN_BEGINNINGS = ("_", "SET-OF-", "meta/", "meta-", "meta.", "formhub/")
_OWN = {
    *("SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected"),
    *("Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
}


@dataclass
class Table:
    """A sheet of answers: of the submissions themselves, or of the rows of a repeat (`scope`)."""

    title: str
    scope: str
    heading_row: int
    rows: object
    headings: list
    fields: dict = field(default_factory=dict)
    # Path → (choice, position) of its columns, where each choice has one of its own.
    split: dict = field(default_factory=dict)
    meta: dict = field(default_factory=dict)
    ignored: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    @property
    def known(self):
        """How many columns are answers."""
        return len(self.fields) + len(self.split)

    def column_name(self, position):
        """What the file calls a column, with its letter."""
        return f"{cells.column_letters(position)} ({shown(self.headings[position])})"

    def column_of(self, path, value=""):
        """The column in which a question is answered; its own name where there is none.

        Where each choice has a column, that of the first which was chosen in the `value`.
        """
        position = self.fields.get(path)
        if position is None and path in self.split:
            columns, chosen = self.split[path], value.split()
            position = next((at for choice, at in columns if choice in chosen), columns[0][1])
        return path.rpartition("/")[2] if position is None else self.column_name(position)

    def fault(self, position, code, message, value="", row=None):
        """Note what is wrong at a cell, or at a heading."""
        row = self.heading_row if row is None else row
        column = "" if position is None else self.column_name(position)
        self.faults.append(Finding(self.title, row, column, shown(value), "", code, str(message)))


def table_of(form, sheet, scope):
    """The Table of a sheet, read as one of this scope; None where the sheet is empty."""
    rows = iter(sheet.rows())
    first = next(rows, None)
    if first is None:
        return None
    number, values = first
    headings = [_heading(value) for value in values]
    table = Table(sheet.title, scope, number, rows, headings)
    names = FieldNames(form, scope)
    for position, heading in enumerate(headings):
        if heading:
            _place(table, form, names, position, heading)
    # The whole answer is read where it stands; its single choices say the same once more.
    table.split = {path: cols for path, cols in table.split.items() if path not in table.fields}
    return table


def _heading(value):
    try:
        heading = cells.text(value)
    except cells.CellFault:
        # A formula that ended in an error names nothing.
        return ""
    return heading if len(heading) <= LONGEST_HEADING else ""


def _place(table, form, names, position, heading):
    meta = _meta_named(table, position, heading)
    if found := names.fields(heading):
        _answer(table, names, position, found)
        return
    questions, choice = names.choice(heading)
    if questions:
        _choice(table, form, position, questions, choice)
    elif not (meta or heading in _OWN or heading.startswith(_OWN_BEGINNINGS)):
        table.ignored.append((table.title, cells.column_letters(position), shown(heading)))


def _meta_named(table, position, heading):
    """Whether the heading is one of those that tell of the submission, which is then noted."""
    ranks = {name: rank for name in META if (rank := _rank(name, heading)) is not None}
    for name, rank in ranks.items():
        # The first of its headings that a file has: what KoBo says goes before what ODK does.
        before = table.meta.get(name)
        if before is None or rank < _rank(name, table.headings[before]):
            table.meta[name] = position
    return bool(ranks)


def _rank(name, heading):
    """Which of the headings of what tells of a submission this is; None where it is none.

    The household's number is a question as well, and may stand in groups.
    """
    headings = META[name]
    if name == "household" and heading not in headings:
        for separator in SEPARATORS:
            heading = heading.rpartition(separator)[2]
        headings = headings[:2]
    return headings.index(heading) if heading in headings else None


def _answer(table, names, position, found):
    if len(found) > 1:
        table.fault(position, "ambiguous", AMBIGUOUS)
        return
    each = found[0]
    if is_note(each):
        return
    before = table.fields.get(each.path)
    if before is None:
        table.fields[each.path] = position
        return
    message = _("The column %(first)s says the same: remove one of the two.")
    table.fault(position, "column_twice", message % {"first": table.column_name(before)})


def _choice(table, form, position, questions, choice):
    offering = [each for each in questions if choice in choices_of(form, each)]
    if len(offering) == 1:
        table.split.setdefault(offering[0].path, []).append((choice, position))
    elif offering:
        table.fault(position, "ambiguous", AMBIGUOUS)
    else:
        message = _("The question %(question)s has no such choice.")
        table.fault(position, "no_choice", message % {"question": questions[0].name})
