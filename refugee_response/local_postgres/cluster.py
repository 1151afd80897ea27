"""Makes the data of a cluster, and in it the database and its two roles."""

import psycopg
from psycopg import sql

from refugee_response.local_postgres.place import (
    DATABASE,
    PORT,
    ROLES,
    LocalPostgresError,
    last_words,
)

SUPERUSER = "postgres"
# Letters of every script must fold and count as letters. Text is compared by code point.
LOCALES = (["--locale=C.UTF-8"], ["--locale=C", "--lc-ctype=en_US.UTF-8"])
ROLE_RIGHTS = {
    "owner": "LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    "web": "LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS",
}


def create(place, programs, *, keep):
    """Make the data folder and return it. Half a cluster never bears its name.

    `keep` is the lock's descriptor: when we are killed, whoever comes next waits for `initdb`.
    """
    data = place.data(programs.major)
    unfinished = data.with_name(f"{data.name}.unfinished")
    for options in LOCALES:
        place.must("rm", "-rf", unfinished)
        done = place.run(
            programs.folder / "initdb",
            f"--pgdata={unfinished}",
            f"--username={SUPERUSER}",
            "--auth=peer",
            "--encoding=UTF8",
            "--data-checksums",
            *options,
            keep=(keep,),
        )
        if done.returncode == 0:
            place.must("mv", unfinished, data)
            return data
        if "invalid locale" not in done.stdout:
            break
    place.run("rm", "-rf", unfinished)
    raise LocalPostgresError(
        f"PostgreSQL can't make its data in {place.data_home}: {last_words(done.stdout)}. "
        "Make room or mend its rights, then start again."
    )


def write_access_rules(place, data, user_name):
    """Who may connect: the roles by password, the superuser only as whoever owns the checkout."""
    quoted = user_name.replace('"', '""')
    files = {
        "pg_hba.conf": f"local all {SUPERUSER} peer map=setup\nlocal all all scram-sha-256\n",
        "pg_ident.conf": f'setup "{quoted}" {SUPERUSER}\n',
    }
    for name, text in files.items():
        place.must("sh", "-c", 'cat > "$1"', "sh", data / name, text=text)


def set_up_roles(socket, secrets_by_role):
    """Make the roles and the database what they should be, whatever they were before.

    Raises LocalPostgresError.
    """
    try:
        _set_up(socket, secrets_by_role)
    except psycopg.Error as error:
        raise LocalPostgresError(
            f"PostgreSQL's roles can't be set up in {socket}: {last_words(str(error))}. "
            "Mend that, or remove its data to begin anew."
        ) from error


def _set_up(socket, secrets_by_role):
    address = {"host": str(socket), "port": PORT, "user": SUPERUSER, "autocommit": True}
    with psycopg.connect(dbname="postgres", **address) as connection:
        for role in ROLES:
            _set_up_role(connection, role, secrets_by_role[role])
        # `owner` ends the sessions that still stand in a test database before it drops it.
        connection.execute("GRANT pg_signal_backend TO owner")
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(known, [DATABASE]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER owner").format(sql.Identifier(DATABASE))
            )
    with psycopg.connect(dbname=DATABASE, **address) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        connection.execute("GRANT CREATE ON SCHEMA public TO owner")


def _set_up_role(connection, role, password):
    # Only the verifier travels and may be logged, never the password.
    verifier = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    name = sql.Identifier(role)
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {}").format(name))
    connection.execute(
        sql.SQL("ALTER ROLE {} WITH {} PASSWORD {}").format(
            name, sql.SQL(ROLE_RIGHTS[role]), sql.Literal(verifier)
        )
    )
