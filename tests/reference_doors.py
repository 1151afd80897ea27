"""The doors to reference data; part of the table of doors."""

MENDING = frozenset({"administrator"})
PLACES, A_PLACE = "admin/places/place/", "/admin/places/place/AM07/"
CODES, A_CODE = "admin/cases/needcode/", "/admin/cases/needcode/SM/"


def reference_doors(door, *, anybody, reading):
    """Route → Door of places and of codes of needs: read and mended, never added or deleted."""
    return {
        PLACES: door(f"/{PLACES}", reading, reading),
        f"{PLACES}suggest/": door(f"/{PLACES}suggest/?q=Abo", reading, reading),
        f"{PLACES}add/": door(f"/{PLACES}add/"),
        f"{PLACES}<path:object_id>/": door(A_PLACE, anybody, anybody),
        f"{PLACES}<path:object_id>/change/": door(f"{A_PLACE}change/", reading, MENDING),
        f"{PLACES}<path:object_id>/history/": door(f"{A_PLACE}history/"),
        f"{PLACES}<path:object_id>/delete/": door(f"{A_PLACE}delete/"),
        CODES: door(f"/{CODES}", MENDING, MENDING),
        f"{CODES}add/": door(f"/{CODES}add/"),
        f"{CODES}<path:object_id>/": door(A_CODE, anybody, anybody),
        f"{CODES}<path:object_id>/change/": door(f"{A_CODE}change/", MENDING, MENDING),
        f"{CODES}<path:object_id>/history/": door(f"{A_CODE}history/"),
        f"{CODES}<path:object_id>/delete/": door(f"{A_CODE}delete/"),
    }
