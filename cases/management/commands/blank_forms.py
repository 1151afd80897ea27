"""`blank_forms`: numbered forms for desks without network, and the workbook to match."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import today
from cases import actions
from cases.blank_forms import write_forms
from cases.printed_words import LANGUAGES
from places import lookup
from places.choices import OFFICES

MOST = 20_000


class Command(BaseCommand):
    help = "Reserve numbers and write printable forms (HTML, A4) with the workbook to match."

    def add_arguments(self, parser):
        parser.add_argument("--count", type=int, required=True, help=f"how many, 1 to {MOST:,}")
        parser.add_argument("--place", required=True, help="the office: a place's name or code")
        parser.add_argument("--language", default=LANGUAGES[0], choices=LANGUAGES)
        parser.add_argument("--output", default=".", metavar="DIR", help="where the files go")

    def handle(self, *, count, place, language, output, **options):
        if not 1 <= count <= MOST:
            raise CommandError(f"--count takes a whole number from 1 to {MOST:,}.")
        office, folder = _office(place), _folder(output)
        # Committed before anything is written: a form never exists whose number is not reserved.
        # Whoever is interrupted in between loses numbers that nobody has seen, and runs it again.
        drawn = actions.reserve_numbers(count=count, place=office, today=today())
        written = write_forms(drawn, place=office, language=language, folder=folder)
        self.stdout.write(f"{count:,} forms of {office.label()}: {written}")


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
