"""The mechanism of access: every door asks a query set which rows somebody may see.

No answer means that nothing is shown: a query set whose model declares no predicate is empty.
"""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models


class ScopedQuerySet(models.QuerySet):
    """Rows about people, of which each user sees a part."""

    def visible_to(self, user, *, on):
        """The rows that `user` may see on the day `on`; none for whom nothing is declared.

        The day is the caller's: some sights end by date, and rules do not read the clock.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        return self._visible_rows(user, on)

    def countable_by(self, user):
        """The rows that `user` may count in reports, though not see."""
        return self if user.is_superuser or user.has_perm("reports.view_report") else self.none()

    def _visible_rows(self, user, on):
        """The declared part of a user who is signed in and active."""
        return self.none()


def places_of(user):
    """Codes of a user's places and of all that lies within them, asked once for a user object."""
    if not hasattr(user, "_place_codes"):
        places = user.places.only("level", "path")
        inside = places.model.objects.within(places)
        user._place_codes = inside.aggregate(codes=ArrayAgg("code", default=[]))["codes"]
    return user._place_codes
