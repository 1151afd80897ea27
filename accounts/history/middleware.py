"""The doors of the web: each request came through one, and has a number of its own.

Who was refused is recorded here, whichever door refused; and where a look could not be recorded,
nothing is shown.
"""

import re

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.choices import LookKind
from accounts.history import looks
from accounts.history.doors import through

# The beginning of an address, and the door that stands there.
DOORS = {"/admin/": "admin", "/api/": "api", "/reports/": "reports", "/account/": "account"}
FORBIDDEN, NOT_FOUND, TOO_MANY = 403, 404, 429
# The address of one record of somebody: out of sight it is answered as one that does not exist.
_OF_A_RECORD = re.compile(r"/(?:households?|individuals?)/(?P<number>[^/]{12,20})/")

# As `accounts.numbers` reads what people type.
_READ_AS = str.maketrans("OIL", "011")


class DoorMiddleware:
    """Says which door a request came through; answers its number as `X-Request-ID`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with through(door_of(request.path_info)) as door:
            response = self._answer(request)
            response.headers["X-Request-ID"] = door.request
            return response

    def _answer(self, request):
        response = self.get_response(request)
        try:
            _record_refusal(request, response.status_code)
        except looks.LookNotRecorded:
            return _not_now(request)
        return response

    def process_exception(self, request, exception):
        """Where a look could not be recorded, the answer shows nothing and says why."""
        if isinstance(exception, looks.LookNotRecorded):
            return _not_now(request)
        return None


def door_of(path):
    """The door at which an address lies; `web` is what stands at none of them."""
    return next((door for begins, door in DOORS.items() if path.startswith(begins)), "web")


def _record_refusal(request, status):
    """Every 403, every 429, and every 404 at the address of a record."""
    number = _number(request.path_info) if status in (FORBIDDEN, NOT_FOUND) else None
    if status in (FORBIDDEN, TOO_MANY) or number:
        looks.record(
            request,
            LookKind.REFUSED,
            subject=number,
            status=status,
            method=request.method,
        )


def _number(path):
    """The number of the record that an address names, as it is kept; None where it names none."""
    found = _OF_A_RECORD.search(path)
    bare = re.sub("[^0-9A-Z]", "", found["number"].upper()) if found else ""
    number = bare.translate(_READ_AS)
    return number if len(number) == 12 and number[0] in "HP" else None


def _not_now(request):
    words = _(
        "This can't be shown now: that it was looked at could not be recorded. Try again in a "
        "minute; if it stays so, tell the administrator."
    )
    if door_of(request.path_info) == "api":
        response = JsonResponse({"detail": words}, status=503)
    else:
        page = render_to_string("503.html", {"words": words}, request)
        response = HttpResponse(page, status=503)
    response.headers["Retry-After"] = "60"
    return response
