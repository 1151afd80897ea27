"""The doors to reference data; part of the table of doors."""

from datetime import date

from cases.models import ValidityExtension

MENDING = frozenset({"administrator"})
PLACES, A_PLACE = "admin/places/place/", "/admin/places/place/AM07/"
CODES, A_CODE = "admin/cases/needcode/", "/admin/cases/needcode/SM/"
# By decree, papers serve longer: kept and read by supervisors.
DECREES, A_DECREE = "admin/cases/validityextension/", "/admin/cases/validityextension/{decree}/"
KEEPING = frozenset({"supervisor"})


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
        DECREES: door(f"/{DECREES}", KEEPING, KEEPING),
        f"{DECREES}add/": door(f"/{DECREES}add/", KEEPING, KEEPING),
        f"{DECREES}<path:object_id>/": door(A_DECREE, anybody, anybody),
        f"{DECREES}<path:object_id>/change/": door(f"{A_DECREE}change/", KEEPING, KEEPING),
        f"{DECREES}<path:object_id>/history/": door(f"{A_DECREE}history/"),
        f"{DECREES}<path:object_id>/delete/": door(f"{A_DECREE}delete/"),
    }


def what_was_decreed():
    """A decree about certificates that nobody of the world holds."""
    decree = ValidityExtension.objects.create(
        type="temporary_protection",
        printed_from=date(2024, 12, 31),
        printed_to=date(2024, 12, 31),
        extended_until=date(2025, 12, 31),
        decree="Government, 1234-N",
        decreed_on=date(2025, 12, 11),
    )
    return {"decree": decree.pk}
