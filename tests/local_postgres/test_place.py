"""Where everything lies, who owns it, and who may open it."""

import dataclasses
import os
import pwd
import re
import stat
from pathlib import Path

import pytest

from refugee_response.local_postgres import LocalPostgresError, attach, cluster, programs, server
from refugee_response.local_postgres.place import (
    LONGEST_SOCKET,
    ROOT_HOME,
    own_name,
    place_of,
    socket_folder,
    unprivileged_user,
)
from tests.local_postgres.conftest import (
    answer,
    clear,
    data_of,
    holding,
    needs_root,
    server_number,
    socket_of,
)


def mode(path):
    return stat.S_IMODE(Path(path).stat().st_mode)


def users():
    return sorted(user.pw_name for user in pwd.getpwall())


@pytest.fixture
def nobodys_place(open_folder):
    """A place as root makes it on a system without a user `postgres`."""
    nobody = unprivileged_user(("nobody",))
    os.chown(open_folder, nobody.pw_uid, nobody.pw_gid)
    place = dataclasses.replace(
        place_of(open_folder), data_home=open_folder / "postgres", server_user=nobody
    )
    place.run("mkdir", "-m", "700", place.data_home)
    yield place
    server.stop(place, place.data_folders()[-1])
    clear(open_folder)


def test_a_long_path_with_spaces_serves(tmp_path):
    checkout = tmp_path / ("a deep folder/" * 20)
    checkout.mkdir(parents=True)

    with holding(checkout) as holder:
        assert answer(holder.web, "SELECT 1") == 1
    clear(checkout)

    assert len(os.fsencode(f"{socket_of(holder.web)}/.s.PGSQL.5432")) <= LONGEST_SOCKET


def test_a_temporary_folder_with_a_space_serves(stopped, open_folder):
    roomy = open_folder / "with a space"
    roomy.mkdir()
    os.chown(roomy, place_of(stopped).server_uid, -1)
    with holding(stopped, TMPDIR=str(roomy), XDG_RUNTIME_DIR="") as holder:
        assert answer(holder.web, "SELECT 1") == 1
        assert socket_of(holder.web).parent == roomy


def test_a_temporary_folder_that_is_too_deep_gives_way_to_a_short_one(stopped, open_folder):
    deep = open_folder / ("deep/" * 20)
    deep.mkdir(parents=True)
    os.chown(deep, place_of(stopped).server_uid, -1)

    with holding(stopped, TMPDIR=str(deep), XDG_RUNTIME_DIR="") as holder:
        assert answer(holder.web, "SELECT 1") == 1
        assert socket_of(holder.web).parent == Path("/tmp")


def test_the_server_listens_on_no_network(running):
    assert answer(running.web, "SHOW listen_addresses") == ""


@pytest.mark.parametrize(
    ("setting", "value"),
    [("fsync", "on"), ("max_connections", "60"), ("shared_buffers", "256MB"), ("TimeZone", "UTC")],
)
def test_the_server_is_set_as_agreed(running, setting, value):
    assert answer(running.web, f"SHOW {setting}") == value


def test_only_the_owner_may_open_folders_passwords_and_the_socket(running, lived_in):
    local, data = lived_in / ".local", data_of(lived_in)
    socket = socket_of(running.web)

    assert {mode(local), mode(data), mode(data.parent), mode(socket)} == {0o700}
    assert mode(socket / ".s.PGSQL.5432") == 0o700
    assert {path.name for path in local.glob("*.password")} == {"owner.password", "web.password"}
    assert {mode(path) for path in local.iterdir() if path.is_file()} == {0o600}


def test_rights_that_were_widened_are_narrowed_again(running, lived_in):
    (lived_in / ".local").chmod(0o755)
    (lived_in / ".local" / "web.password").chmod(0o644)

    with holding(lived_in):
        assert mode(lived_in / ".local") == 0o700
        assert mode(lived_in / ".local" / "web.password") == 0o600


def test_the_log_lies_beside_the_data(running, lived_in):
    data = data_of(lived_in)

    assert "ready to accept connections" in (data.parent / f"{data.name}.log").read_text()


def test_a_folder_that_another_laid_out_for_the_socket_is_not_used(checkout, tmp_path):
    place = place_of(checkout)
    ours = socket_folder(place)
    ours.rmdir()
    ours.symlink_to(tmp_path)

    with pytest.raises(LocalPostgresError, match=r"^No folder for PostgreSQL's socket.*TMPDIR.*$"):
        socket_folder(place)
    ours.unlink()


def test_an_ordinary_user_keeps_the_data_in_the_checkout(ordinary_lived_in):
    checkout, user = ordinary_lived_in
    with holding(checkout, user=user) as holder:
        name = answer(holder.web, "SHOW cluster_name")

    data = [path.parent for path in (checkout / ".local" / "postgres").glob("*/PG_VERSION")]
    assert [server.cluster_name(folder) for folder in data] == [name]
    assert {folder.stat().st_uid for folder in data} == {checkout.stat().st_uid}


def test_the_runtime_folder_of_an_ordinary_user_holds_the_socket(ordinary_lived_in):
    checkout, user = ordinary_lived_in
    runtime = checkout / "run"
    runtime.mkdir()
    os.chown(runtime, checkout.stat().st_uid, -1)

    with holding(checkout, user=user, XDG_RUNTIME_DIR=str(runtime)) as holder:
        assert answer(holder.web, "SELECT 1") == 1
        assert socket_of(holder.web).parent == runtime


@needs_root
def test_a_folder_of_another_user_is_refused_in_one_line(ordinary):
    checkout, user = ordinary
    (checkout / ".local").mkdir(mode=0o755)

    with holding(checkout, user=user) as holder:
        assert re.fullmatch(r".*\.local belongs to another user\. Work as .*", holder.told["error"])


def test_data_that_cannot_be_made_are_told_in_one_line(ordinary):
    checkout, user = ordinary
    for folder in (checkout / ".local", checkout / ".local" / "postgres"):
        folder.mkdir(mode=0o700)
        os.chown(folder, checkout.stat().st_uid, -1)
    folder.chmod(0o500)

    with holding(checkout, user=user) as holder:
        assert re.fullmatch(
            r"PostgreSQL can't make its data in .*Permission denied.*", holder.told["error"]
        )


@needs_root
def test_root_keeps_the_data_with_a_user_who_may_run_the_server(running, lived_in):
    data, lender = data_of(lived_in), unprivileged_user()

    assert re.fullmatch(rf"{ROOT_HOME}/[0-9a-f]{{16}}/postgres/\d+", str(data))
    assert {data.owner(), data.parent.owner(), data.parent.parent.owner()} == {lender.pw_name}
    assert {mode(data), mode(data.parent.parent)} == {0o700}
    assert Path(f"/proc/{server_number(lived_in)}").stat().st_uid == lender.pw_uid


@needs_root
def test_root_adds_no_user_and_changes_no_folder_above(tmp_path):
    above = [ROOT_HOME.parent, Path("/var"), Path("/"), tmp_path, *tmp_path.parents]
    before = users(), [mode(folder) for folder in above]

    with holding(tmp_path):
        pass
    clear(tmp_path)

    assert (users(), [mode(folder) for folder in above]) == before


@needs_root
def test_nobody_runs_the_server_where_there_is_no_postgres(nobodys_place):
    place = nobodys_place
    found = programs.choose(place, "auto")
    with (place.local / "gate").open("w") as gate:
        data = cluster.create(place, found, keep=gate.fileno())
    cluster.write_access_rules(place, data, own_name())
    server.start(place, found, data, socket_folder(place))

    number = int((data / "postmaster.pid").read_text().splitlines()[0])
    assert data.owner() == "nobody"
    assert Path(f"/proc/{number}").stat().st_uid == place.server_uid


def test_the_first_user_that_the_system_knows_is_taken():
    assert unprivileged_user(("no-such-user", "nobody")).pw_name == "nobody"


def test_a_system_without_either_user_is_told_so():
    with pytest.raises(LocalPostgresError, match=r"^PostgreSQL does not run as root.*DATABASE_URL"):
        unprivileged_user(("no-such-user",))


def test_a_checkout_that_is_no_folder_is_refused_in_one_line(tmp_path):
    with pytest.raises(LocalPostgresError, match=r"^PostgreSQL can't be set up: .*gone.*Mend.*$"):
        attach(tmp_path / "gone")
