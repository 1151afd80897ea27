"""The glass that is broken now: who reads which household, and until when."""

from cases.models import BrokenGlass


def open_glass(user, row):
    """The user's broken glass before this household, or this person's, at their moment; or None."""
    moment = getattr(user, "at", None)
    if moment is None or not user.has_perm("cases.break_glass"):
        return None
    household = getattr(row, "household_id", row.pk)
    running = BrokenGlass.objects.filter(user=user, opened_at__lte=moment, ends_at__gt=moment)
    return running.filter(household=household).select_related("user").first()
