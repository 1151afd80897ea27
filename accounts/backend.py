"""Who sends a request, and whether their session still holds."""

from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.models import User
from accounts.roles import RoleBackend


class SignInBackend(RoleBackend):
    """Asks at every request, in one query, for the user with all that their session depends on."""

    def get_user(self, user_id):
        user = _users().filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None


@cache
def _users():
    """All users, as a request needs them: composed once, and asked for one of them each time."""
    given = User.places.through.objects.filter(user=OuterRef("pk")).order_by("place_id")
    return User.objects.select_related("organisation").annotate(
        given_places=ArraySubquery(given.values("place_id"))
    )
