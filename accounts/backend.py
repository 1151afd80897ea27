"""Who is let in, and who still is at each request."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts import clock
from accounts.models import User
from accounts.roles import RoleBackend


class SignInBackend(RoleBackend):
    """Signs in by name and password, and asks at every request whether that still holds."""

    def user_can_authenticate(self, user):
        """Whoever is active and whose role has not ended."""
        return super().user_can_authenticate(user) and not role_is_over(user, on=clock.today())

    def get_user(self, user_id):
        """Who sent a request, in one query with all that their session depends on."""
        given = User.places.through.objects.filter(user=OuterRef("pk")).order_by("place_id")
        found = User.objects.select_related("organisation").annotate(
            given_places=ArraySubquery(given.values("place_id"))
        )
        user = found.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None


def role_is_over(user, *, on):
    """Whether the last day of a user's role lies before `on`; without one it does not end."""
    last = getattr(user, "role_until", None)
    return last is not None and last < on
