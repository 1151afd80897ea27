"""The databases of the tests: migrated once for all runs, and copied for each."""

from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from psycopg import sql

ALIASES = ("default", "owner")


@contextmanager
def a_database_of_its_own():
    """The name of a test database that no other run on this server uses, held until the end."""
    with _connected() as holder:
        for run in range(1, 30):
            query = "SELECT pg_try_advisory_lock(hashtext(%s))"
            if holder.execute(query, [f"tests of {_register()} {run}"]).fetchone()[0]:
                yield f"{_prefix()}_{run}"
                return
    raise RuntimeError("Thirty runs of the tests hold their databases: end some of them.")


def a_database_to_copy():
    """The name of a database as the migrations leave it, which nobody works in.

    Whoever comes first makes it, all others wait for that. Half of it never bears its name.
    """
    name = f"{_prefix()}_to_copy"
    with _connected() as holder:
        holder.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not holder.execute(known, [name]).fetchone():
            unfinished = f"{name}_unfinished"
            teardown_databases(_made(unfinished), verbosity=0, keepdb=True)
            connections.close_all()
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            holder.execute(renamed.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return name


def work_in(name, *, kept, copied_from=None):
    """Let the tests work in the database of this name; it is made where it is missing."""
    return _made(name, keepdb=kept, template=copied_from)


def _made(name, *, keepdb=False, template=None):
    for alias in ALIASES:
        settings.DATABASES[alias]["TEST"].update(NAME=name, TEMPLATE=template)
    return setup_databases(
        verbosity=0,
        interactive=False,
        aliases=set(ALIASES),
        # Nobody asks for what is in it as text: `sweep` takes away what was committed.
        serialized_aliases=(),
        keepdb=keepdb,
    )


def _connected():
    owner = connections["owner"].get_connection_params()
    known = {key: owner[key] for key in ("user", "password", "host", "port")}
    return psycopg.connect(**known, dbname=_register(), autocommit=True)


def _register():
    """The database beside which those of the tests are made."""
    return connections["owner"].settings_dict["NAME"]


def _prefix():
    return f"test_{_register()}_{_migrations_digest()}"


def _migrations_digest():
    """What a kept database was made with: another digest is another database."""
    digest = sha256()
    for path in sorted(Path(settings.ROOT).glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
