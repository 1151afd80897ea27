"""Two roles: `owner` makes tables and test databases, `web` does everything else."""

import getpass

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from refugee_response.local_postgres.place import DATABASE
from tests.local_postgres.conftest import answer

RIGHTS = (
    "SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
    " FROM pg_roles WHERE rolname = current_user"
)


def rights(address):
    with psycopg.connect(address) as connection:
        return connection.execute(RIGHTS).fetchone()


@pytest.fixture
def second_database(running):
    """The address of a database that `owner` made beside the register, as the tests do."""
    with psycopg.connect(running.owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_register")
        yield running.owner.replace(f"/{DATABASE}?", "/test_register?")
        connection.execute("DROP DATABASE test_register WITH (FORCE)")


@pytest.mark.parametrize("role", ["web", "owner"])
def test_an_address_names_its_role_and_the_database(running, role):
    parts = conninfo_to_dict(running.told[role])

    assert (parts["user"], parts["dbname"], parts["port"]) == (role, DATABASE, "5432")
    assert answer(running.told[role], "SELECT current_user") == role


def test_web_may_only_sign_in(running):
    assert rights(running.web) == (True, False, False, False, False, False)


def test_owner_may_also_make_databases_and_is_no_superuser(running):
    assert rights(running.owner) == (True, False, True, False, False, False)


def test_owner_owns_the_database(running):
    question = f"SELECT datdba::regrole::text FROM pg_database WHERE datname = '{DATABASE}'"

    assert answer(running.web, question) == "owner"


@pytest.mark.parametrize(
    "command",
    [
        "CREATE TABLE mine (number int)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE EXTENSION pg_trgm",
        "CREATE ROLE mine",
        "SET ROLE owner",
        "SET ROLE postgres",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_web_is_refused(running, command):
    with (
        psycopg.connect(running.web, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(command)


def test_web_cannot_change_the_form_of_a_table(running):
    with psycopg.connect(running.owner) as owner:
        owner.execute("CREATE TABLE theirs (number int)")
    with (
        psycopg.connect(running.web, autocommit=True) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        web.execute("ALTER TABLE theirs ADD COLUMN more int")
    with psycopg.connect(running.owner) as owner:
        owner.execute("DROP TABLE theirs")


@pytest.mark.parametrize("extension", ["pg_trgm", "btree_gist"])
def test_owner_brings_the_extensions_into_a_database_of_the_tests(second_database, extension):
    with psycopg.connect(second_database) as connection:
        connection.execute(f"CREATE EXTENSION {extension}")


def test_owner_ends_sessions_of_web(running):
    with psycopg.connect(running.web) as web, psycopg.connect(running.owner) as owner:
        number = web.info.backend_pid
        assert owner.execute("SELECT pg_terminate_backend(%s, 5000)", [number]).fetchone()[0]
        with pytest.raises(psycopg.OperationalError):
            web.execute("SELECT 1")


def test_armenian_and_russian_letters_fold_and_count_as_letters(second_database):
    with psycopg.connect(second_database) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute(
            "SELECT lower('ՀՈՎՀԱՆՆԻՍՅԱՆ'), lower('ОГАНЕСЯН'),"
            " similarity('Հովհաննիսյան', 'Հովանիսյան') > 0.4, current_setting('server_encoding')"
        ).fetchone()

    assert row == ("հովհաննիսյան", "оганесян", True, "UTF8")


@pytest.mark.parametrize("role", ["web", "owner"])
def test_a_role_without_its_password_is_refused(running, role):
    known = conninfo_to_dict(running.told[role])
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(**{**known, "password": "a guess"})


def test_the_superuser_is_for_setting_up_by_whoever_owns_the_checkout(running):
    known = {**conninfo_to_dict(running.web), "user": "postgres", "dbname": "postgres"}
    rules = "SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules"
    with psycopg.connect(**known) as connection:
        assert sorted(connection.execute(rules).fetchone()[0]) == ["peer", "scram-sha-256"]
        allowed = "SELECT sys_name FROM pg_ident_file_mappings"
        assert connection.execute(allowed).fetchall() == [(getpass.getuser(),)]
