"""Keeps one worker running beside `make run`: begun again when it dies, ended with its parent.

Runs as a small process of its own, `python -m accounts.jobs.supervising`, without Django: the web
server takes its own children for web workers, and forks, which goes badly with threads.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A worker that dies at once is begun again after longer and longer.
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
# One that lived so long died of something else than its beginning.
LIVED = 60.0
# Seconds that a worker may take to let go of its job.
TO_END = 10.0
LOOKS = 0.2


class Supervisor:
    """The worker's keeper."""

    def __init__(self, command, parent):
        self._command, self._parent = command, parent
        self._wait, self._is_told_to_end = FIRST_WAIT, False

    def keep(self):
        """Have a worker running until the parent is gone or we are told to end."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._end)
        while self._goes_on():
            began = time.monotonic()
            with subprocess.Popen(self._command, cwd=ROOT) as worker:
                while worker.poll() is None and self._goes_on():
                    time.sleep(LOOKS)
                self._bury(worker)
            lived = time.monotonic() - began
            self._wait = FIRST_WAIT if lived > LIVED else min(self._wait * 2, LONGEST_WAIT)
            self._pause(self._wait)

    def _end(self, *_signal):
        self._is_told_to_end = True

    def _goes_on(self):
        return not self._is_told_to_end and os.getppid() == self._parent

    def _bury(self, worker):
        worker.terminate()
        try:
            worker.wait(TO_END)
        except subprocess.TimeoutExpired:
            # Its job is taken up by the next worker, and takes effect once.
            worker.kill()

    def _pause(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until and self._goes_on():
            time.sleep(LOOKS)


def begin():
    """Begin a supervisor of which this process is the parent."""
    command = [sys.executable, "-m", "accounts.jobs.supervising", "--parent", str(os.getpid())]
    # Away from the terminal: Ctrl-C is for the parent, who ends it in order.
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def end(supervisor):
    """Tell it to end, and wait until its worker has."""
    supervisor.terminate()
    try:
        supervisor.wait(TO_END + 2)
    except subprocess.TimeoutExpired:
        supervisor.kill()


def main():
    """Keep `manage.py work` running."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    parent = parser.parse_args().parent
    command = [sys.executable, "manage.py", "work", "--parent", str(os.getpid())]
    Supervisor(command, parent).keep()


if __name__ == "__main__":
    main()
