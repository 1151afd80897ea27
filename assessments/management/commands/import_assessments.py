"""`import_assessments`: an export of KoBo or ODK into the register, all of it or nothing."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import now, today
from accounts.history.commands import DoorOfCommand
from assessments.importers.run import import_assessments
from assessments.models import Instrument
from places import lookup


class Command(DoorOfCommand, BaseCommand):
    help = (
        "Import answers to a questionnaire from an export of KoBo or ODK (XLSX, CSV, or a zip of "
        "CSV files); docs/import.md describes them."
    )

    def add_arguments(self, parser):
        parser.add_argument("instrument", help="code of the questionnaire, as multi_sector-2026.1")
        parser.add_argument("file", help="XLSX, CSV or zip of CSV files, with XML values")
        parser.add_argument("--dry-run", action="store_true", help="show all faults, write nothing")
        parser.add_argument("--by", metavar="USERNAME", required=True, help="who imports them")
        parser.add_argument(
            "--place",
            required=True,
            help="where the families were asked, by name or code: who imports there looks after "
            "the submissions whose household is not found",
        )

    def handle(self, *, instrument, file, **options):
        worker = _found(
            get_user_model().objects.select_related("organisation"),
            f"There is no user {options['by']}.",
            username=options["by"],
        )
        asked_by = _found(
            Instrument.objects.light(),
            f"There is no questionnaire {instrument}: the list of questionnaires has their codes.",
            pk=instrument,
        )
        try:
            outcome = import_assessments(
                Path(file),
                name=Path(file).name,
                instrument=asked_by,
                place=lookup.resolve(options["place"]),
                by=worker,
                today=today(),
                at=now(),
                dry_run=options["dry_run"],
            )
        except FileNotFoundError:
            raise CommandError(f"There is no file {file}.") from None
        except PermissionDenied:
            raise CommandError(f"{options['by']} may not import assessments.") from None
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self._tell(outcome)

    def _tell(self, outcome):
        for sheet, column, heading in outcome.ignored:
            where = f"column {column} ({heading})" if column else "the sheet"
            self.stdout.write(f"ignored: {sheet}, {where}")
        for notice in outcome.notices:
            self.stdout.write(f"note: {notice}")
        for fault in outcome.faults:
            self.stderr.write(f"fault: {fault}")
        if outcome.faults:
            raise CommandError(f"Nothing was written: {len(outcome.faults):,} faults.")
        self.stdout.write(
            f"submissions: {outcome.read:,} read; {outcome.new:,} new, {outcome.linked:,} that "
            f"waited are linked, {outcome.waiting:,} wait for their household, {outcome.known:,} "
            "known already"
        )
        self.stdout.write("Written." if outcome.written else "Dry run: nothing was written.")


def _found(rows, words, **asked):
    row = rows.filter(**asked).first()
    if row is None:
        raise CommandError(words)
    return row
