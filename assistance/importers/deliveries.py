"""A file of deliveries: all of it is read and judged first, then written batch by batch, once.

Each batch is written whole or not at all, together with how far the file came by then. Whoever
sends the same file under the same key goes on there, whatever ended the work before.
"""

import os
from contextlib import nullcontext
from hashlib import file_digest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.history.acting import acting
from assistance import budget
from assistance.actions.bulk_delivery import NotDelivered, deliver_many
from assistance.importers.delivery_columns import COLUMNS, NEEDED
from assistance.importers.delivery_resolving import Resolving
from assistance.importers.delivery_rows import RowReader
from assistance.importers.tables import Outcome, table_of
from assistance.models import DeliveryFile
from cases.importers.faults import Finding
from spreadsheets.reader import UnreadableFile, open_book

MAY_DELIVER = "assistance.deliver_in_bulk"
BATCH = 500
LONGEST_KEY = 80


def deliver_file(source, *, name, key, by, today, at, dry_run=False, progress=None, most_rows=0):
    """Deliver what a file (a path or binary stream) says, and return the Outcome.

    Rows name an assistance, or a household and a programme. With any fault nothing is written;
    what is found only while batches are written stops there, and what was written stays. `progress`
    is told after each batch how many rows are done, of how many. `most_rows` limits them, 0 does
    not. Raises PermissionDenied for whoever may not deliver in bulk.
    """
    if not by.has_perm(MAY_DELIVER):
        raise PermissionDenied
    outcome = Outcome()
    digest = _digest(source)
    begun = DeliveryFile.objects.filter(pk=key).first() if _is_key(key) else None
    if not _is_key(key) or _is_of_another(begun, digest, by):
        outcome.faults.append(_refused_key(name, key))
        return outcome
    try:
        work = _judged(source, name, by, today, outcome, most_rows, begun)
    except UnreadableFile as fault:
        outcome.faults.append(Finding(name, 0, "", "", "", fault.code, str(fault)))
    if outcome.faults or dry_run:
        return outcome
    kept = DeliveryFile(key=key, sha256=digest, name=_printable(name), by=by, begun_at=at)
    if _is_of_another(_begin(kept, outcome.read), digest, by):
        outcome.faults.append(_refused_key(name, key))
        return outcome
    _Writing(key, work, by, today, outcome, progress).run()
    return outcome


def _digest(source):
    is_path = isinstance(source, (str, os.PathLike))
    with open(source, "rb") if is_path else nullcontext(source) as stream:
        stream.seek(0)
        return file_digest(stream, "sha256").hexdigest()


def _is_key(text):
    return bool(text) and len(text) <= LONGEST_KEY and text.isprintable()


def _printable(name):
    return "".join(filter(str.isprintable, name))[:200]


def _refused_key(name, key):
    message = _("This key is of another file: choose a key that was not used before.")
    return Finding(name, 0, "", _printable(key)[:LONGEST_KEY], "", "key", message)


def _is_of_another(begun, digest, by):
    return begun is not None and (begun.sha256, begun.by_id) != (digest, by.pk)


def _judged(source, name, by, today, outcome, most_rows, begun):
    """The Resolving of the rows that are not written yet; what is wrong goes to the outcome."""
    with open_book(source, name) as book:
        table = table_of(book, COLUMNS, NEEDED, outcome)
        rows = _read(table, outcome, most_rows) if table else []
    outcome.read, outcome.done = len(rows), begun.done_rows if begun else 0
    work = Resolving(table, rows[outcome.done :], by, today, begins_at=outcome.done)
    if outcome.faults:
        # What can be read is judged all the same: everything is told at once.
        outcome.faults += work.faults
        outcome.faults.sort(key=lambda fault: fault.row)
        return work
    outcome.faults += work.faults or _beyond_budget(work)
    outcome.new, outcome.known = len(work.fresh), len(work.deliveries) - len(work.fresh)
    return work


def _read(table, outcome, most_rows):
    reader, rows = RowReader(table, outcome.faults), []
    if not table.has("on"):
        message = _("The sheet has no column for the day on which it was delivered.")
        outcome.faults.append(table.fault(table.heading_row, "on", "", "no_column", message))
        return rows
    for number, told in table.rows():
        row = reader.read(number, told)
        rows += [row] if row else []
        if most_rows and len(rows) > most_rows:
            message = _("At most %(limit)d rows are read here: divide the file.")
            message %= {"limit": most_rows}
            outcome.faults.append(table.fault(number, "number", "", "too_many_rows", message))
            return rows[:most_rows]
    return rows


def _beyond_budget(work):
    with transaction.atomic():
        numbers = budget.beyond(work.fresh)
    return [work.fault_at(number, "over_budget") for number in numbers]


def _begin(file, rows):
    """Keep the file under its key; the row of whoever was first in the same moment."""
    file.rows = rows
    DeliveryFile.objects.bulk_create([file], ignore_conflicts=True)
    return DeliveryFile.objects.get(pk=file.key)


class _Writing:
    """Batch after batch of one file, each in a transaction of its own."""

    def __init__(self, key, work, by, today, outcome, progress):
        self._key, self._work, self._by, self._today = key, work, by, today
        self._outcome, self._progress = outcome, progress or (lambda done, of: None)

    def run(self):
        """Write all that is left; stops at a batch in which something changed meanwhile."""
        self._outcome.new = self._outcome.known = 0
        try:
            while self._next():
                self._progress(self._outcome.done, self._outcome.read)
        except NotDelivered as refusal:
            faults = [self._work.fault_at(*each) for each in refusal.faults.items()]
            self._outcome.faults += sorted(faults, key=lambda fault: fault.row)
        self._outcome.written = self._outcome.done == self._outcome.read

    def _next(self):
        """Write one batch with how far the file came; False where nothing is left."""
        with acting(by=self._by):
            file = DeliveryFile.objects.select_for_update().get(pk=self._key)
            batch = self._work.deliveries[file.done_rows - self._work.begins_at :][:BATCH]
            if batch:
                already = deliver_many(deliveries=batch, today=self._today, by=self._by)
                file.done_rows += len(batch)
                file.save(update_fields=["done_rows"])
        self._outcome.done = file.done_rows
        if batch:
            self._outcome.known += len(already)
            self._outcome.new += len(batch) - len(already)
        return bool(batch)
