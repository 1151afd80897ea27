"""`blank_forms`: numbered forms for desks without network, and the workbook to match.

`--unused` lists instead which of a place's numbers have not come back.
"""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import today
from accounts.history.acting import MACHINE
from accounts.history.commands import DoorOfCommand
from accounts.models import User
from cases import actions
from cases.blank_forms import write_forms
from cases.models import ReservedNumber
from cases.printed_words import LANGUAGES
from places import lookup
from places.choices import OFFICES

MOST = 20_000


class Command(DoorOfCommand, BaseCommand):
    help = "Reserve numbers and write printable forms (HTML, A4) with the workbook to match."

    def add_arguments(self, parser):
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument("--count", type=int, help=f"how many, 1 to {MOST:,}")
        wanted.add_argument("--unused", action="store_true", help="list what has not come back")
        parser.add_argument("--place", required=True, help="the office: a place's name or code")
        parser.add_argument(
            "--by", metavar="USERNAME", help="who hands them out; else whoever has the machine"
        )
        parser.add_argument("--language", default=LANGUAGES[0], choices=LANGUAGES)
        parser.add_argument("--output", default=".", metavar="DIR", help="where the files go")

    def handle(self, *, place, count=None, unused=False, **options):
        if unused:
            self._list_unused(_office(place))
        else:
            self._write(count, place, options)

    def _list_unused(self, office):
        reserved = ReservedNumber.objects.filter(place=office)
        waiting = reserved.unused().order_by("reserved_on", "number")
        for number in waiting:
            self.stdout.write(f"{number}  {number.reserved_on}")
        told = f"{len(waiting):,} of {reserved.count():,} forms of {office.label()}"
        self.stdout.write(f"{told} have not come back.")

    def _write(self, count, place, options):
        if not 1 <= count <= MOST:
            raise CommandError(f"--count takes a whole number from 1 to {MOST:,}.")
        office, by = _office(place), _worker(options["by"])
        folder, language = _folder(options["output"]), options["language"]
        # Committed before anything is written: a form never exists whose number is not reserved.
        # Whoever is interrupted in between loses numbers that nobody has seen, and runs it again.
        drawn = actions.reserve_numbers(count=count, place=office, by=by, today=today())
        written = write_forms(drawn, place=office, language=language, folder=folder)
        self.stdout.write(f"{count:,} forms of {office.label()}: {written}")


def _worker(username):
    if not username:
        return MACHINE
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise CommandError(f"There is no user {username}.") from None


def _office(text):
    try:
        return lookup.resolve(text, levels=OFFICES)
    except ValidationError as refusal:
        raise CommandError(" ".join(refusal.messages)) from None


def _folder(text):
    """The folder, made where it is missing; nothing is reserved where nothing can be written."""
    folder = Path(text)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
        (folder / ".writable").unlink()
    except OSError as fault:
        raise CommandError(f"Cannot write into {folder}: {fault.strerror}.") from None
    return folder
