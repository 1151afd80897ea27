"""One import from file to register, in one transaction, one at a time."""

import gc
from contextlib import contextmanager
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from accounts.history.acting import acting
from cases.actions.writing import refusal
from cases.importers import known, likely, write
from cases.importers.compare import Comparison
from cases.importers.contest import contest
from cases.importers.digests import whole_tables
from cases.importers.faults import Finding, Outcome
from cases.importers.place_names import PlaceNames
from cases.importers.plan import Plan
from cases.importers.reading import Reading
from cases.importers.records import Order
from cases.importers.rows import Readers
from cases.importers.update import update
from cases.models import Individual, NeedCode
from cases.words import SAID
from spreadsheets.reader import UnreadableFile, open_book

ONE_AT_A_TIME = "import_register"
_NUMBER_OF_HOUSEHOLD = "cases_household_pkey"
# Objects between two looks at the youngest, and looks until the older ones are looked at.
_SELDOM = (50_000, 20, 100)


def import_register(source_file, *, name, dry_run=False, **ordered):
    """Import a workbook or CSV file (path or binary stream), and return the Outcome.

    `ordered` is what `records.Order` holds. With any fault, nothing is written; in a dry run
    everything is tried in the database and taken back. Raises PermissionDenied for whoever may not
    register households.
    """
    order = Order(**ordered)
    order.check()
    outcome, plan = Outcome(), None
    try:
        with _seldom_collected(), acting(by=order.by):
            plan = _import(source_file, name, order, outcome)
            if dry_run or outcome.faults:
                transaction.set_rollback(True)
    except UnreadableFile as fault:
        outcome.faults.append(Finding(name, 0, "", "", "", fault.code, str(fault)))
    except IntegrityError as error:
        outcome.faults.append(_in_words(error))
    _count(outcome)
    outcome.written = not dry_run and not outcome.faults
    if outcome.written:
        _name_presumed(outcome, plan.presumed)
    return outcome


@contextmanager
def _seldom_collected():
    """With a collector of circles that looks seldom: it would walk all rows again and again."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _import(source_file, name, order, outcome):
    if not _is_alone(waits=not order.most_rows):
        message = _("Another list is being imported: try again in a minute.")
        outcome.faults.append(Finding("", 0, "", "", "", "busy", message))
        return None
    need_codes = NeedCode.objects.in_bulk()
    with open_book(source_file, name) as book:
        readers = Readers(PlaceNames(), need_codes, of_csv=book.is_csv)
        reading = Reading(order, outcome, readers, known.people(order.source), need_codes)
        order.step(said=_("Reading the list."))
        reading.read(book)
    order.step(0, said=_("Comparing it with the register."))
    plan = Plan(reading, known.households(order.source))
    plan.settle()
    changes = Comparison(plan).run()
    if not outcome.faults:
        likely.tell(reading)
    _tell(reading, plan)
    if outcome.faults:
        return plan
    order.step(said=_("Writing it."))
    write.write(reading, plan)
    update(changes, order)
    order.step(said=_("Looking for people who are registered twice."))
    with whole_tables():
        contest(order)
        likely.tell_typed_twice(reading)
    _in_order(reading)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return plan


def _is_alone(*, waits):
    """Whether no other import runs: one that waits goes on after it, and sees what it wrote."""
    waiting = "SELECT pg_advisory_xact_lock(hashtext(%s))"
    trying = "SELECT pg_try_advisory_xact_lock(hashtext(%s))"
    with connection.cursor() as cursor:
        cursor.execute(waiting if waits else trying, [ONE_AT_A_TIME])
        return cursor.fetchone()[0] is not False


def _tell(reading, plan):
    outcome = reading.outcome
    if not outcome.households.read:
        outcome.households.read = len(reading.homes)
    outcome.households.new = len(plan.new)
    outcome.people.new = len(reading.fresh)
    _in_order(reading)
    outcome.sheets_of_people = frozenset(reading.sheets_of_people)
    outcome.count_refused()


def _in_order(reading):
    outcome, order = reading.outcome, {s: n for n, s in enumerate(reading.sheet_titles)}
    for findings in (outcome.faults, outcome.differences, outcome.notices):
        findings.sort(key=lambda found: (order.get(found.sheet, -1), found.row))
    outcome.beyond.sort(key=lambda row: (order.get(row.finding.sheet, -1), row.finding.row))


def _count(outcome):
    """Nothing became of any row while there is a fault: only read, accepted and refused count."""
    if outcome.faults:
        outcome.beyond.clear()
        for tally in (outcome.households, outcome.people):
            tally.new = tally.changed = tally.unchanged = tally.kept = 0


def _name_presumed(outcome, presumed):
    """Name the heads who were presumed, now that they have numbers."""
    if not presumed:
        return
    homes = [home.number for home, _notice in presumed]
    heads = Individual.objects.filter(household__in=homes, is_head=True)
    by_home = {head.household_id: str(head) for head in heads.only("number", "household_id")}
    named = {id(notice): (by_home[home.number],) for home, notice in presumed}
    outcome.notices = [
        replace(notice, people=named.get(id(notice), notice.people)) for notice in outcome.notices
    ]


def _in_words(error):
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    refused = refusal(error)
    if constraint == _NUMBER_OF_HOUSEHOLD:
        # A number of a blank form that was typed at a desk since it was looked up.
        refused = ValidationError(SAID["number_used"], code="number_used")
    if refused is error:
        raise error
    return Finding("", 0, "", "", "", refused.code, _database_says(error, refused))


def _database_says(error, refused):
    detail = getattr(getattr(error.__cause__, "diag", None), "message_detail", None) or ""
    words = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
    return _("%(words)s (The database refused: %(detail)s)") % {"words": words, "detail": detail}
