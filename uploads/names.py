"""How a file is called by what somebody typed: to be read, and to lead nowhere."""

import re
import unicodedata

_LONGEST, _MOST_BYTES = 100, 200
_OTHERWISE = "file"
# Endings of what is taken: that of the new file stands in their place. Any other stays, with a
# hyphen for its dot, so that a name has one ending, which is true.
_ENDINGS = re.compile(r"\.(jpe?g|jpe|jfif|png|webp|pdf|heic)$", re.IGNORECASE)
# Letters, the marks upon them and digits, of any script; and these.
_ALLOWED = frozenset(" _-()№'’")
# Letters that are drawn as nothing.
_BLANK = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"))
# What Windows takes for devices, whatever ending follows.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin|conout|clock|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE
)


def display_name(typed, ending):
    """The name of a file with this ending.

    >>> display_name("../../etc/passwd", "jpg"), display_name("scan.pdf.exe", "pdf")
    ('passwd.jpg', 'scan-pdf-exe.pdf')
    >>> display_name("Անձնագիր 1.JPG", "jpg"), display_name("con", "png"), display_name("", "png")
    ('Անձնագիր 1.jpg', 'file con.png', 'file.png')
    """
    last = re.split(r"[/\\]", typed or "")[-1]
    # Before the ending is looked for: what cannot be seen may stand behind it.
    seen = "".join(letter for letter in _composed(last) if not _is_unseen(letter))
    words = "".join(map(_allowed, _ENDINGS.sub("", seen.strip())))
    stem = _short(re.sub(r"([ -])\1+", r"\1", words).strip(" -'’"))
    if _DEVICE.match(stem):
        stem = f"{_OTHERWISE} {stem}"
    return f"{stem or _OTHERWISE}.{ending}"


def _composed(text):
    return unicodedata.normalize("NFC", text.translate(_BLANK))


def _is_unseen(letter):
    return unicodedata.category(letter)[0] == "C"


def _allowed(letter):
    if letter in _ALLOWED or unicodedata.category(letter)[0] in "LMN":
        return letter
    return " " if letter.isspace() else "-"


def _short(stem):
    return stem[:_LONGEST].encode()[:_MOST_BYTES].decode("utf-8", "ignore").rstrip(" -")
