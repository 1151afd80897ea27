"""JSON as programs send it: within bounds, and nothing that is no text or no number."""

import orjson
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

MOST_BYTES = 2_000_000


class TooLarge(APIException):
    """More than one request may carry."""

    status_code = 413


class BoundedJSONParser(JSONParser):
    """Refuses what is too large, nested without end, or holds NaN or half a character."""

    def parse(self, stream, media_type=None, parser_context=None):
        content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise TooLarge(_("More than 2 MB: send less at a time."))
        try:
            return orjson.loads(content)
        except orjson.JSONDecodeError as fault:
            raise ParseError(_("This is no JSON: %(why)s") % {"why": fault}) from None
