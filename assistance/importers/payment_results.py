"""What a bank answers to a payment list, read from its file: all of it, or nothing.

Rows without a state are not answered yet: a bank may answer in several files, and the same file
sent again changes nothing.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.history.acting import acting
from assistance.actions.bulk_delivery import NotDelivered
from assistance.actions.delivering import standing_of
from assistance.actions.payment_answers import MAY_LOAD, answer_payments
from assistance.actions.payment_lists import locked_list
from assistance.actions.payment_words import SAID
from assistance.importers.payment_columns import COLUMNS, NEEDED
from assistance.importers.payment_rows import AnswerReader
from assistance.importers.tables import Outcome, table_of
from assistance.payment_choices import LineState, ListState
from cases.importers.faults import Finding
from spreadsheets.reader import UnreadableFile, open_book


def load_results(source, *, name, payment_list, by, today, dry_run=False, most_rows=0):
    """Write what a bank's file (a path or binary stream) says of a list; returns the Outcome.

    With any fault nothing is written; in a dry run everything is tried and taken back. Raises
    PermissionDenied for whoever may not load results.
    """
    if not by.has_perm(MAY_LOAD):
        raise PermissionDenied
    outcome = Outcome()
    try:
        with acting(by=by):
            # Who loads the same answer meanwhile waits, and then sees what was written.
            current = locked_list(payment_list)
            reader = _read(source, name, current, today, outcome, most_rows)
            if reader and not outcome.faults:
                _write(reader, by, today, outcome)
            if dry_run or outcome.faults:
                transaction.set_rollback(True)
    except UnreadableFile as fault:
        outcome.faults.append(Finding(name, 0, "", "", "", fault.code, str(fault)))
    outcome.written = not dry_run and not outcome.faults
    return outcome


def _read(source, name, payment_list, today, outcome, most_rows):
    if payment_list.state != ListState.APPROVED:
        words = str(SAID["list_not_approved"])
        outcome.faults.append(Finding(name, 0, "", "", "", "list_not_approved", words))
        return None
    with open_book(source, name) as book:
        table = table_of(book, COLUMNS, NEEDED, outcome)
        if table is None:
            return None
        if not table.has("number"):
            message = _("The sheet has no column for the number of each payment.")
            outcome.faults.append(table.fault(table.heading_row, "state", "", "no_column", message))
            return None
        reader = AnswerReader(table, outcome, payment_list, today)
        reader.read(most_rows)
    return reader


def _write(reader, by, today, outcome):
    """Write the answers that are new; whoever left meanwhile is told, since the money is paid."""
    _tell_who_left(reader, outcome)
    if not reader.answers:
        return
    try:
        answer_payments(
            payment_list=reader.payment_list,
            answers=list(reader.answers.values()),
            today=today,
            by=by,
        )
    except NotDelivered as refusal:
        outcome.faults += [
            reader.found_at(number, code, SAID[code]) for number, code in refusal.faults.items()
        ]


def _tell_who_left(reader, outcome):
    paid = {n: a.on for n, a in reader.answers.items() if a.state == LineState.PAID}
    left = standing_of(paid).left if paid else {}
    message = _(
        "It was paid, and somebody whom it covers left on %(day)s: ask whether it has to come back."
    )
    outcome.notices += [
        reader.found_at(number, "left", message % {"day": f"{left[number]:%d.%m.%Y}"})
        for number, on in paid.items()
        if number in left and left[number] <= on
    ]
