"""Files without a row are taken away a day later, and never those of the wrong database."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from uploads.storage import UNFINISHED, PrivateFiles
from uploads.strays import TooManyStrays, lacking, remove_strays

NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def files(tmp_path):
    return PrivateFiles(tmp_path / "private")


def kept(files, hours_ago):
    """A file that has lain there for so long."""
    name = files.get_available_name("")
    (files.root / name).parent.mkdir(parents=True, exist_ok=True)
    (files.root / name).touch()
    at = (NOW - timedelta(hours=hours_ago)).timestamp()
    os.utime(files.root / name, (at, at))
    return name


def known(*names):
    """A database that has rows of these names."""
    return lambda some: set(some) & set(names)


def test_what_no_row_names_is_taken_away_after_a_day(files):
    named, stray, fresh = kept(files, 48), kept(files, 25), kept(files, 23)

    assert remove_strays(files, named=known(named), now=NOW) == 1

    assert set(files.names()) == {named, fresh}
    assert not files.exists(stray)


def test_what_was_never_finished_is_taken_away_too(files):
    whole = files.root / kept(files, 48)
    whole.rename(whole.with_name(whole.name + UNFINISHED))

    assert remove_strays(files, named=known(), now=NOW) == 1

    assert list(files.names()) == []


def test_where_most_files_have_no_row_nothing_is_taken_away(files):
    names = {kept(files, 48) for _ in range(101)}

    with pytest.raises(TooManyStrays, match="101 of 101"):
        remove_strays(files, named=known(), now=NOW)

    assert set(files.names()) == names


def test_a_few_hundred_are_asked_about_at_a_time(files):
    names = {kept(files, 48) for _ in range(501)}
    asked = []

    def named(some):
        asked.append(len(some))
        return some

    assert remove_strays(files, named=named, now=NOW) == 0
    assert sorted(asked) == [1, 500]
    assert set(files.names()) == names


def test_rows_whose_file_is_not_there_are_told(files):
    there, gone = kept(files, 1), kept(files, 1)
    files.delete(gone)

    assert lacking(files, [there, gone]) == [gone]


def test_an_empty_folder_has_no_strays(files):
    assert remove_strays(files, named=known(), now=NOW) == 0
