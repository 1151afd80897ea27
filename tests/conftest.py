"""What every test stands on: a database made by its owner, where tests work as the daily role."""

import gc
from unittest import mock

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test.utils import override_settings, teardown_databases
from hypothesis import settings as hypothesis_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.databases import a_database_of_its_own, a_database_to_copy, work_in
from tests.order import LongestFirst, longest_first
from tests.sweeping import sweep

# The quick form of every property; `make proof` runs them with --hypothesis-profile proof.
hypothesis_settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
hypothesis_settings.register_profile("proof", max_examples=5_000, deadline=None)
hypothesis_settings.load_profile("quick")


# Who writes where a test itself writes rows, by no door: known to every connection of the tests.
_ACTOR = '{"by":"test","door":"test","request":"-"}'


def _tests_act():
    options = settings.DATABASES["default"].setdefault("OPTIONS", {})
    # What they commit need not outlive a crash; that of a server by itself does (`tests/killed`).
    options["options"] = f"-c pghistory.context_metadata={_ACTOR} -c synchronous_commit=off"


# Thousands of tests make much and keep little: garbage is looked for less often.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items):
    longest_first(items)
    # What was read so far stays until the end: no search for garbage goes through it again.
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return LongestFirst(config, log) if config.option.dist == "loadfile" else None


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
        to_copy = a_database_to_copy() if kept else None
        made = work_in(name, kept=kept, copied_from=to_copy)
        if kept:
            # A run that was killed left what it had committed.
            sweep()
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


@pytest.fixture(scope="session", autouse=True)
def _plain_passwords():
    """Signing in costs no time in tests."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_found_once():
    """Every client of a test is a server of its own, which would look for all of them anew."""
    files, find = {}, WhiteNoiseMiddleware.add_files_from_finders

    def find_once(server):
        if not files:
            find(server)
            files.update(server.files)
        server.files.update(files)

    with mock.patch.object(WhiteNoiseMiddleware, "add_files_from_finders", find_once):
        yield


@pytest.fixture
def kept_files(tmp_path):
    """Where attachments lie: a folder of this test alone."""
    private = settings.STORAGES["private"] | {"OPTIONS": {"location": str(tmp_path / "private")}}
    with override_settings(STORAGES=settings.STORAGES | {"private": private}):
        yield storages["private"]
