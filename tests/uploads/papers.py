"""PDFs as scanners, programs and attackers make them, for the tests of what is uploaded."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.uploads.pictures import photograph


def scan(pages=1, words="Certificate 12-45", picture=None):
    """Pages with a picture and words each, as a program writes them."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 300))
    canvas.setTitle("Title of Lusine")
    canvas.setAuthor("Lusine")
    for _ in range(pages):
        canvas.drawImage(ImageReader(BytesIO(picture or photograph())), 20, 20, 200, 100)
        if words:
            canvas.drawString(20, 200, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def raw(jpeg, *, filters="/DCTDecode", subtype="/Image", size=(60, 40), words=b"/Im Do"):
    """A page of one picture, whose bytes stand in the file as they are."""
    writer = PdfWriter()
    page = writer.add_blank_page(400, 300)
    image = stream(jpeg, {"/Subtype": subtype, "/Filter": filters})
    image.update(names({"/Width": size[0], "/Height": size[1], "/BitsPerComponent": 8}))
    image[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")
    drawn = DictionaryObject({NameObject("/Im"): writer._add_object(image)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn})
    page[NameObject("/Contents")] = writer._add_object(stream(words))
    return saved(writer)


def changed(change, **options):
    """A scan in which somebody changed something: `change(writer)`."""
    writer = PdfWriter(clone_from=BytesIO(scan(**options)))
    change(writer)
    return saved(writer)


def saved(writer):
    """The bytes of a PDF."""
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def stream(data, words=None):
    """A stream of these bytes, as they are."""
    made = StreamObject()
    made._data = data
    made.update(names(words or {}))
    return made


def names(words):
    """A dictionary of names, numbers and text."""
    return {NameObject(key): value(of) for key, of in words.items()}


def value(of):
    """What a word is in a PDF: a name where it begins with a stroke."""
    if isinstance(of, str):
        return NameObject(of) if of.startswith("/") else TextStringObject(of)
    if isinstance(of, int):
        return NumberObject(of)
    if isinstance(of, dict):
        return DictionaryObject(names(of))
    if isinstance(of, list):
        return ArrayObject(value(one) for one in of)
    return of


def over(words):
    """A change that lays something over the first page."""

    def change(writer):
        note = writer._add_object(DictionaryObject(names(words)))
        writer.pages[0][NameObject("/Annots")] = ArrayObject([note])

    return change


def of_root(words):
    """A change of what a PDF does as a whole."""
    return lambda writer: writer.root_object.update(names(words))


def unfolding(megabytes):
    """Bytes that unpack to a thousand times as many zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = (megabytes * 1_000_000 % 65_521) << 16 | 1
    return b"\x78\xda" + one * megabytes + packer.flush() + check.to_bytes(4)


def everything_in(content):
    """All that a PDF holds, its streams unpacked: where nothing can hide."""
    reader = PdfReader(BytesIO(content))
    found = [content, repr(reader.trailer).encode()]
    for number in range(1, reader.trailer["/Size"]):
        one = reader.get_object(number)
        found.append(repr(one).encode())
        if isinstance(one, StreamObject):
            found.append(bytes(one.get_data()))
    return b"\n".join(found)
