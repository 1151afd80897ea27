"""What somebody uploads becomes what may be kept."""

import hashlib
from dataclasses import dataclass

from uploads import apart
from uploads.kinds import Kind
from uploads.limits import MOST_BYTES
from uploads.names import display_name
from uploads.refusals import Refused
from uploads.unusable import Unusable


@dataclass(frozen=True)
class Cleaned:
    """A file that was made anew: nothing in it is of the old one but what is seen."""

    kind: Kind
    content: bytes
    size: int
    digest: str
    name: str


def cleaned(file):
    """The uploaded file as it may be kept: `Cleaned`. Raises Refused.

    `file` is what a form gives (`read`, `size`, `name`). What it is, is told by its content alone;
    its name is only a hint of what to call it.
    """
    try:
        kind, made = apart.made_anew(_read(file))
    except Unusable as refused:
        raise Refused(refused.code) from None
    return Cleaned(
        kind=kind,
        content=made,
        size=len(made),
        digest=digest_of(made),
        name=display_name(file.name, kind.ending),
    )


def digest_of(content):
    """What tells whether a file is still that which was kept (SHA-256)."""
    return hashlib.sha256(content).hexdigest()


def _read(file):
    if (file.size or 0) > MOST_BYTES:
        raise Unusable("too_large")
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unusable("too_large")
    if not content:
        raise Unusable("empty")
    return content
