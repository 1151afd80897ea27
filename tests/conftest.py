"""What every test stands on: a database made by its owner, where tests work as the daily role."""

import gc
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings as hypothesis_settings

# The quick form of every property; `make proof` runs them with --hypothesis-profile proof.
hypothesis_settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
hypothesis_settings.register_profile("proof", max_examples=5_000, deadline=None)
hypothesis_settings.load_profile("quick")


# Who writes where a test itself writes rows, by no door: known to every connection of the tests.
_ACTOR = '{"by":"test","door":"test","request":"-"}'


def _tests_act():
    options = settings.DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"-c pghistory.context_metadata={_ACTOR}"


# Thousands of tests make much and keep little: garbage is looked for less often.
gc.set_threshold(50_000, 20, 50)


def migrations_digest():
    """What a kept database was made with: another digest is another database."""
    digest = sha256()
    for path in sorted(Path(settings.ROOT).glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@contextmanager
def a_database_of_its_own():
    """The name of a test database that no other run on this server uses, held until the end."""
    owner = connections["owner"].get_connection_params()
    known = {key: owner[key] for key in ("dbname", "user", "password", "host", "port")}
    with psycopg.connect(**known, autocommit=True) as holder:
        for run in range(1, 30):
            key = f"tests of {known['dbname']} {run}"
            query = "SELECT pg_try_advisory_lock(hashtext(%s))"
            if holder.execute(query, [key]).fetchone()[0]:
                yield f"test_{known['dbname']}_{migrations_digest()}_{run}"
                return
    raise RuntimeError("Thirty runs of the tests hold their databases: end some of them.")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
    django_db_modify_db_settings,
):
    """The owner makes the test database, whichever tests run; `default` works in it and no other.

    The stock fixture sets up the databases that the tests name. They name `default` alone, which
    mirrors `owner`: without `owner` in the list, tests would work in the register itself.
    """
    kept = django_db_keepdb and not django_db_createdb
    _tests_act()
    with django_db_blocker.unblock(), a_database_of_its_own() as name:
        for alias in ("default", "owner"):
            settings.DATABASES[alias]["TEST"]["NAME"] = name
        made = setup_databases(
            verbosity=0, interactive=False, aliases={"default", "owner"}, keepdb=kept
        )
        django_db_blocker.block()
        yield
        django_db_blocker.unblock()
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Rows are really committed, seen by other connections, and swept by the owner afterwards."""
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            sweep()


def sweep():
    """Empty every table of people, of who works here and of their history, as the owner."""
    from accounts.history.changes import events_of, tracked_models

    tables = [model._meta.db_table for model in tracked_models()]
    events = [events_of(model)._meta.db_table for model in tracked_models()]
    connections["default"].close()
    with connections["owner"].cursor() as cursor:
        assert connections["owner"].settings_dict["NAME"].startswith("test_")
        filled = ", ".join([*tables, *_filled(cursor, events), "django_session", "shared_cache"])
        cursor.execute(f"TRUNCATE {filled} CASCADE")
    connections["owner"].close()


def _filled(cursor, tables):
    """Those that have rows, of these and of the months of looks: each one emptied takes time."""
    queries = [f"SELECT '{each}' WHERE EXISTS (SELECT FROM {each})" for each in tables]
    queries.append("SELECT DISTINCT tableoid::regclass::text FROM accounts_look")
    cursor.execute(" UNION ALL ".join(queries))
    return [table for (table,) in cursor.fetchall()]


@pytest.fixture(autouse=True)
def _plain_passwords(settings):
    """Signing in costs no time in tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
