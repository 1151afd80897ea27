"""The kinds of file that are taken, told by their first bytes: never by a name or a type."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of file that is kept: what rows call it, its media type, and how its names end."""

    code: str
    media_type: str
    ending: str


JPEG = Kind("jpeg", "image/jpeg", "jpg")
PNG = Kind("png", "image/png", "png")
PDF = Kind("pdf", "application/pdf", "pdf")
# What is kept, by the code that a row keeps.
KINDS = {kind.code: kind for kind in (JPEG, PNG, PDF)}

# What is asked of whoever chooses a file (`<input type="file" accept=…>`). A telephone of Apple
# that reads it gives a JPEG of a picture which it keeps as HEIC.
ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"

_PICTURE, _PAPER, _APPLE = "picture", "paper", "apple"
_BRANDS_OF_APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def looks_like(content):
    """Which reader a file is for: `picture`, `paper`; `apple` for a HEIC; None for all else.

    >>> looks_like(b"%PDF-1.7"), looks_like(b"<svg xmlns="), looks_like(b"PK")
    ('paper', None, None)
    """
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _PICTURE
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _PICTURE
    if content.startswith(b"%PDF-"):
        return _PAPER
    if content[4:8] == b"ftyp" and content[8:12] in _BRANDS_OF_APPLE:
        return _APPLE
    return None
