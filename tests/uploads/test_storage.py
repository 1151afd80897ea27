"""Kept files lie where nobody else looks, under names that say nothing, whole or not at all."""

import os
import re
import stat

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models

from uploads.storage import PrivateFiles


@pytest.fixture
def files(tmp_path):
    return PrivateFiles(tmp_path / "private")


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def test_a_file_is_given_back_as_it_was_kept(files):
    name = files.keep(b"a scan")

    with files.open(name) as file:
        assert file.read() == b"a scan"
    assert files.exists(name)
    assert files.size(name) == 6
    assert list(files.names()) == [name]


def test_its_name_is_drawn_and_says_nothing(files):
    name = files.save("../../passport of Lusine.php", ContentFile(b"a"))

    assert re.fullmatch(r"(..)/(..)/\1\2[0-9a-f]{28}", name)
    assert len({files.get_available_name("a") for _ in range(500)}) == 500


def test_nobody_else_on_the_machine_reads_it(files):
    before = os.umask(0)
    try:
        name = files.keep(b"a")
    finally:
        os.umask(before)

    path = files.root / name
    assert mode(path) == 0o600
    assert {mode(folder) for folder in (path.parent, path.parent.parent, files.root)} == {0o700}


@pytest.mark.parametrize(
    "name",
    ["../secret", "/etc/passwd", "ab/cd/../../../secret", "", None, "ab/cd/abcd", "ab/cd/x\0"],
)
@pytest.mark.parametrize("ask", ["open", "delete", "exists", "size", "path"])
def test_no_other_name_leads_anywhere(files, name, ask):
    with pytest.raises(SuspiciousFileOperation):
        getattr(files, ask)(name)


class HalfAFile(ContentFile):
    """The connection breaks after the first piece."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise ConnectionError


def test_half_a_file_is_no_file(files):
    with pytest.raises(ConnectionError):
        files.save(None, HalfAFile(b"whole"))

    assert list(files.names()) == []


def test_nothing_is_written_over(files, monkeypatch):
    name = files.keep(b"first")
    monkeypatch.setattr(files, "get_available_name", lambda *_args, **_options: name)

    with pytest.raises(FileExistsError):
        files.keep(b"second")

    with files.open(name) as file:
        assert file.read() == b"first"


def test_a_kept_file_is_never_opened_to_be_changed(files):
    with pytest.raises(ValueError, match="never written"):
        files.open(files.keep(b"a"), "wb")


def test_it_has_no_address(files):
    with pytest.raises(NotImplementedError):
        files.url(files.keep(b"a"))


def test_a_file_is_taken_away_once_or_twice(files):
    name = files.keep(b"a")

    files.delete(name)
    files.delete(name)

    assert not files.exists(name)


def test_without_a_folder_it_says_what_to_set():
    with pytest.raises(ImproperlyConfigured, match="PRIVATE_FILES"):
        PrivateFiles("").keep(b"a")


def test_the_folder_is_in_nothing_that_is_given_out():
    root = storages["private"].root
    public = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]

    assert [folder for folder in public if folder and root.is_relative_to(folder)] == []


def test_a_field_of_a_model_never_passes_on_what_somebody_typed(kept_files):
    field = models.FileField(upload_to="passports", storage=kept_files)

    name = kept_files.save(field.generate_filename(None, "Lusine.php"), ContentFile(b"a"))

    assert list(kept_files.names()) == [name]
    assert "Lusine" not in name
    assert "passports" not in name
