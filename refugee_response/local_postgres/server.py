"""Starts and stops the server of one data folder, and tells its processes from all others."""

import os
import shlex
import signal
import subprocess
import time
from pathlib import Path

from refugee_response.local_postgres.place import PORT, LocalPostgresError, last_words

# Seconds for processes that outlived their server, and for a server that is starting or stopping.
ORPHANS_MAY_TAKE = 10
SERVER_MAY_TAKE = 60
PROC = Path("/proc")


def settings(socket, name):
    """The server's settings. Data are as safe as in production: fsync stays on."""
    return {
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": f'"{socket}"',
        "unix_socket_permissions": "0700",
        "cluster_name": name,
        "max_connections": 60,
        "shared_buffers": "256MB",
        # A register of a million people is written in one go: each checkpoint in between would
        # have every page that changes written into the log once more, whole.
        "max_wal_size": "4GB",
        "checkpoint_timeout": "30min",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "fsync": "on",
    }


def cluster_name(data):
    """A name that every process of this server shows, and no other's.

    The folder's own number on its disk: a moved checkout keeps it, a copied one gets another.
    """
    folder = data.stat()
    return f"refugee-response-{folder.st_dev:x}-{folder.st_ino:x}"


def ready_socket(place, data):
    """The socket's folder when the server runs and takes connections, else None."""
    lines = _pid_file(data)
    if len(lines) < 8 or lines[7].strip() != "ready":
        return None
    return Path(lines[4]) if _server_of(place, data) else None


def run_of(data):
    """A word for this run of the server: its process and the second in which it began."""
    return " ".join(line.strip() for line in _pid_file(data)[:3:2])


def start(place, programs, data, socket):
    """Start the server on its own, away from our terminal, and wait until it takes connections.

    What an earlier run left behind is waited for first. Raises LocalPostgresError.
    """
    if _waited_for_earlier(place, data):
        return
    _remove_stale_locks(place, data, socket)
    chosen = settings(socket, cluster_name(data))
    options = [f"-c {key}={shlex.quote(str(value))}" for key, value in chosen.items()]
    log = data.with_name(f"{data.name}.log")
    done = place.run(
        programs.folder / "pg_ctl",
        "start",
        f"--pgdata={data}",
        f"--log={log}",
        f"--options={' '.join(options)}",
        f"--timeout={SERVER_MAY_TAKE}",
        "--wait",
        "--silent",
    )
    if done.returncode and not ready_socket(place, data):
        words = place.run("tail", "-n", "3", log)
        raise LocalPostgresError(
            f"PostgreSQL does not start on {data}: {last_words(words.stdout or done.stdout)}. "
            f"The log is {log}."
        )


def stop(place, data):
    """Stop the server as `pg_ctl stop -m fast` does, and wait until all its processes are gone."""
    number, socket = _server_of(place, data), ready_socket(place, data)
    if number is None:
        return
    os.kill(number, signal.SIGINT)
    deadline = time.monotonic() + SERVER_MAY_TAKE
    while _ours(place, data) and time.monotonic() < deadline:
        time.sleep(0.02)
    if socket:
        place.run("rmdir", socket)


def _waited_for_earlier(place, data):
    """Wait for processes of an earlier run; true when they turn out to be a server that is ready.

    A server in recovery may take long; children whose server was killed end by themselves.
    """
    begun = time.monotonic()
    while left := _ours(place, data):
        if ready_socket(place, data):
            return True
        patience = SERVER_MAY_TAKE if _server_of(place, data) else ORPHANS_MAY_TAKE
        if time.monotonic() - begun > patience:
            numbers = " ".join(map(str, left))
            raise LocalPostgresError(
                f"An earlier PostgreSQL still holds {data}. End it with `kill {numbers}`, then "
                "start again."
            )
        time.sleep(0.05)
    return False


def _remove_stale_locks(place, data, socket):
    """PostgreSQL does it by itself, but not where the number is another program's by now, nor
    where the dead process was never buried, as in many containers."""
    place.run("rm", "-f", data / "postmaster.pid")
    lock = socket / f".s.PGSQL.{PORT}.lock"
    holder = _lines(lock)[:1]
    if holder and not _postgres_processes(place, only=holder[0].strip()):
        place.run("rm", "-f", lock)


def _pid_file(data):
    """Lines of `postmaster.pid`: process, data, start, port, socket, address, key, status."""
    return _lines(data / "postmaster.pid")


def _lines(path):
    try:
        return path.read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _server_of(place, data):
    """The number of the living server that `postmaster.pid` names, else None.

    The number alone proves nothing: since a crash it may have gone to another program.
    """
    lines = _pid_file(data)
    return int(lines[0]) if lines and _ours(place, data, only=lines[0].strip()) else None


def _ours(place, data, only=None):
    """Numbers of the living processes of this data folder's server; `only` asks about one."""
    # The second mark is that of a server which someone started by hand on these data.
    marks = (cluster_name(data), f"bin/postgres -D {data} ")
    found = _postgres_processes(place, only)
    return [pid for pid, command in found if any(mark in command for mark in marks)]


def _postgres_processes(place, only=None):
    """Numbers and command lines of living PostgreSQL processes of the server's user."""
    rows = _rows_of_proc(only) if (PROC / "self/cmdline").exists() else _rows_of_ps(only)
    return [
        (int(pid), command)
        for pid, owner, command in rows
        if owner == place.server_uid and "postgres" in command
    ]


def _rows_of_proc(only):
    """Number, owner and command line of processes. A dead one that nobody buried has no line."""
    for pid in [only] if only else filter(str.isdigit, os.listdir(PROC)):
        try:
            line = (PROC / pid / "cmdline").read_bytes().replace(b"\0", b" ")
            yield pid, (PROC / pid).stat().st_uid, line.decode(errors="replace")
        except OSError:
            continue


def _rows_of_ps(only):
    """The same where the system has no /proc (macOS)."""
    listed = subprocess.run(
        ["ps", "-axo", "pid=,uid=,command="], capture_output=True, text=True, check=False
    )
    for row in listed.stdout.splitlines():
        pid, owner, line = row.split(None, 2)
        if pid == (only or pid):
            yield pid, int(owner), f"{line} "
