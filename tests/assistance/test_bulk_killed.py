"""kill -9 in the middle of a delivery in bulk: 0 or all of each batch, and in the end each once."""

import subprocess
import sys
from collections import Counter
from itertools import count
from random import Random
from time import sleep

from django.conf import settings
from django.db import connection

from accounts.history.changes import events_of
from assistance.models import Assistance, DeliveryFile
from tests.assistance.many import file_of, many
from tests.cases.importers.test_killed import wait_until_gone
from tests.factories import make_user
from tests.sampling import is_long

LONG = is_long()
KILLS, ROWS, BATCH = (50, 2_000, 20) if LONG else (3, 600, 20)
# So many batches are written at most before the next kill.
MOST = 20 if LONG else 8

# Another process, as a background job is one: it says when it begins, and is killed while it works.
DELIVERS = """
import sys
from datetime import date, datetime, timezone
import django
from django.conf import settings
django.setup()
for alias in ("default", "owner"):
    settings.DATABASES[alias]["NAME"] = sys.argv[1]
from accounts.models import User
from assistance.importers import deliveries
deliveries.BATCH = int(sys.argv[5])
by = User.objects.select_related("organisation").get(username=sys.argv[4])
print("begins", flush=True)
outcome = deliveries.deliver_file(
    sys.argv[2], name="deliveries", key=sys.argv[3], by=by, today=date(2026, 11, 30),
    at=datetime(2026, 11, 30, tzinfo=timezone.utc),
)
print("written" if outcome.written else outcome.faults, flush=True)
"""


class Work:
    """A file that is delivered under one key, by a process that is killed and begun again."""

    serial = count(1)

    def __init__(self, folder):
        self.key = f"file {next(self.serial)}"
        self.by = make_user(places=["AM07"])
        self.plans = many(ROWS, by=self.by)
        self.path = folder / f"{self.key}.csv"
        self.path.write_bytes(file_of(self.plans).getvalue())

    def begin(self):
        """A process that has begun."""
        database = connection.settings_dict["NAME"]
        assert database.startswith("test_")
        arguments = [database, str(self.path), self.key, self.by.username, str(BATCH)]
        started = subprocess.Popen(
            [sys.executable, "-c", DELIVERS, *arguments],
            cwd=settings.ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert started.stdout.readline() == "begins\n"
        return started

    def finish(self):
        """Let it come to its end."""
        process = self.begin()
        assert process.stdout.read() == "written\n"
        process.stdout.close()
        process.wait()

    def kill(self, chance):
        """End a process without a word, some batches after it began, and within another one."""
        wanted = self.done() + BATCH * chance.randint(0, MOST)
        process = self.begin()
        while self.done() < min(wanted, ROWS) and process.poll() is None:
            sleep(0.001)
        sleep(chance.random() / 20)
        process.kill()
        process.wait()
        process.stdout.close()
        wait_until_gone()

    @property
    def delivered(self):
        """How many are delivered, which are whole batches: the first ones of the file."""
        numbers = [each.pk for each in self.plans]
        rows = Assistance.objects.filter(pk__in=numbers, state="delivered")
        found = set(rows.values_list("pk", flat=True))
        assert found == set(numbers[: len(found)])
        assert len(found) % BATCH == 0
        return len(found)

    def done(self):
        """How far the file says that it came."""
        file = DeliveryFile.objects.filter(pk=self.key).first()
        return file.done_rows if file else 0


def test_killed_at_any_moment_each_batch_is_whole_and_in_the_end_each_row_is_once(
    committed, tmp_path
):
    chance, works, halves = Random(), [Work(tmp_path)], 0
    for _kill in range(KILLS):
        if works[-1].done() == ROWS:
            works.append(Work(tmp_path))
        works[-1].kill(chance)

        assert works[-1].delivered == works[-1].done()
        halves += 0 < works[-1].done() < ROWS
    works[-1].finish()
    assert halves >= KILLS // 3
    for work in works:
        assert work.delivered == work.done() == ROWS
    assert times_delivered() == {1: ROWS * len(works)}


def times_delivered():
    """How often history says that something was delivered → of how many."""
    events = events_of(Assistance).objects.filter(pgh_label="update", state="delivered")
    return Counter(Counter(events.values_list("pgh_obj", flat=True)).values())
