"""Where kept files lie: in no public folder, for nobody else to read, each under a random name.

A file is there whole or not at all. It is written before the row that names it: where the row does
not come to be, the file is a stray, which the nightly round takes away (`strays.py`).
"""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured, SuspiciousFileOperation
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
# 128 bits; the first four digits are its two folders.
_NAME = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{28}")
# Beside its place while it is being written.
UNFINISHED = ".part"


@deconstructible(path="uploads.storage.PrivateFiles")
class PrivateFiles(Storage):
    """Files that are read through the policy alone: they have no address.

    `save` gives the name under which a file is kept; the name that it is given is never looked at.
    """

    def __init__(self, location=""):
        self._location = location

    @property
    def root(self):
        """The folder of all files."""
        if not self._location:
            raise ImproperlyConfigured(
                "PRIVATE_FILES is not set. Set it to a folder of this user alone, outside of "
                "everything that a web server gives out."
            )
        return Path(self._location)

    def keep(self, content):
        """Write bytes, and return the name under which they are kept."""
        return self.save("", ContentFile(content))

    def save(self, name, content, max_length=None):
        """Write a file, and return the name under which it is kept."""
        return self._save(self.get_available_name(name), content)

    def get_available_name(self, name, max_length=None):
        """A name of our own in place of any that is given."""
        drawn = secrets.token_hex(16)
        return f"{drawn[:2]}/{drawn[2:4]}/{drawn}"

    def generate_filename(self, filename):
        """Nothing of what somebody typed comes near a path."""
        return ""

    def path(self, name):
        """Where a kept file lies. Raises SuspiciousFileOperation for a name that is not ours."""
        if not _NAME.fullmatch(str(name)):
            raise SuspiciousFileOperation("This is no name of a kept file.")
        return str(self.root / name)

    def exists(self, name):
        """Whether a file is kept under this name."""
        return os.path.isfile(self.path(name))

    def size(self, name):
        """How many bytes it has."""
        return os.path.getsize(self.path(name))

    def delete(self, name):
        """Take a file away; it may be gone already."""
        with suppress(FileNotFoundError):
            os.remove(self.path(name))

    def names(self):
        """The names of all kept files, and the paths of those that were never finished."""
        for path in self.root.glob("??/??/*"):
            yield path.relative_to(self.root).as_posix()

    def _open(self, name, mode="rb"):
        if mode != "rb":
            raise ValueError("What is kept is read, and never written again.")
        return File(open(self.path(name), mode), name=name)

    def _save(self, name, content):
        path = Path(self.path(name))
        for folder in (self.root, path.parent.parent, path.parent):
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        part = path.with_name(path.name + UNFINISHED)
        try:
            _write(part, content)
            # Nothing that is there is ever written over.
            os.link(part, path)
        finally:
            part.unlink(missing_ok=True)
        for folder in (path.parent, path.parent.parent, self.root):
            _settle(folder)
        return name


def _write(path, content):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        for piece in content.chunks():
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder):
    """Make sure that what is in a folder is still there after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
