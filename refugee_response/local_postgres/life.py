"""Every process attaches; the first to come starts the server, the last to leave stops it."""

import atexit
import contextlib
import fcntl
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from refugee_response.local_postgres import cluster, programs, server
from refugee_response.local_postgres.place import (
    DATABASE,
    PORT,
    LocalPostgresError,
    own_name,
    passwords,
    place_of,
    socket_folder,
    write_private,
)

CHECKOUT = Path(__file__).resolve().parents[2]
_held = {}


@dataclass(frozen=True)
class Addresses:
    """Where the database is (libpq URLs): for everyday work, and for whoever owns the tables."""

    web: str
    owner: str


def attach(checkout=CHECKOUT, *, source=None):
    """Addresses of a running PostgreSQL, which keeps running while this process lives.

    DATABASE_URL and DATABASE_OWNER_URL, both set, are returned as they are. `source` is where the
    programs come from: `auto`, `system` or `wheel`; by default LOCAL_POSTGRES, else `auto`.
    Raises LocalPostgresError with one line that says how to mend it.
    """
    given = _given_addresses()
    if given:
        return given
    try:
        return _attach(checkout, source or os.environ.get("LOCAL_POSTGRES") or "auto")
    except OSError as error:
        raise LocalPostgresError(
            f"PostgreSQL can't be set up: {error.filename or checkout}: {error.strerror}. Mend the "
            "rights or make room there; or set DATABASE_URL and DATABASE_OWNER_URL."
        ) from error


def leave(checkout=CHECKOUT):
    """Let go of the server, and stop it when nobody else holds it. Called when a process ends.

    A process that was forked from a holder counts as one, until it ends too.
    """
    place, held = _held.pop(Path(checkout).resolve(), (None, None))
    if held is None:
        return
    held.close()
    # Whoever removed `.local` meanwhile has removed the locks with it: there is nothing to share.
    with contextlib.suppress(FileNotFoundError):
        _stop_if_last(place)


def _given_addresses():
    web, owner = (os.environ.get(name) for name in ("DATABASE_URL", "DATABASE_OWNER_URL"))
    if bool(web) != bool(owner):
        missing = "DATABASE_OWNER_URL" if web else "DATABASE_URL"
        raise LocalPostgresError(
            f"{missing} is not set in the environment, but its sibling is. Set both, for the two "
            "database roles `web` and `owner`; or neither, for a PostgreSQL of your own."
        )
    return Addresses(web, owner) if web else None


def _attach(checkout, source):
    place = place_of(checkout)
    with _lock(place, "gate", fcntl.LOCK_EX) as gate:
        known = passwords(place)
        data, socket = _running(place, source, gate.fileno())
        _set_up_once(place, data, socket, known)
        if place.checkout not in _held:
            _held[place.checkout] = place, _lock(place, "users", fcntl.LOCK_SH)
            atexit.register(leave, place.checkout)
    return Addresses(*(_address(role, known[role], socket) for role in ("web", "owner")))


def _running(place, source, gate):
    """The data's and the socket's folder of a server that takes connections."""
    data = next(reversed(place.data_folders()), None)
    if data and (socket := server.ready_socket(place, data)):
        return data, socket
    found = programs.choose(place, source, data)
    if data is None:
        data = cluster.create(place, found, keep=gate)
    cluster.write_access_rules(place, data, own_name())
    server.start(place, found, data, socket_folder(place))
    return data, server.ready_socket(place, data)


def _set_up_once(place, data, socket, known):
    """Set up the roles once for each run of the server, and again when the passwords changed.

    What is noted is written last, so that a set-up which was cut short is repeated.
    """
    facts = " ".join([server.run_of(data), *known.values()])
    done, note = hashlib.sha256(facts.encode()).hexdigest(), _own_file(place, "roles")
    if not note.is_file() or note.read_text() != done:
        cluster.set_up_roles(socket, known)
        write_private(note, done)


def _own_file(place, name):
    # Named by user: root's cluster is another one than that of the checkout's owner.
    return place.local / f"postgres-{os.geteuid()}.{name}"


def _lock(place, name, kind):
    """Wait for a lock; it is held until the file is closed, here and in every forked process."""
    file = open(_own_file(place, name), "a")  # noqa: SIM115 - it stays open as long as it locks
    try:
        os.fchmod(file.fileno(), 0o600)
        fcntl.flock(file, kind)
    except OSError:
        file.close()
        raise
    return file


def _stop_if_last(place):
    with _lock(place, "gate", fcntl.LOCK_EX):
        try:
            _lock(place, "users", fcntl.LOCK_EX | fcntl.LOCK_NB).close()
        except BlockingIOError:
            return
        for data in place.data_folders():
            server.stop(place, data)


def _address(role, password, socket):
    return f"postgresql://{role}:{password}@/{DATABASE}?host={quote(str(socket))}&port={PORT}"
