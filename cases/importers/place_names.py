"""Which place a cell means, resolved in memory: files name the same few hundred places many times.

The answers are those of `places.lookup.resolve`, to which a test holds them: whatever is not
plainly one place is asked of it, so that a refusal has the words that it has on the form.
"""

from collections import defaultdict

from django.core.exceptions import ValidationError

from cases.importers.values import Unreadable
from places import lookup
from places.choices import LIVES_IN, OFFICES, WIDER, AliasScheme
from places.folding import fold
from places.models import LANGUAGES, Place, PlaceAlias

_KINDS = {"home": (LIVES_IN, WIDER), "office": (OFFICES, None), "origin": (None, None)}


class PlaceNames:
    """All places by their codes, labels and names."""

    def __init__(self):
        self._by_code, self._by_name, self._by_label = {}, defaultdict(dict), defaultdict(dict)
        places = Place.objects.in_bulk()
        for place in places.values():
            for code in filter(None, (place.code, place.iso_code)):
                self._by_code[code] = place
            for language in LANGUAGES:
                self._by_name[fold(place.name(language))][place.pk] = place
                self._by_label[fold(place.label(language))][place.pk] = place
        for alias in PlaceAlias.objects.filter(scheme=AliasScheme.NAME):
            self._by_name[alias.folded][alias.place_id] = places[alias.place_id]

    def read(self, text, kind):
        """The code of the place that a cell of this kind (home, office, origin) means."""
        levels, else_levels = _KINDS[kind]
        try:
            return self._resolve(text, levels).pk
        except lookup.PlaceNotFound as refusal:
            if else_levels is None:
                raise _unreadable(refusal) from None
        except ValidationError as refusal:
            raise _unreadable(refusal) from None
        try:
            return self._resolve(text, else_levels).pk
        except ValidationError as refusal:
            raise _unreadable(refusal) from None

    def _resolve(self, text, levels):
        coded = self._by_code.get(text.upper())
        if coded is not None and _is_of(coded, levels):
            return coded
        with_where = "," in text or "(" in text
        named = (self._by_label if with_where else self._by_name).get(fold(text), {}).values()
        meant = lookup.meant(text, [place for place in named if _is_of(place, levels)])
        return meant or lookup.resolve(text, levels=levels)


def _is_of(place, levels):
    return levels is None or place.level in levels


def _unreadable(refusal):
    return Unreadable(refusal.code, " ".join(refusal.messages))
