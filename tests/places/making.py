"""Places of a made-up country, for tests that change places."""

from places.models import Place

_ROWS = [
    ("ZZ", "country", None),
    ("ZZ01", "marz", "ZZ"),
    ("ZZ02", "marz", "ZZ"),
    ("ZZ01-C01", "community", "ZZ01"),
    ("ZZ01-S01", "settlement", "ZZ01-C01"),
    ("ZZ01-H01", "site", "ZZ01-S01"),
]


def make_place(code, level, parent, **facts):
    """A saved place, read again so that its path and labels are fresh; names are its code."""
    names = {"name_en": code, "name_hy": code, "name_ru": code}
    place = Place(code=code, level=level, parent_id=parent, **(names | facts))
    place.full_clean()
    place.save()
    return Place.objects.get(pk=code)


def make_small_country():
    """A country with two marzes; in the first a community, a settlement and a site; by code."""
    return {row[0]: make_place(*row) for row in _ROWS}
