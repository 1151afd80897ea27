"""The answer that hands out a kept file: to be saved, and never to be run or shown as a page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from uploads.cleaning import digest_of
from uploads.kinds import KINDS

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store, private",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class NotAsKept(Exception):
    """The file is gone, or is not that which was kept: somebody has to look at the machine."""


def download(storage, *, stored, kind, name, digest):
    """The answer with a file. Who may have it is asked before, by who calls. Raises NotAsKept.

    `stored` is its name in the storage; `kind` (the code), `name` and `digest` are as `cleaned`
    gave them.
    """
    content = _content(storage, stored)
    if digest_of(content) != digest:
        raise NotAsKept(stored)
    answer = HttpResponse(content, content_type=KINDS[kind].media_type, headers=_HEADERS)
    answer["Content-Length"] = len(content)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def _content(storage, stored):
    try:
        with storage.open(stored) as file:
            return file.read()
    except FileNotFoundError:
        raise NotAsKept(stored) from None
