"""All or nothing, however an import ends: killed at any moment, or beside another one."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from time import monotonic, sleep

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from cases.importers.run import ONE_AT_A_TIME, import_register
from cases.models import Household, Individual
from tests.cases.importers.making import as_csv, flat, make_list, table_of
from tests.cases.importers.rows import child, person
from tests.cases.test_at_once import wait_for
from tests.conftest import sweep
from tests.factories import make_user
from tests.sampling import is_long

ON = date(2023, 10, 12)
LONG = is_long()
KILLS, ROWS = (20, 20_000) if LONG else (2, 1_000)

# Another process, as the command is one: it says when it begins, and is killed while it works.
IMPORTS = """
import sys
from datetime import date
import django
from django.conf import settings
django.setup()
for alias in ("default", "owner"):
    settings.DATABASES[alias]["NAME"] = sys.argv[1]
from accounts.models import User
from cases.importers.run import import_register
by = User.objects.select_related("organisation").get(username=sys.argv[3])
print("begins", flush=True)
outcome = import_register(sys.argv[2], name="list", source="list", by=by, on=date(2023, 10, 12))
print("written" if outcome.written else outcome.faults, flush=True)
"""


@pytest.fixture
def long_list(tmp_path):
    """(path, number of people) of a clean list."""
    homes, people = make_list(Random(9), ROWS // 3)
    path = tmp_path / "list.csv"
    path.write_bytes(as_csv(table_of(flat(homes, people))).getvalue())
    return path, len(people)


def begin(path, user):
    """An import in a process of its own, which has begun."""
    database = connection.settings_dict["NAME"]
    assert database.startswith("test_")
    started = subprocess.Popen(
        [sys.executable, "-c", IMPORTS, database, str(path), user.username],
        cwd=settings.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout.readline() == "begins\n"
    return started


def wait_until_gone():
    """Until no other session works in this database: the server noticed the death."""
    until = monotonic() + 30
    query = """
        SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
    """
    with connection.cursor() as cursor:
        while monotonic() < until:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            if cursor.execute(query).fetchone()[0] == 0:
                return
            sleep(0.05)
    raise AssertionError("The killed import is still at work.")


def test_killed_at_any_moment_it_wrote_all_or_nothing(committed, long_list):
    path, people = long_list
    began = monotonic()
    whole = begin(path, make_user(places=["AM07"]))
    assert whole.stdout.read() == "written\n"
    whole.wait()
    lasted = monotonic() - began
    assert Individual.objects.count() == people
    chance = Random()
    for _kill in range(KILLS):
        sweep()
        killed = begin(path, make_user(places=["AM07"]))
        sleep(chance.random() * lasted)
        killed.kill()
        killed.wait()
        killed.stdout.close()
        wait_until_gone()

        found = Individual.objects.count(), Household.objects.count()
        assert found in {(0, 0), (people, ROWS // 3)}
    whole.stdout.close()


def test_a_second_import_waits_and_then_sees_what_the_first_wrote(committed):
    by = make_user(places=["AM07"])
    rows = [person(), child()]

    def send():
        try:
            return import_register(as_csv(table_of(rows)), name="list", source="list", by=by, on=ON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [ONE_AT_A_TIME])
            running = [pool.submit(send), pool.submit(send)]
            wait_for(2)
        outcomes = [each.result(timeout=30) for each in running]

    assert sorted(outcome.people.new for outcome in outcomes) == [0, 2]
    assert sorted(outcome.people.unchanged for outcome in outcomes) == [0, 2]
    assert Individual.objects.count() == 2


def test_a_browser_is_not_kept_waiting_for_another_import(committed):
    by = make_user(places=["AM07"])

    def send():
        try:
            return import_register(
                as_csv(table_of([person()])), name="x", source="x", by=by, on=ON, most_rows=9
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [ONE_AT_A_TIME])
        outcome = pool.submit(send).result(timeout=30)

    assert [fault.code for fault in outcome.faults] == ["busy"]
