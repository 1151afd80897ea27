"""From the tables of an export to submissions: answers nested as in the form, with their cells."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assessments import nested
from assessments.answer_values import (
    SAID,
    Unreadable,
    answer,
    in_order,
    is_chosen,
    is_text,
)
from assessments.field_names import choices_of, scope_of
from spreadsheets import cells

# What may stand for no parent, or none that a submission has.
_NOBODY = object()


@dataclass
class Received:
    """One submission of the file: its answers, its own cells, and in which row each part stands."""

    row: int
    table: object
    answers: dict
    meta: dict
    # Address of a row of a repeat, () of the submission → (table, row of the spreadsheet).
    places: dict = field(default_factory=dict)

    def place(self, where):
        """(table, row) of the nearest row that holds this address."""
        return next(
            self.places[where[:length]]
            for length in range(len(where), -1, -1)
            if where[:length] in self.places
        )


@dataclass
class _Row:
    """A row of a repeat that waits for its parent: found under (the parent's scope, its key)."""

    number: int
    table: object
    answers: dict
    key: str
    is_taken: bool = False


class Reading:
    """Reads the tables of a form's export; what can't be read goes to the outcome's faults."""

    def __init__(self, form, tables, outcome, most_rows=0):
        self.form, self.tables, self.outcome = form, tables, outcome
        # Of repeats in all; 0 for as many as there are.
        self._most_rows = most_rows
        self._offered = {
            path: choices_of(form, form.fields[path])
            for table in tables.values()
            for path in (*table.fields, *table.split)
        }
        self._children = defaultdict(list)
        self._all_rows, self._keys = [], {}

    def submissions(self):
        """Each Received in the order of the file; the rows of repeats are read before them."""
        for scope, table in self.tables.items():
            if scope != self.form.root:
                self._read_rows(scope, table)
        table = self.tables[self.form.root]
        for number, values in table.rows:
            answers, meta = self._answers(table, number, values)
            received = Received(number, table, answers, meta, {(): (table, number)})
            key = self._own_key(self.form.root, table, number, meta)
            received.answers = self._with_rows(received, self.form.root, answers, key, ())
            yield received
        self._orphans()

    def _read_rows(self, scope, table):
        parent = scope_of(self.form, self.form.fields[scope])
        if "parent" not in table.meta:
            message = _("The sheet has no column of its parent: _parent_index or PARENT_KEY.")
            table.fault(None, "no_parent_column", message)
            self.outcome.faults.append(table.faults[-1])
        for number, values in table.rows:
            if self._most_rows and len(self._all_rows) >= self._most_rows:
                message = _("At most %(limit)d rows are read here: divide the file.")
                message %= {"limit": self._most_rows}
                self._fault(table, number, None, "too_many_rows", message)
                return
            answers, meta = self._answers(table, number, values)
            row = _Row(number, table, answers, self._own_key(scope, table, number, meta))
            self._all_rows.append((row, meta))
            if meta.get("parent"):
                self._children[parent, meta["parent"]].append((scope, row))

    def _own_key(self, scope, table, number, meta):
        """By what the rows below name this one. Two of one key would share their rows."""
        key = meta.get("index")
        if not key:
            return _NOBODY
        first = self._keys.setdefault((scope, key), number)
        if first == number:
            return key
        message = _("Row %(row)d has this number too: export the submissions anew.")
        at = table.meta["index"]
        self._fault(table, number, at, "index_twice", message % {"row": first}, key)
        return _NOBODY

    def _with_rows(self, received, scope, answers, key, above):
        """The answers of a submission or row with its rows of repeats put in their places."""
        of_repeats = defaultdict(list)
        for repeat, row in self._children.get((scope, key), ()):
            row.is_taken = True
            steps = tuple(repeat[len(scope) + 1 :].split("/"))
            where = (*above, *steps, str(len(of_repeats[steps]) + 1))
            received.places[where] = (row.table, row.number)
            below = self._with_rows(received, repeat, row.answers, row.key, where)
            of_repeats[steps].append(below)
        return nested.put(answers, of_repeats) if of_repeats else answers

    def _orphans(self):
        """Rows whose parent is not in the file."""
        for row, meta in self._all_rows:
            if row.is_taken or "parent" not in row.table.meta:
                continue
            message = _("This row says not of which submission it is.")
            if meta.get("parent"):
                message = _("No submission of this file has this number.")
            at = row.table.meta["parent"]
            self._fault(row.table, row.number, at, "no_parent", message, meta.get("parent", ""))

    def _answers(self, table, number, values):
        """(answers nested below the scope, what the file says of the submission)."""
        found = {}
        for path, position in table.fields.items():
            said = self._read(table, number, path, position, values)
            if said:
                found[path] = said
        for path, columns in table.split.items():
            found |= self._chosen(table, number, path, columns, values)
        below = len(table.scope) + 1
        answers = nested.put({}, {tuple(p[below:].split("/")): v for p, v in found.items()})
        return answers, self._meta(table, number, values)

    def _read(self, table, number, path, position, values):
        cell = values[position] if position < len(values) else None
        if cell is None or cell == "":
            return ""
        try:
            return answer(self.form.fields[path], cell, self._offered[path])
        except Unreadable as fault:
            self._fault(table, number, position, fault.code, fault.message, cell)
            return ""

    def _chosen(self, table, number, path, columns, values):
        chosen = []
        for choice, position in columns:
            cell = values[position] if position < len(values) else None
            try:
                if is_chosen(cell):
                    chosen.append(choice)
            except Unreadable as fault:
                self._fault(table, number, position, fault.code, fault.message, cell)
        return {path: in_order(chosen, self._offered[path])} if chosen else {}

    def _meta(self, table, number, values):
        told = {}
        for name, position in table.meta.items():
            cell = values[position] if position < len(values) else None
            try:
                said = cell.isoformat() if hasattr(cell, "isoformat") else cells.text(cell)
            except cells.CellFault as fault:
                self._fault(table, number, position, fault.code, fault.message)
                continue
            if not is_text(said):
                self._fault(table, number, position, "not_text", SAID["not_text"])
            elif said:
                told[name] = said
        return told

    def _fault(self, table, row, position, code, message, value=""):
        table.fault(position, code, message, value, row)
        self.outcome.faults.append(table.faults[-1])
