"""Why an uploaded file is not taken, in words that say what to do instead."""

from django.utils.translation import gettext_lazy as _

from uploads.limits import MOST_BYTES, MOST_PAGES

_WORDS = {
    "empty": _("The file is empty. Choose it again."),
    "too_large": _(
        "The file is larger than %(megabytes)s MB. Photograph the paper with a lower resolution, "
        "or scan fewer pages at a time."
    ),
    "not_taken": _(
        "This is not a file that can be kept here. Photographs and scans are: JPEG, PNG, WebP, and "
        "PDF of scanned pages. Photograph the paper, or save the document as PDF."
    ),
    "of_apple": _(
        "The photograph is in Apple's own format (HEIC). Send it as JPEG: on the telephone, choose "
        "Settings, Camera, Formats, Most Compatible, and take it again."
    ),
    "damaged": _(
        "The file is damaged or was not received whole. Send it again, or photograph the paper."
    ),
    "too_many_pixels": _(
        "The picture has too many pixels. Take it again with a lower resolution: 12 megapixels, or "
        "300 dots an inch of a scan, are enough to read everything."
    ),
    "too_much": _(
        "The file takes too much memory or time to read. Photograph the paper, or scan it at 300 "
        "dots an inch, fewer pages at a time."
    ),
    "protected": _(
        "The PDF is protected by a password. Save it without the password, or photograph the paper."
    ),
    "too_many_pages": _("The PDF has more than %(pages)s pages. Split it."),
    "drawn_over": _(
        "The PDF has fields to fill in, or notes over its pages, which would be lost. Print it as "
        "PDF and send that, or photograph the paper."
    ),
    "odd_picture": _(
        "The PDF has pictures of a kind that cannot be made safe (JPEG 2000 or JBIG2). Scan the "
        "paper as JPEG, or photograph it."
    ),
    "busy": _("Other files are being read just now. Send it again in a minute."),
}


class Refused(Exception):
    """The file is not taken: `code` is one of the keys above, `str` its words for people."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code if code in _WORDS else "damaged"

    @property
    def message(self):
        """The words, in the language of whoever reads them."""
        details = {"megabytes": MOST_BYTES // 1_000_000, "pages": MOST_PAGES}
        return str(_WORDS[self.code]) % details

    def __str__(self):
        return self.message
