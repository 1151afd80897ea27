"""`jobs`: how many jobs there are and what became of them, and not what they are about."""

from django.core.management.base import BaseCommand
from django.db.models import Count, Min

from accounts.jobs.choices import JobState
from accounts.models import Job


class Command(BaseCommand):
    help = "Count jobs by kind and state; say since when the oldest one waits."

    def handle(self, **options):
        counted = Job.objects.values("kind", "state").annotate(count=Count("pk"))
        for row in counted.order_by("kind", "state"):
            self.stdout.write(f"{row['kind']} {row['state']} {row['count']:,}")
        waiting = Job.objects.filter(state=JobState.WAITING)
        oldest = waiting.aggregate(since=Min("asked_at"))["since"]
        if oldest:
            self.stdout.write(f"oldest waiting since {oldest:%Y-%m-%d %H:%M} UTC")
