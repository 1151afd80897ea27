"""The memory that one operation takes at the most, in a process of its own, as a command is one."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.ground import Result, start_django

ROOT = Path(__file__).resolve().parent.parent
MEGABYTES = 250


def peak(operation, function, argument):
    """Result: the most megabytes of `function("argument")` in the database worked in now."""
    from django.db import connection

    address = [function.__module__, function.__name__, str(argument)]
    command = [sys.executable, "-m", "benchmarks.alone", connection.settings_dict["NAME"], *address]
    done = subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE)
    return Result(f"peak memory: {operation}", int(done.stdout) / 1024, MEGABYTES, "MB")


def _in_database(name):
    from django.conf import settings

    for alias in ("default", "owner"):
        settings.DATABASES[alias]["NAME"] = name


def _kilobytes():
    # `resource` counts what the parent had before this process began.
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(dict(line.split(":", 1) for line in status)["VmHWM"].split()[0])


def main(database, module, function, argument):
    """Run the operation in this process, and print its peak in kilobytes."""
    start_django()
    _in_database(database)
    getattr(import_module(module), function)(argument)
    sys.stdout.write(str(_kilobytes()))


if __name__ == "__main__":
    main(*sys.argv[1:])
