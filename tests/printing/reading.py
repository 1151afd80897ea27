"""What another program reads on our pages."""

from io import BytesIO

from pypdf import PdfReader


def reader(pieces):
    """The file of these pieces, opened by another program."""
    return PdfReader(BytesIO(b"".join(pieces)))


def pages(pieces):
    """The text of every page, each with single spaces."""
    return [" ".join(page.extract_text().split()) for page in reader(pieces).pages]


def text(pieces):
    """The text of all pages."""
    return " ".join(pages(pieces))


def returned(pieces):
    """What a generator returns when all of it was taken."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            return end.value
