"""Files that leave: written whole, recorded with their digest, and only then handed out."""

from hashlib import sha256
from tempfile import SpooledTemporaryFile

from accounts.choices import LookKind
from accounts.history import looks

# A smaller file stays in memory.
IN_MEMORY = 1 << 20


def recorded(request, pieces, **told):
    """A file of these pieces of bytes, to be sent from its beginning.

    `pieces` is a generator that returns how many rows it wrote; `told` is what else `looks.record`
    keeps: what was asked, which columns. The digest is that of every byte, and nothing is sent
    before it stands in the record.
    """
    digest = sha256()
    # The response closes it, once it is sent.
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    try:
        rows = _write(pieces, file, digest)
        told |= {"count": rows, "sha256": digest.hexdigest()}
        looks.record(request, LookKind.EXPORTED, **told)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _write(pieces, file, digest):
    """Write all pieces, and return what their generator returns."""
    while True:
        try:
            piece = next(pieces)
        except StopIteration as end:
            return end.value
        digest.update(piece)
        file.write(piece)
