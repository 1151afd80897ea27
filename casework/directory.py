"""Which services somebody finds in the directory, by sector, place and whether they take people."""

from casework.models import Service


def services(*, sector="", place=None, taking=False, words="", day):
    """Services in their order, each with its places: two queries, however many they are."""
    rows = Service.objects.select_related("organisation", "confirmed_by")
    rows = rows.prefetch_related("places")
    if sector:
        rows = rows.filter(sector=sector)
    if place is not None:
        rows = rows.serving(place)
    if taking:
        rows = rows.taking(day)
    if words:
        rows = rows.saying(words)
    return rows.order_by("sector", "title", "number")
