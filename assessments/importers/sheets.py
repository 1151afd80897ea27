"""Which sheet of an export holds the submissions, and which the rows of which repeat."""

from django.utils.translation import gettext as _

from assessments.importers.columns import table_of
from assessments.xlsform.form import REPEAT
from cases.importers.faults import Finding

# Excel cuts the names of sheets here.
LONGEST_TITLE = 31


def tables_of(form, book, outcome):
    """Scope → Table; what holds no answers is told as ignored. Faults go to the outcome."""
    tables = {}
    for sheet in book.sheets:
        table = None if sheet.is_hidden else _table(form, sheet)
        if table is None:
            outcome.ignored.append((sheet.title, "", ""))
            continue
        if table.scope in tables:
            message = _("The sheet %(first)s answers the same questions: remove one of the two.")
            table.fault(None, "sheet_twice", message % {"first": tables[table.scope].title})
        tables.setdefault(table.scope, table)
        outcome.ignored += table.ignored
        outcome.faults += table.faults
    if form.root not in tables:
        message = _(
            "No sheet has the questions of this questionnaire. Export “XML values and headers”, "
            "not labels."
        )
        outcome.faults.append(Finding("", 0, "", "", "", "no_table", message))
    return tables


def _table(form, sheet):
    """The sheet as a table of the scope whose questions it answers; None where it answers none."""
    repeats = [path for path, each in form.fields.items() if each.what == REPEAT]
    found = [table_of(form, sheet, scope) for scope in (form.root, *repeats)]
    answering = [table for table in found if table and table.known]
    if not answering:
        return None
    return max(answering, key=lambda table: (_is_named(sheet.title, table.scope), table.known))


def _is_named(title, scope):
    """Whether the sheet is called as a repeat is, by KoBo or with the form's name by ODK."""
    name = scope.rpartition("/")[2]
    return title == name[:LONGEST_TITLE] or title.endswith(f"-{name}")
