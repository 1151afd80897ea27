"""Where the cluster of one checkout lies, and which user of the system runs it."""

import hashlib
import os
import pwd
import secrets
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT_HOME = Path("/var/lib/refugee-response")
DATABASE = "refugee_response"
ROLES = ("owner", "web")
PORT = 5432
# The shortest limit among the systems that we know: 107 bytes on Linux, 103 on macOS.
LONGEST_SOCKET = 103
# The server needs nothing of ours: no secret, no PG* variable, no language of the caller.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}


class LocalPostgresError(Exception):
    """One line for a person: what is wrong, where, and how to mend it."""


@dataclass(frozen=True)
class Place:
    """The folders of one checkout's cluster, and the user who runs its server.

    `local` holds passwords and locks, `data_home` one folder for each major version of the data,
    `programs_home` the copied programs. `server_user` is None when we run the server ourselves.
    """

    checkout: Path
    data_home: Path
    programs_home: Path
    server_user: pwd.struct_passwd | None

    @property
    def local(self):
        """The checkout's own folder, which no version control keeps."""
        return self.checkout / ".local"

    @property
    def server_uid(self):
        """The number of the user who owns the data and the server."""
        return self.server_user.pw_uid if self.server_user else os.geteuid()

    def data(self, major):
        """The data folder of a major version."""
        return self.data_home / str(major)

    def data_folders(self):
        """Data folders that are here, the oldest major version first."""
        found = [path.parent for path in self.data_home.glob("*/PG_VERSION")]
        return sorted((f for f in found if f.name.isdigit()), key=lambda folder: int(folder.name))

    def run(self, *command, text=None, keep=()):
        """Run a command as the server's user, from `/`; `keep` are descriptors that it inherits."""
        other = {}
        if self.server_user:
            user = self.server_user
            other = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        return subprocess.run(
            [str(part) for part in command],
            **({"stdin": subprocess.DEVNULL} if text is None else {"input": text}),
            **other,
            cwd="/",
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            umask=0o077,
            start_new_session=True,
            pass_fds=keep,
        )

    def must(self, *command, text=None):
        """Run a command on the server's files, or raise LocalPostgresError with its last words."""
        done = self.run(*command, text=text)
        if done.returncode:
            raise LocalPostgresError(
                f"PostgreSQL's folder {self.data_home} can't be prepared: "
                f"{last_words(done.stdout)}. Make room or mend its rights, then start again."
            )


def last_words(text):
    """The last lines of a log, as one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-3:]).rstrip(".") or "no message"


def place_of(checkout):
    """The place of a checkout's cluster. Its folders are made where they are missing.

    Root, which the server refuses, lends a folder under /var/lib to `postgres`, else to `nobody`.
    """
    checkout = Path(checkout).resolve()
    local = checkout / ".local"
    _private_folder(local)
    if os.geteuid() != 0:
        place = Place(checkout, local / "postgres", local / "programs", None)
    else:
        name = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:16]
        place = Place(
            checkout, ROOT_HOME / name / "postgres", ROOT_HOME / "programs", unprivileged_user()
        )
        _lend(place)
    if not place.data_home.is_dir():
        place.must("mkdir", "-p", "-m", "700", place.data_home)
    return place


def _private_folder(folder):
    folder.mkdir(mode=0o700, exist_ok=True)
    if stat.S_IMODE(folder.stat().st_mode) == 0o700:
        return
    try:
        folder.chmod(0o700)
    except PermissionError:
        raise LocalPostgresError(
            f"{folder} belongs to another user. Work as that user, or remove the folder."
        ) from None


def unprivileged_user(names=("postgres", "nobody")):
    """The first of these users whom the system knows. No user is ever added."""
    for name in names:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LocalPostgresError(
        "PostgreSQL does not run as root, and this system has neither a user `postgres` nor "
        "`nobody`. Work as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL."
    )


def _lend(place):
    home, user = place.data_home.parent, place.server_user
    for folder in (ROOT_HOME, place.programs_home):
        if not folder.is_dir():
            folder.mkdir(parents=True)
            # Under a strict umask the server's user could not pass through a folder of root's.
            folder.chmod(0o755)
    if not home.is_dir():
        home.mkdir(mode=0o700)
        os.chown(home, user.pw_uid, user.pw_gid, follow_symlinks=False)


def own_name():
    """The name of the user who runs us. Raises LocalPostgresError when the system knows none."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise LocalPostgresError(
            f"The system knows no name for user number {os.geteuid()}, and PostgreSQL needs one. "
            "Work as a user of the system, or set DATABASE_URL and DATABASE_OWNER_URL."
        ) from None


def passwords(place):
    """The roles' passwords by name; each is made once."""
    found = {}
    for role in ROLES:
        path = place.local / f"{role}.password"
        if not path.is_file() or not path.read_text(encoding="utf-8").strip():
            write_private(path, secrets.token_urlsafe(24))
        elif stat.S_IMODE(path.stat().st_mode) != 0o600:
            path.chmod(0o600)
        found[role] = path.read_text(encoding="utf-8").strip()
    return found


def write_private(path, text):
    """Write a file that only we can read; it appears whole or not at all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    unfinished.replace(path)


def socket_folder(place):
    """A folder of mode 0700 for the socket, whose path is short and which the server can reach.

    The same checkout gets the same folder again, so that whoever knew the address keeps it.
    """
    name = f"refugee-response-{hashlib.sha256(os.fsencode(place.data_home)).hexdigest()[:12]}"
    for parent in _socket_parents(place):
        folder = parent / name
        if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
            continue
        place.run("mkdir", "-m", "700", folder)
        if _is_private(folder, place.server_uid):
            return folder
    raise LocalPostgresError(
        "No folder for PostgreSQL's socket: $XDG_RUNTIME_DIR, the temporary directory and /tmp are "
        "closed to its user, too long, or hold another's folder of that name. Set TMPDIR to a "
        "short folder of your own."
    )


def _socket_parents(place):
    if place.server_user:
        return [p for p in (Path(tempfile.gettempdir()), Path("/tmp")) if open_to_others(p)]
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return [
        Path(p) for p in (runtime, tempfile.gettempdir(), "/tmp") if p and os.access(p, os.W_OK)
    ]


def _is_private(folder, uid):
    """Whether nobody else put a folder (or a link) of that name there before us."""
    try:
        seen = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == uid and stat.S_IMODE(seen.st_mode) == 0o700


def open_to_others(path):
    """Whether any user of the system can pass through the folder and all above it."""
    path = Path(path).resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))
