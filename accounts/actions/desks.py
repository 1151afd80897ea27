"""At which of their places somebody works today."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.access import lock_user
from accounts.history.writing import acted
from accounts.policy import places_of


@acted
def choose_desk(*, user, place, by):
    """Work at a place of one's own, or one that lies within them, from now on."""
    current = lock_user(user)
    if place.pk not in places_of(current):
        raise ValidationError(_("This is not one of your places."), code="not_your_place")
    current.works_at = place
    current.save(update_fields=["works_at"])
    return current
