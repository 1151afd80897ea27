"""Workers as processes of their own, in the database of the tests, that a test kills."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connections

from accounts.models import Job

# Silent seconds after which a worker is taken for dead; and how long a test waits for anything.
STALLED = 2
PATIENCE = 120
COMMAND = """
import django, sys
django.setup()
from tests.accounts.jobs.kinds_to_try import declare
from django.core.management import call_command
declare()
call_command("work", stalled=float(sys.argv[1]))
"""


class WorkerProcess:
    """One worker, begun at once."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, str(STALLED)],
            cwd=settings.ROOT,
            env=os.environ | addresses() | {"DJANGO_SETTINGS_MODULE": "refugee_response.settings"},
            # It has much to say when it is killed.
            stderr=subprocess.DEVNULL,
        )

    def kill(self):
        """End it without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        """End it in order; its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def addresses():
    """Where the database of the tests is, as the settings read it."""
    return {
        "DATABASE_URL": address_of("default"),
        "DATABASE_OWNER_URL": address_of("owner"),
    }


def address_of(alias):
    known = connections[alias].settings_dict
    host, name = quote(known["HOST"], safe=""), connections["default"].settings_dict["NAME"]
    return (
        f"postgresql://{known['USER']}:{quote(known['PASSWORD'])}@/{name}"
        f"?host={host}&port={known['PORT']}"
    )


@contextmanager
def working(count=1):
    """So many workers; whoever is left at the end is killed."""
    workers = [WorkerProcess() for _worker in range(count)]
    try:
        yield workers
    finally:
        for worker in workers:
            if worker.process.poll() is None:
                worker.kill()


def wait_until(holds, job, seconds=PATIENCE):
    """The job, as soon as something holds of it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = Job.objects.get(pk=job.pk)
        if holds(found):
            return found
        time.sleep(0.02)
    raise AssertionError(f"It never was so: {found.state}, {found.done} of {found.of}.")
