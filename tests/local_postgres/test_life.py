"""Started by the first, shared by all, stopped by the last, whatever happened before."""

import contextlib
import json
import os
import signal
import subprocess
import time

import psycopg
import pytest

from refugee_response.local_postgres import LocalPostgresError, attach, leave, server
from refugee_response.local_postgres.place import place_of
from tests.local_postgres.conftest import (
    answer,
    begin,
    data_of,
    holding,
    server_number,
)

ONE = "SELECT 1"


@contextlib.contextmanager
def looks_like_an_earlier_server(checkout, seconds):
    """A living process that carries the name of the checkout's server, named in its lock."""
    place, data = place_of(checkout), data_of(checkout)
    user = {"user": place.server_uid} if place.server_user else {}
    words = f"sleep {seconds}; : postgres {server.cluster_name(data)}"
    with subprocess.Popen(["sh", "-c", words], **user) as process:
        (data / "postmaster.pid").write_text(f"{process.pid}\n{data}\n")
        yield process


def half_a_cluster(checkout):
    return list(place_of(checkout).data_home.glob("*.unfinished/PG_VERSION"))


def wait_for_half_a_cluster(checkout):
    for _ in range(2000):
        if half_a_cluster(checkout):
            return
        time.sleep(0.005)
    pytest.fail("no half of a cluster was seen within 10 seconds")


def test_the_last_to_leave_stops_it_twice_in_a_row(stopped):
    for _ in range(2):
        with holding(stopped) as first, holding(stopped) as second:
            assert first.told["web"] == second.told["web"]
            assert first.leave() == 0
            assert answer(second.web, ONE) == 1
            assert second.leave() == 0
            assert server_number(stopped) is None
        with pytest.raises(psycopg.OperationalError):
            answer(second.web, ONE)


def test_two_that_come_at_the_same_moment_start_one_server(stopped):
    with begin(stopped) as one, begin(stopped) as other:
        told = [json.loads(process.stdout.readline()) for process in (one, other)]

        assert told[0]["web"] == told[1]["web"]
        assert answer(told[0]["web"], ONE) == 1
        one.communicate()
        other.communicate()
    assert server_number(stopped) is None


def test_a_forked_process_holds_on_after_its_parent(stopped):
    with holding(stopped, FORK="1") as holder:
        assert holder.leave() == 0
        assert answer(holder.web, ONE) == 1
        # The child has our end of the pipe: it is closed when the child has ended.
        assert holder.process.stdout.read() == ""

    assert server_number(stopped) is None


def test_attaching_to_a_running_server_takes_less_than_50_milliseconds(running):
    assert running.told["seconds"] < 0.050


def test_a_process_may_attach_and_leave_several_times(stopped):
    first = attach(stopped)
    assert attach(stopped) == first
    leave(stopped)
    leave(stopped)
    assert server_number(stopped) is None


def test_ctrl_c_in_the_terminal_does_not_reach_the_server(stopped):
    with holding(stopped) as pressed, holding(stopped) as other:
        os.killpg(pressed.process.pid, signal.SIGINT)
        pressed.process.wait()

        assert answer(other.web, ONE) == 1


def test_a_server_whose_holder_was_killed_is_taken_over(stopped):
    with holding(stopped) as killed:
        killed.kill()
        number = server_number(stopped)

    with holding(stopped) as holder:
        assert server_number(stopped) == number
        assert answer(holder.web, ONE) == 1
    assert server_number(stopped) is None


def test_a_server_that_was_killed_is_started_again_with_its_data(stopped):
    with holding(stopped) as first:
        with psycopg.connect(first.owner) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        number = server_number(stopped)
        os.kill(number, signal.SIGKILL)
        first.kill()

    with holding(stopped) as holder:
        assert server_number(stopped) != number
        assert answer(holder.owner, "SELECT number FROM kept") == 7


def test_an_address_outlives_a_server_that_was_killed(stopped):
    with holding(stopped) as first:
        os.kill(server_number(stopped), signal.SIGKILL)
        with holding(stopped):
            assert answer(first.web, ONE) == 1


def test_a_lock_whose_process_is_dead_is_removed(stopped):
    with subprocess.Popen(["true"]) as dead:
        pass
    (data_of(stopped) / "postmaster.pid").write_text(f"{dead.pid}\n{data_of(stopped)}\n")

    with holding(stopped) as holder:
        assert answer(holder.web, ONE) == 1


def test_a_lock_whose_number_went_to_another_program_is_removed(stopped):
    place = place_of(stopped)
    user = {"user": place.server_uid} if place.server_user else {}
    with subprocess.Popen(["sleep", "60"], **user) as other:
        (data_of(stopped) / "postmaster.pid").write_text(f"{other.pid}\n{data_of(stopped)}\n")
        with holding(stopped) as holder:
            assert answer(holder.web, ONE) == 1
        assert other.poll() is None
        other.kill()


def test_processes_of_an_earlier_server_are_waited_for(stopped):
    with looks_like_an_earlier_server(stopped, 1) as earlier, holding(stopped) as holder:
        assert earlier.poll() == 0
        assert answer(holder.web, ONE) == 1


def test_a_lock_whose_process_lives_is_not_removed(stopped, monkeypatch):
    monkeypatch.setattr(server, "SERVER_MAY_TAKE", 0.2)
    with looks_like_an_earlier_server(stopped, 60) as earlier:
        with pytest.raises(LocalPostgresError, match=rf"^An earlier .*`kill {earlier.pid}`.*$"):
            attach(stopped)
        assert server_number(stopped) == earlier.pid
        earlier.kill()


def test_a_cluster_that_was_never_finished_is_made_anew(checkout):
    with begin(checkout) as process:
        wait_for_half_a_cluster(checkout)
        process.kill()
    assert place_of(checkout).data_folders() == []

    with holding(checkout) as holder:
        assert answer(holder.web, ONE) == 1
        assert not half_a_cluster(checkout)


def test_passwords_that_were_lost_are_made_anew(stopped):
    with holding(stopped) as first:
        (stopped / ".local" / "web.password").unlink()
        with holding(stopped) as second:
            assert answer(second.web, ONE) == 1
        with pytest.raises(psycopg.OperationalError, match="password"):
            answer(first.web, ONE)


def test_two_checkouts_live_side_by_side(stopped, running):
    with holding(stopped) as holder:
        places = {answer(address, "SHOW cluster_name") for address in (holder.web, running.web)}

    assert len(places) == 2
    assert answer(running.web, ONE) == 1
