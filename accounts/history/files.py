"""Files that leave: written whole, recorded with their digest, and only then handed out."""

import weakref
from hashlib import sha256
from tempfile import SpooledTemporaryFile

from accounts.choices import LookKind
from accounts.history import looks

# A smaller file stays in memory; the rest is sent in pieces of this many bytes.
IN_MEMORY, AT_ONCE = 1 << 20, 1 << 16


class RecordedFile:
    """A file that was recorded, in pieces, from its beginning; closed with its response."""

    def __init__(self, pieces):
        self._digest = sha256()
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed below
        # Whoever asked may be gone before the first piece is sent.
        self.close = weakref.finalize(self, self._file.close)
        self.rows = self._write(pieces)
        self._file.seek(0)

    def _write(self, pieces):
        """Write all pieces, and return what their generator returns."""
        while True:
            try:
                piece = next(pieces)
            except StopIteration as end:
                return end.value
            self._digest.update(piece)
            self._file.write(piece)

    @property
    def sha256(self):
        """The digest of every byte."""
        return self._digest.hexdigest()

    def __iter__(self):
        while piece := self._file.read(AT_ONCE):
            yield piece


def recorded(request, pieces, **told):
    """The file of these pieces of bytes, once it stands in the record.

    `pieces` is a generator that returns how many rows it wrote; `told` is what else `looks.record`
    keeps: what was asked, which columns.
    """
    file = RecordedFile(pieces)
    looks.record(request, LookKind.EXPORTED, count=file.rows, sha256=file.sha256, **told)
    return file
