"""Countries are kept as two letters, and told by their names."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language


def in_words(code):
    """What a country is called in the reader's language; the letters where none has this name."""
    return _names((get_language() or "en")[:2]).get(code, code)


@cache
def _names(language):
    return Locale(language).territories
