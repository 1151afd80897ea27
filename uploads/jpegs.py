"""A JPEG without what its makers wrote beside the picture, byte for byte the same otherwise."""

from uploads.unusable import Unusable

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
# JFIF and Adobe say how colours are to be read; all other notes are of who took it, where and how.
_JFIF, _ADOBE, _COMMENT = 0xE0, 0xEE, 0xFE
_NOTES = range(0xE0, 0xF0)
_LONGEST_JFIF = 20


def bare(content):
    """The JPEG, from its first byte to the end of its picture. Raises Unusable.

    >>> bare(bytes.fromhex("ffd8 ffe1 0004 4142 ffda 0002 0102 ffd9") + b"<script>").hex(" ", 2)
    'ffd8 ffda 0002 0102 ffd9'
    """
    if content[:2] != bytes((0xFF, _START)):
        raise Unusable("damaged")
    kept, at = [content[:2]], 2
    while True:
        marker, at = _marker(content, at)
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        end = at + int.from_bytes(content[at : at + 2])
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        if _is_of_the_picture(marker, end - at):
            kept.append(bytes((0xFF, marker)) + content[at:end])
        at = end


def _is_of_the_picture(marker, length):
    if marker == _JFIF:
        # A longer one has a thumbnail.
        return length <= _LONGEST_JFIF
    return marker == _ADOBE or (marker != _COMMENT and marker not in _NOTES)


def _marker(content, at):
    """The marker that stands here, and where what it says begins."""
    while content[at : at + 2] == b"\xff\xff":
        at += 1
    if content[at : at + 1] != b"\xff" or at + 2 > len(content):
        raise Unusable("damaged")
    return content[at + 1], at + 2


def _end_of_scan(content, at):
    """Where the next marker begins that is not one within the lines of the picture."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Unusable("damaged")
        within = content[at + 1]
        if within not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2
