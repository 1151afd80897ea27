"""Answers as JSON."""

import orjson
from rest_framework.renderers import JSONRenderer


class FastJSONRenderer(JSONRenderer):
    """JSON in UTF-8, written by orjson; what it does not know (words to translate) as its text."""

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return (
            b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_NON_STR_KEYS)
        )
