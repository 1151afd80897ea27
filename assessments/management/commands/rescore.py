"""`rescore`: score what was answered by methods as they are now; older rows stay beside."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from accounts.clock import now
from accounts.history.commands import DoorOfCommand
from assessments.actions.rescoring import rescore
from assessments.models import Assessment
from assessments.scoring import NAMES


class Command(DoorOfCommand, BaseCommand):
    help = "Score all finished assessments again; new rows stand beside the old ones."

    def add_arguments(self, parser):
        parser.add_argument(
            "--method",
            action="append",
            choices=NAMES,
            required=True,
            help="an indicator or a sector; several times for several",
        )

    def handle(self, *, method, **options):
        count = Assessment.objects.finished().count()
        with tqdm(total=count, unit=" assessments", file=self.stderr, disable=None) as bar:
            written = rescore(methods=method, at=now(), progress=bar.update)
        self.stdout.write(f"{count:,} assessments scored, {written:,} rows written.")
