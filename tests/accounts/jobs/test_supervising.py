"""The worker beside `make run`: begun again when it dies, ended with the server however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.accounts.jobs.workers import PATIENCE, addresses

SERVER = "from accounts.jobs import supervising as s; import time; print(s.begin().pid, flush=True)"
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


def children_of(number):
    """The processes that a process began; none where it is gone."""
    try:
        told = Path(f"/proc/{number}/task/{number}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in told.split()]


def wait_for(found):
    """What a function finds, as soon as it finds something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("It never came.")


def is_gone(number):
    """Whether a process has ended, though nobody may have buried it."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture
def server(committed):
    """(a process that stands for the server, the number of the supervisor that it began)."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"{SERVER}; time.sleep({PATIENCE})"],
        cwd=settings.ROOT,
        env=os.environ | addresses(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        yield process, int(process.stdout.readline())
        process.kill()


def test_a_worker_that_is_killed_is_begun_again_and_ends_with_a_server_that_is_killed(server):
    process, supervisor = server
    (first,) = wait_for(lambda: children_of(supervisor))

    os.kill(first, signal.SIGKILL)
    (second,) = wait_for(lambda: [pid for pid in children_of(supervisor) if pid != first])
    process.kill()

    assert wait_for(lambda: is_gone(supervisor) and is_gone(second))


def test_it_ends_when_it_is_told_to(server):
    _process, supervisor = server
    (worker,) = wait_for(lambda: children_of(supervisor))

    os.kill(supervisor, signal.SIGTERM)

    assert wait_for(lambda: is_gone(supervisor) and is_gone(worker))
