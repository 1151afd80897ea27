"""Who sends a request, and whether their session still holds."""

from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import OuterRef

from accounts.models import Organisation, User
from accounts.prepared import Prepared
from accounts.roles import RoleBackend

# Stands in the composed query for the key of who asks.
_WHO_ASKS = -9000


class SignInBackend(RoleBackend):
    """Asks at every request, in one query, for the user with all that their session depends on."""

    def get_user(self, user_id):
        found = _USERS.rows({_WHO_ASKS: user_id})
        user = _loaded(found[0]) if found else None
        return user if user is not None and self.user_can_authenticate(user) else None


def _compose():
    given = User.places.through.objects.filter(user=OuterRef("pk")).order_by("place_id")
    return User.objects.filter(pk=_WHO_ASKS).values_list(
        *_columns(User),
        *(f"organisation__{column}" for column in _columns(Organisation)),
        ArraySubquery(given.values("place_id")),
    )


# One user with their organisation and the places that they were given.
_USERS = Prepared(_compose, [_WHO_ASKS])


def _loaded(row):
    """The user of a row, as `select_related` would load them."""
    of_user, of_organisation = _columns(User), _columns(Organisation)
    *known, given = row
    user = User.from_db(DEFAULT_DB_ALIAS, of_user, known[: len(of_user)])
    user.given_places = given
    if user.organisation_id is not None:
        user.organisation = Organisation.from_db(
            DEFAULT_DB_ALIAS, of_organisation, known[len(of_user) :]
        )
    return user


@cache
def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]
