"""`work`: a worker, which does what people asked for and what is done at night."""

import asyncio

from django.core.management.base import BaseCommand

from accounts.jobs.worker import Worker


class Command(BaseCommand):
    help = "Do long work until told to end; run as many of these as wanted."

    def add_arguments(self, parser):
        parser.add_argument(
            "--stalled",
            type=float,
            default=Worker.stalled,
            help="after so many silent seconds the jobs of another worker are taken up",
        )
        parser.add_argument("--parent", type=int, help="end with the process of this number")

    def handle(self, *, stalled, parent, **options):
        worker = Worker(heartbeat=stalled / 4, stalled=stalled, parent=parent)
        asyncio.run(worker.work())
