"""Files that somebody sends who means no good, and what becomes of each: a kind, or a refusal."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.uploads import papers
from tests.uploads.pictures import noise, notes, photograph, picture, written

SCRIPT = b"<html><script>acts()</script></html>"


def archive(files):
    """A zip of these files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return made.getvalue()


def chunk(name, data):
    """A piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width, height, data):
    """A PNG that says to be so large, whatever it holds."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def jpeg_saying(width, height):
    """A JPEG whose header says to be so large."""
    small = written(picture(), "JPEG")
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", height, width) + small[at + 4 :]


def bomb_in_docx():
    """A text document that unpacks to 300 megabytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w") as document:
            for _ in range(300):
                document.write(bytes(1_000_000))
    return made.getvalue()


def words_of_png(megabytes):
    """A PNG whose words unpack to so many megabytes."""
    whole = written(picture(), "PNG")
    words = chunk(b"zTXt", b"Author\0\0" + papers.unfolding(megabytes))
    return whole[:33] + words + whole[33:]


def scan_of(change):
    """A PDF in which something was changed, made when it is asked for."""
    return lambda: papers.changed(change)


GIF_AND_SCRIPT = b"GIF89a/*" + bytes(20) + b"*/=1;acts()"
ACTS = {"/S": "/JavaScript", "/JS": "acts()"}

# What is sent, and what becomes of it.
HOSTILE = {
    "SVG": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="acts()"/>',
        "not_taken",
    ),
    "SVG called a picture": (
        lambda: b'<?xml version="1.0"?><svg onload="acts()"/>',
        "not_taken",
    ),
    "HTML": (lambda: SCRIPT, "not_taken"),
    "HTML called a picture": (lambda: SCRIPT, "not_taken"),
    "GIF and script": (lambda: GIF_AND_SCRIPT, "not_taken"),
    "JPEG and HTML": (lambda: photograph() + SCRIPT, "jpeg"),
    "JPEG and archive": (lambda: photograph() + archive({"a.html": SCRIPT}), "jpeg"),
    "HTML in the notes of a JPEG": (lambda: photograph(comment=SCRIPT), "jpeg"),
    "HTML in the words of a PNG": (
        lambda: written(picture(), "PNG", exif=notes() + SCRIPT),
        "png",
    ),
    "PNG and archive": (lambda: written(picture(), "PNG") + archive({"a": SCRIPT}), "png"),
    "double ending": (lambda: photograph(), "jpeg"),
    "another kind than declared": (lambda: written(picture(), "PNG"), "png"),
    "photograph with a place": (lambda: photograph(), "jpeg"),
    "photograph of Apple": (lambda: b"\0\0\0\x18ftypheic" + bytes(50), "of_apple"),
    "TIFF": (lambda: written(picture(), "TIFF"), "not_taken"),
    "BMP": (lambda: written(picture(), "BMP"), "not_taken"),
    "Encapsulated PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\nacts", "not_taken"),
    "a program": (lambda: b"MZ\x90\0" + bytes(200), "not_taken"),
    "an archive": (lambda: archive({"../../a.html": SCRIPT}), "not_taken"),
    "a bomb in a document": (bomb_in_docx, "not_taken"),
    "nothing": (lambda: b"", "empty"),
    "too many bytes": (lambda: photograph() + bytes(20_000_000), "too_large"),
    "50,000 × 50,000 pixels said": (
        lambda: png_of(50_000, 50_000, zlib.compress(bytes(1_000))),
        "too_many_pixels",
    ),
    "a PNG that unpacks to 7,500 megabytes": (
        lambda: png_of(50_000, 50_000, papers.unfolding(500)),
        "too_many_pixels",
    ),
    "a JPEG of 65,000 × 65,000": (lambda: jpeg_saying(65_000, 65_000), "too_many_pixels"),
    "words that unpack to 500 megabytes": (lambda: words_of_png(500), "damaged"),
    "half a JPEG": (lambda: written(noise((900, 900)), "JPEG")[:20_000], "damaged"),
    "half a PNG": (lambda: written(noise((900, 900)), "PNG")[:20_000], "damaged"),
    "half a WebP": (lambda: written(noise((900, 900)), "WEBP")[:20_000], "damaged"),
    "half a PDF": (lambda: papers.scan()[:300], "damaged"),
    "PDF with a script": (scan_of(papers.of_root({"/OpenAction": ACTS})), "pdf"),
    "PDF with a program": (
        scan_of(papers.of_root({"/OpenAction": {"/S": "/Launch", "/F": "acts()"}})),
        "pdf",
    ),
    "PDF with a file": (
        scan_of(lambda writer: writer.add_attachment("a.exe", b"acts()")),
        "pdf",
    ),
    "PDF and archive": (lambda: papers.scan() + archive({"a": SCRIPT}), "pdf"),
    "PDF that unpacks to 500 megabytes": (
        lambda: papers.raw(papers.unfolding(500), filters="/FlateDecode"),
        "too_much",
    ),
    "PDF of 50,000 × 50,000 pixels": (
        lambda: papers.raw(photograph(), size=(50_000, 50_000)),
        "too_many_pixels",
    ),
}
