"""Who sends a request, and whether their session still holds."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.models import User
from accounts.roles import RoleBackend


class SignInBackend(RoleBackend):
    """Asks at every request, in one query, for the user with all that their session depends on."""

    def get_user(self, user_id):
        given = User.places.through.objects.filter(user=OuterRef("pk")).order_by("place_id")
        found = User.objects.select_related("organisation").annotate(
            given_places=ArraySubquery(given.values("place_id"))
        )
        user = found.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
