"""`manage.py report NAME --as-of DATE --format csv|xlsx|json --output FILE`."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts import clock
from cases.models import Membership
from cases.population import EARLIEST_DAY
from reports.catalogue import REPORTS
from reports.formats import FORMATS


class Command(BaseCommand):
    """Writes a report to a file; small numbers are hidden as on the page."""

    help = "Write a report to a file. Small numbers are hidden as on the page."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=sorted(REPORTS))
        parser.add_argument(
            "--as-of", type=date.fromisoformat, help="the day, as 2025-10-31; today if absent"
        )
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("--output", type=Path, required=True, help="the file to write")

    def handle(self, *args, name, as_of, output, **options):
        today = clock.today()
        day = as_of or today
        if day > today:
            raise CommandError(f"{day:%d.%m.%Y} is still to come.")
        if day < EARLIEST_DAY:
            raise CommandError(f"The earliest day is {EARLIEST_DAY:%d.%m.%Y}.")
        table = REPORTS[name].table(Membership.objects.all(), on=day)
        try:
            output.write_bytes(FORMATS[options["format"]].write(table))
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from error
        self.stderr.write(f"{len(table.rows)} rows as of {day:%d.%m.%Y} in {output}")
