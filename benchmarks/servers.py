"""A WSGI application in gunicorn on this machine, with callers that ask it all at once."""

import http.client
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connections
from psycopg.conninfo import make_conninfo

WORKERS, CALLERS = 2, 4
SECONDS_TO_START = 30


@contextmanager
def served(application):
    """The application in gunicorn's workers, in the database of this process; gives the port."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--log-level", "warning", "--no-control-socket"]
    server = subprocess.Popen(command, env=os.environ | _addresses())
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def ask(port, address, cookie="", *, times):
    """So many requests by several callers; ends the run where one is not answered with 200."""
    headers = {"Cookie": cookie} if cookie else {}

    def once(_turn):
        caller = http.client.HTTPConnection("127.0.0.1", port)
        caller.request("GET", address, headers=headers)
        answer = caller.getresponse()
        body = answer.read()
        caller.close()
        if answer.status != 200:
            raise SystemExit(f"{address} answered {answer.status}")
        return body

    with ThreadPoolExecutor(CALLERS) as callers:
        bodies = list(callers.map(once, range(times)))
    return bodies[-1]


def _addresses():
    """Where the register of this run is, for both roles."""
    names = {"DATABASE_URL": "default", "DATABASE_OWNER_URL": "owner"}
    return {name: _address(connections[alias]) for name, alias in names.items()}


def _address(connection):
    settings = connection.settings_dict
    given = {key: settings[key.upper()] for key in ("host", "port", "user", "password")}
    return make_conninfo(
        **{key: value for key, value in given.items() if value}, dbname=settings["NAME"]
    )


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port, server):
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start")
