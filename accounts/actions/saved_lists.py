"""Lists that somebody keeps to come back to."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import SavedList

MOST = 20


@transaction.atomic
def save_list(*, user, title, address):
    """Keep a list with its filters under a name; raises ValidationError."""
    if user.saved_lists.count() >= MOST:
        words = _("You have %(most)d lists: remove one first.")
        raise ValidationError(words % {"most": MOST}, code="too_many")
    kept = SavedList(user=user, title=title.strip(), address=address)
    kept.full_clean()
    kept.save(force_insert=True)
    return kept


def remove_list(*, user, title):
    """Keep it no more; whether there was such a one."""
    deleted, _per_model = user.saved_lists.filter(title=title).delete()
    return bool(deleted)
