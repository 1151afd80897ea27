"""Checkouts of their own in temporary folders, and processes that hold their servers."""

import contextlib
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from refugee_response.local_postgres import server
from refugee_response.local_postgres.place import ROOT_HOME, place_of

REPOSITORY = Path(__file__).resolve().parents[2]
IS_ROOT = os.geteuid() == 0
GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "LOCAL_POSTGRES")


@dataclass
class Holder:
    """A living process that attached, and what it was told."""

    process: subprocess.Popen
    told: dict

    @property
    def web(self):
        return self.told["web"]

    @property
    def owner(self):
        return self.told["owner"]

    def leave(self):
        """End it as a program ends, and return its exit code."""
        self.process.stdin.close()
        return self.process.wait(timeout=60)

    def kill(self):
        """End it without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if name not in GIVEN}
    return {**kept, **more}


def begin(checkout, source="auto", user=None, **more):
    """Start a process that attaches, and do not wait for it."""
    command = [sys.executable, "-m", "tests.local_postgres.holder", str(checkout), source]
    return subprocess.Popen(
        command + ([user] if user else []),
        cwd=REPOSITORY,
        env=environment(**more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


@contextlib.contextmanager
def holding(checkout, source="auto", user=None, **more):
    """A process that holds the checkout's server; it has left at the end at the latest."""
    with begin(checkout, source, user, **more) as process:
        yield Holder(process, json.loads(process.stdout.readline() or "{}"))


def answer(address, question):
    """The first value of the first row."""
    with psycopg.connect(address) as connection:
        return connection.execute(question).fetchone()[0]


def socket_of(address):
    """The folder of the socket in an address."""
    return Path(conninfo_to_dict(address)["host"])


def data_of(checkout):
    """The newest data folder of a checkout."""
    return place_of(checkout).data_folders()[-1]


def server_number(checkout):
    """The process that postmaster.pid names, or None after an orderly stop."""
    path = data_of(checkout) / "postmaster.pid"
    return int(path.read_text().splitlines()[0]) if path.exists() else None


def clear(checkout):
    """Stop whatever a test left running, and take away what root keeps elsewhere."""
    place = place_of(checkout)
    for data in place.data_folders():
        server.stop(place, data)
    if IS_ROOT:
        shutil.rmtree(place.data_home.parent)


@pytest.fixture(scope="session", autouse=True)
def programs_as_before():
    """Root's copied programs are shared by all its checkouts: take away only what we brought."""
    had = (ROOT_HOME / "programs").is_dir()
    yield
    if IS_ROOT and not had:
        shutil.rmtree(ROOT_HOME / "programs", ignore_errors=True)
        with contextlib.suppress(OSError):
            ROOT_HOME.rmdir()


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch):
    """The addresses of the tests around us are not ours."""
    for name in GIVEN:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def checkout(tmp_path):
    """An empty checkout."""
    yield tmp_path
    clear(tmp_path)


@pytest.fixture(scope="package")
def lived_in(tmp_path_factory):
    """A checkout whose cluster exists already; tests must leave it sound."""
    folder = tmp_path_factory.mktemp("lived_in")
    with holding(folder):
        pass
    yield folder
    clear(folder)


@pytest.fixture(scope="package")
def running(lived_in):
    """Addresses of a server that runs for all tests of one module after another."""
    with holding(lived_in) as holder:
        yield holder


@pytest.fixture(scope="package")
def restless(tmp_path_factory):
    """A checkout whose server these tests start, stop and kill."""
    folder = tmp_path_factory.mktemp("restless")
    with holding(folder):
        pass
    yield folder
    clear(folder)


@pytest.fixture
def stopped(restless):
    """A checkout whose server was stopped in good order, and is stopped again afterwards."""
    yield restless
    server.stop(place_of(restless), data_of(restless))


@contextlib.contextmanager
def open_to_all():
    folder = Path(tempfile.mkdtemp(prefix="local-postgres-", dir="/tmp")).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def open_folder():
    """A short folder that every user of the system can pass through."""
    with open_to_all() as folder:
        yield folder


@pytest.fixture
def ordinary(open_folder):
    """An empty checkout of an ordinary user, and the user whom root must become for it."""
    return open_folder, given_away(open_folder)


@pytest.fixture(scope="module")
def ordinary_lived_in():
    """The same with a cluster in it, whose server is stopped."""
    with open_to_all() as folder:
        user = given_away(folder)
        with holding(folder, user=user):
            pass
        yield folder, user


def given_away(folder):
    """Give a folder to an ordinary user; return the name when that is not us."""
    if not IS_ROOT:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_name


needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root can show what root gets")
