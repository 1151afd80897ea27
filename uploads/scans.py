"""A scan (PDF) made anew: its pages are drawn into a new file, out of nothing but what draws.

What a PDF could do, or knows of who made it, is left behind (`scan_parts.py`). What somebody wrote
over the pages is not dropped in silence: such a file is refused, with what to do instead.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject

from uploads import kinds
from uploads.limits import MOST_PAGES
from uploads.scan_copy import Copy
from uploads.unusable import Unusable

_MOST_OF_ONE_STREAM = 40_000_000
_LIMITS = {
    "zlib_maximum_output_length": _MOST_OF_ONE_STREAM,
    "lzw_maximum_output_length": _MOST_OF_ONE_STREAM,
    "run_length_maximum_output_length": _MOST_OF_ONE_STREAM,
    "array_based_stream_maximum_output_length": _MOST_OF_ONE_STREAM,
    "page_tree_maximum_entries": 2_000,
    "jbig2dec_binary": None,
}
# What lies over a page and shows nothing of its own: it leads elsewhere, or does something.
_SHOWS_NOTHING = {"/Link", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia"}
_SHOWS_NOTHING |= {"/3D", "/TrapNet", "/PrinterMark"}
_HIDDEN = 2
# An archive is found from its end: where this stands there, somebody may take the PDF for one.
_END_OF_ARCHIVE, _LOOKED_FOR = b"PK\x05\x06", 70_000


def made_anew(content):
    """The kind and the bytes of the scan as it is kept. Raises Unusable."""
    with apply_configuration(**_LIMITS):
        try:
            written = _written(content)
        except Unusable:
            raise
        except (LimitReachedError, MemoryError, RecursionError):
            raise Unusable("too_much") from None
        except Exception:
            # Readers of broken files raise whatever they stumble over.
            raise Unusable("damaged") from None
    if _END_OF_ARCHIVE in written[-_LOOKED_FOR:]:
        raise Unusable("not_taken")
    return kinds.PDF, written


def _written(content):
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Unusable("protected")
    if _form(reader).get("/XFA") is not None:
        raise Unusable("drawn_over")
    pages = reader.pages
    if not 0 < len(pages) <= MOST_PAGES:
        raise Unusable("too_many_pages" if len(pages) else "damaged")
    writer = PdfWriter()
    # Nothing says with what the file was made.
    writer.metadata = None
    copy = Copy(writer)
    for page in pages:
        _refuse_what_is_drawn_over(page)
        anew = writer.add_blank_page(page.mediabox.width, page.mediabox.height)
        anew.update(copy.page(page))
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _form(reader):
    form = reader.trailer["/Root"].get("/AcroForm")
    return form if isinstance(form, DictionaryObject) else {}


def _refuse_what_is_drawn_over(page):
    for note in page.get("/Annots") or []:
        note = note.get_object()
        if isinstance(note, DictionaryObject) and _shows(note):
            raise Unusable("drawn_over")


def _shows(note):
    if int(note.get("/F", 0)) & _HIDDEN or note.get("/Subtype") in _SHOWS_NOTHING:
        return False
    if note.get("/Subtype") == "/Widget":
        # A signature's seal is lost with what it seals; a field that is filled in is content.
        return _field_type(note) != "/Sig"
    return True


def _field_type(note):
    parent = note.get("/Parent") or {}
    return note.get("/FT") or parent.get("/FT")
