"""What a caseworker types in Armenian, Russian or Latin letters, and the place that is meant."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from places.choices import Level
from places.folding import fold
from places.models import LANGUAGES, Place

SHOWN = 5
# In this order places are offered; with one name, the settlement is what people mean by it.
_ORDER = (
    Level.SETTLEMENT,
    Level.SITE,
    Level.COMMUNITY,
    Level.MARZ,
    Level.DISTRICT,
    Level.COUNTRY,
)
# A settlement gives its name to the community and the former district around it.
_NAMED_AFTER_SETTLEMENT = {Level.SETTLEMENT, Level.COMMUNITY, Level.DISTRICT}


class PlaceNotFound(ValidationError):
    """No place has this name or code; the message offers the nearest. Code `place_not_found`."""


class PlaceAmbiguous(ValidationError):
    """Several places have this name; the message names them. Code `place_ambiguous`."""


def find(text, *, language=None, levels=None, limit=10):
    """Places whose name, other name or code starts with the text, whole names first.

    Text after a comma or in brackets says where: "Arta, Ararat". Labels are sorted in `language`
    (en, hy, ru); names are sought in all three. Three queries at most.
    """
    name, where = _parts(text)
    found = _lying_in(_of(levels).starting_with(name), where)
    key = f"|{fold(name)}|"

    def rank(place):
        level = _ORDER.index(place.level)
        return key not in place.search_key, level, place.label(language), place.pk

    return sorted(found, key=rank)[:limit]


def resolve(text, *, levels=None):
    """The one place that the text means: a code, a full name as `find` offers it, or a name.

    Raises PlaceNotFound or PlaceAmbiguous, whose message says how to mend it. A town that shares
    its name with its community and former district is itself meant; where a marz or another
    settlement has the name too, nothing is guessed. Codes are P-codes or ISO 3166, never FIPS.
    """
    code = text.strip().upper()
    by_code = list(_of(levels).filter(Q(pk=code) | Q(iso_code=code, iso_code__gt="")))
    if by_code:
        return by_code[0]
    name, where = _parts(text)
    matches = _lying_in(_of(levels).named(name), where)
    place = meant(text, matches)
    if place:
        return place
    if matches:
        raise _ambiguous(text, matches)
    raise _not_found(text, find(text, levels=levels, limit=SHOWN))


def _of(levels):
    return Place.objects.at_level(*levels) if levels else Place.objects.all()


def _parts(text):
    name, *where = re.split(r"[,()]", text)
    return name, [fold(part) for part in where if fold(part)]


def meant(text, matches):
    """The one of several places of a name that people mean by it; None where nothing is guessed."""
    whole = [place for place in matches if fold(text) in map(fold, _labels(place))]
    for group in (whole, matches):
        if len(group) == 1:
            return group[0]
    settlements = [place for place in matches if place.level == Level.SETTLEMENT]
    levels = {place.level for place in matches}
    if len(settlements) == 1 and levels <= _NAMED_AFTER_SETTLEMENT:
        return settlements[0]
    return None


def _labels(place):
    return [place.label(language) for language in LANGUAGES]


def _lying_in(places, where):
    """Those places of which each part of `where` starts the name of a place above, or a label's."""
    places = list(places)
    if not where or not places:
        return places
    above = {code for place in places for code in place.path.split("/")[:-1]}
    rows = Place.objects.filter(pk__in=above).prefetch_related("aliases")
    keys = {
        row.pk: row.search_key + "".join(f"|{a.folded}" for a in row.aliases.all()) for row in rows
    }
    return [place for place in places if all(_fits(place, part, keys) for part in where)]


def _fits(place, part, keys):
    above = [keys[code] for code in place.path.split("/")[:-2]]
    words = [word for label in _labels(place) for word in re.split(r"[,()]", label)[1:]]
    return any(f"|{part}" in key for key in above) or any(
        fold(word).startswith(part) for word in words
    )


def _ambiguous(text, matches):
    ordered = sorted(
        matches, key=lambda place: (_ORDER.index(place.level), place.label(), place.pk)
    )
    return PlaceAmbiguous(
        _(
            "“%(text)s” may be any of %(count)d places: %(places)s. "
            "Write the full name or the code."
        ),
        code="place_ambiguous",
        params={"text": text, "count": len(matches), "places": _list(ordered)},
    )


def _not_found(text, nearest):
    message = (
        _("No place is called “%(text)s”. The nearest are: %(places)s. Choose one of them.")
        if nearest
        else _(
            "No place is called “%(text)s”. Check the spelling, or write the name of the community "
            "or marz around it."
        )
    )
    return PlaceNotFound(
        message, code="place_not_found", params={"text": text, "places": _list(nearest)}
    )


def _list(places):
    return "; ".join(f"{place.label()} ({place.pk})" for place in places[:SHOWN])
