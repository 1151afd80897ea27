"""A register served by a process of its own, which a test kills; and what is in it afterwards."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import psycopg
from django.conf import settings

SECONDS_TO_START = 60
PEOPLE = 50
# Somebody who works in Kotayk, signed in, and people who live there.
SEED = """
import json, django
django.setup()
from django.test import Client
from accounts.history.acting import MACHINE, acting
from tests.factories import head_of, make_household, make_user
with acting(by=MACHINE):
    user = make_user(places=["AM07"], username="writer")
    homes = [make_household(by=user) for _home in range({people})]
client = Client()
client.force_login(user)
print(json.dumps({{
    "session": client.cookies["sessionid"].value,
    "people": [str(head_of(home)) for home in homes],
}}))
"""
# Each number that stands in the register: how often, and how often history says that it came.
STANDS = """
SELECT phone.number, count(DISTINCT phone.id), count(change.pgh_id),
       min(change.pgh_context ->> 'request'), min(change.pgh_context ->> 'door')
  FROM cases_phone AS phone LEFT JOIN cases_phonechange AS change
    ON change.pgh_obj_id = phone.id AND change.pgh_label = 'insert'
 GROUP BY phone.number
"""


class Register:
    """A database at two addresses, with people in it, and the server that shows it."""

    def __init__(self, web, owner):
        self._owner = owner
        self._environment = os.environ | {"DATABASE_URL": web, "DATABASE_OWNER_URL": owner}
        self._environment["DJANGO_SETTINGS_MODULE"] = "refugee_response.settings"
        self.port = _free_port()
        self.server = None

    def migrate(self):
        """Make the tables."""
        self._run("manage.py", "migrate", "--verbosity=0")

    def seed(self):
        """(session, numbers of people) of a register with somebody who works in it."""
        said = json.loads(self._run("-c", SEED.format(people=PEOPLE)).splitlines()[-1])
        return said["session"], said["people"]

    def _run(self, *arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.ROOT,
            env=self._environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self):
        """Serve it, and wait until the server answers."""
        command = [sys.executable, "-m", "gunicorn", "refugee_response.wsgi"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--threads", "8"]
        command += ["--log-level", "critical", "--no-control-socket"]
        self.server = subprocess.Popen(
            command,
            cwd=settings.ROOT,
            env=self._environment,
            start_new_session=True,
            # It has much to say of a database that is gone.
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            assert self.server.poll() is None, "The server ended."
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("The server did not start.")

    def kill(self):
        """End the server and its workers without a word."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    @contextmanager
    def served(self):
        """A server for the while; which one of them dies in between is the test's business."""
        self.start()
        try:
            yield self
        finally:
            self.kill()

    def stands(self):
        """Number → (rows, events, request, door) of each telephone number in the register."""
        with closing(psycopg.connect(self._owner)) as connection:
            rows = connection.execute(STANDS).fetchall()
        return {number: tuple(told) for number, *told in rows}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
