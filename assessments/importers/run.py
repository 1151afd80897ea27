"""One import of answers from a file into the register: all of it, or nothing."""

from itertools import islice

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.history.acting import acting
from accounts.policy import places_of
from assessments.actions.refusals import SAID
from assessments.choices import InstrumentKind
from assessments.importers.outcome import Outcome
from assessments.importers.portion import Portion, Run
from assessments.importers.reading import Reading
from assessments.importers.sheets import tables_of
from assessments.questionnaires import form_of
from assessments.sight import MAY_IMPORT
from cases.importers.faults import Finding
from spreadsheets.reader import UnreadableFile, open_book

# So many submissions are judged and written at a time: the file may hold 40,000.
AT_ONCE = 250
# Where submissions are limited, so are the rows of their repeats: so many a submission.
MOST_MEMBERS = 20
# Where nothing says which questions are answered, every row would seem to leave them out.
UNREADABLE = {"no_table", "ambiguous"}
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('import_assessments'))"


def import_assessments(
    source_file, *, name, instrument, place, by, today, at, dry_run=False, most_rows=0, step=None
):
    """Import an export of KoBo or ODK (a path or binary stream), and return the Outcome.

    `place` is where the families were asked: whoever imports there looks after the submissions
    whose household is not found. With any fault nothing is written; in a dry run everything is
    tried in the database and taken back. `most_rows` limits the submissions, 0 does not; `step` is
    told how many of them were read. Raises
    PermissionDenied for whoever may not import, ValidationError for a questionnaire of places, and
    for a place that is not theirs.
    """
    if not by.has_perm(MAY_IMPORT):
        raise PermissionDenied
    if instrument.kind == InstrumentKind.LOCATION:
        raise ValidationError(SAID["of_a_place"], code="of_a_place")
    if place.pk not in places_of(by):
        words = _("You import at your own places: choose one of them.")
        raise ValidationError(words, code="not_your_place")
    outcome = Outcome()
    run = Run(form_of(instrument), instrument, place, by, today, at, outcome, step or _nobody_asks)
    try:
        with acting(by=by):
            _import(source_file, name, run, most_rows)
            if dry_run or outcome.faults:
                transaction.set_rollback(True)
    except UnreadableFile as fault:
        outcome.faults.append(Finding(name, 0, "", "", "", fault.code, str(fault)))
    outcome.written = not dry_run and not outcome.faults
    return outcome


def _nobody_asks(submissions):
    """How far it is, to a door that waits for the end."""


def _import(source_file, name, run, most_rows):
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
    with open_book(source_file, name) as book:
        tables = tables_of(run.form, book, run.outcome)
        if any(fault.code in UNREADABLE for fault in run.outcome.faults):
            return
        reading = Reading(run.form, tables, run.outcome, most_rows * MOST_MEMBERS)
        submissions = reading.submissions()
        while portion := list(islice(submissions, AT_ONCE)):
            if most_rows and run.outcome.read + len(portion) > most_rows:
                message = _("At most %(limit)d submissions are read here: divide the file.")
                message %= {"limit": most_rows}
                run.outcome.faults.append(Finding(name, 0, "", "", "", "too_many_rows", message))
                return
            Portion(run, portion).take()
            run.step(run.outcome.read)
        run.tell_in_order([table.title for table in tables.values()])
