"""`import_register`: a register's workbook or CSV file into the register, all of it or nothing."""

from hashlib import file_digest
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import today
from accounts.history.commands import DoorOfCommand
from cases.beyond_events import told
from cases.importers import template
from cases.importers.run import import_register
from places import lookup


class Command(DoorOfCommand, BaseCommand):
    help = "Import households and people from XLSX or CSV; docs/import.md describes the columns."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="an XLSX or CSV file")
        parser.add_argument("--dry-run", action="store_true", help="show all faults, write nothing")
        parser.add_argument("--by", metavar="USERNAME", help="who registers these people")
        parser.add_argument(
            "--source", default="import", help="name of the register that the file comes from"
        )
        parser.add_argument("--place", help="office of rows that name none: a place's name or code")
        parser.add_argument(
            "--accept-incomplete",
            action="store_true",
            help="presume heads of household, and households of one, where the file says nothing",
        )
        parser.add_argument(
            "--take-file",
            action="store_true",
            help="write what the file says also where the register was changed since, or where the "
            "file names the record by our own number",
        )
        parser.add_argument(
            "--their-numbers",
            action="store_true",
            help="numbers such as H-… in the file are those of another register",
        )
        parser.add_argument("--template", metavar="FILE", help="write an empty workbook instead")
        parser.add_argument("--language", default="en", choices=["en", "hy", "ru"])

    def handle(self, *, file, **options):
        if options["template"]:
            Path(options["template"]).write_bytes(template.workbook(options["language"]))
            self.stdout.write(f"Written: {options['template']}")
            return
        if not file:
            raise CommandError("Name the file to import, or --template FILE.")
        self._import(file, options)

    def _import(self, file, options):
        try:
            worker = _worker(options["by"])
            outcome = import_register(
                Path(file),
                name=Path(file).name,
                dry_run=options["dry_run"],
                source=_source(options["source"]),
                by=worker,
                on=today(),
                place=_place(options["place"]),
                accept_incomplete=options["accept_incomplete"],
                take_file=options["take_file"],
                their_numbers=options["their_numbers"],
            )
        except FileNotFoundError:
            raise CommandError(f"There is no file {file}.") from None
        except PermissionDenied:
            raise CommandError(f"{options['by']} may not register households.") from None
        _record_beyond(Path(file), outcome, worker)
        self._tell(outcome)
        if outcome.faults:
            raise CommandError(f"Nothing was written: {len(outcome.faults):,} faults.")

    def _tell(self, outcome):
        for line in _lines(outcome):
            self.stdout.write(line)
        for fault in outcome.faults:
            self.stderr.write(f"fault: {fault}")
        for name, tally in (("households", outcome.households), ("people", outcome.people)):
            self.stdout.write(
                f"{name}: {tally.read:,} read, {tally.accepted:,} accepted, {tally.refused:,} "
                f"refused; {tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} "
                f"unchanged, {tally.kept:,} kept as the register has them"
            )
        if not outcome.faults:
            self.stdout.write("Written." if outcome.written else "Dry run: nothing was written.")


def _lines(outcome):
    """What is worth knowing, and stops nothing."""
    for sheet, column, heading in outcome.ignored:
        yield f"ignored: {sheet}, " + (f"column {column} ({heading})" if column else "the sheet")
    yield from (f"note: {finding}" for finding in [*outcome.notices, *outcome.beyond])
    yield from (f"kept: {finding}" for finding in outcome.differences)


def _record_beyond(path, outcome, worker):
    """That there are people like some of the list beyond the worker's sight is told, and is a look.

    Whoever runs commands holds the machine: they are not told to ask less often.
    """
    if outcome.beyond:
        with path.open("rb") as file:
            asked = file_digest(file, "sha256").hexdigest()
        told("list_compared_beyond", user=worker, asked=asked, count=len(outcome.beyond))


def _source(name):
    name = name.strip()
    if not name or len(name) > 40:
        raise CommandError("--source takes a name of 1 to 40 characters.")
    return name


def _worker(username):
    if not username:
        raise CommandError("Say who registers these people: --by USERNAME.")
    found = get_user_model().objects.select_related("organisation").filter(username=username)
    if not found:
        raise CommandError(f"There is no user {username}.")
    return found[0]


def _place(text):
    if not text:
        return ""
    try:
        return lookup.resolve(text).pk
    except ValidationError as refusal:
        raise CommandError(" ".join(refusal.messages)) from None
