"""`deliver_assistance`: a file of deliveries into the register, batch by batch, each row once."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import now, today
from accounts.history.commands import DoorOfCommand
from assistance.importers.deliveries import deliver_file


class Command(DoorOfCommand, BaseCommand):
    help = (
        "Record as delivered what a file (XLSX or CSV) says; docs/import.md describes it. Under "
        "the same key the same file goes on where it stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="XLSX or CSV, as the list of what is planned has it")
        parser.add_argument("--key", required=True, help="a word of your own for this file")
        parser.add_argument("--by", metavar="USERNAME", required=True, help="who delivers them")
        parser.add_argument("--dry-run", action="store_true", help="show all faults, write nothing")

    def handle(self, *, file, key, by, **options):
        users = get_user_model().objects.select_related("organisation")
        worker = users.filter(username=by).first()
        if worker is None:
            raise CommandError(f"There is no user {by}.")
        try:
            outcome = deliver_file(
                Path(file),
                name=Path(file).name,
                key=key,
                by=worker,
                today=today(),
                at=now(),
                dry_run=options["dry_run"],
                progress=self._progress,
            )
        except FileNotFoundError:
            raise CommandError(f"There is no file {file}.") from None
        except PermissionDenied:
            raise CommandError(f"{by} may not deliver in bulk.") from None
        self._tell(outcome)

    def _progress(self, done, of):
        self.stdout.write(f"{done:,} of {of:,} rows are written")

    def _tell(self, outcome):
        for sheet, column, heading in outcome.ignored:
            where = f"column {column} ({heading})" if column else "the sheet"
            self.stdout.write(f"ignored: {sheet}, {where}")
        for fault in outcome.faults:
            self.stderr.write(f"fault: {fault}")
        if outcome.faults:
            stands = f"{outcome.done:,} of {outcome.read:,} rows are written"
            raise CommandError(f"{len(outcome.faults):,} faults; {stands}.")
        self.stdout.write(
            f"rows: {outcome.read:,} read; {outcome.new:,} delivered now, {outcome.known:,} were "
            "delivered already"
        )
        self.stdout.write("Written." if outcome.written else "Dry run: nothing was written.")
