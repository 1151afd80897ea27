"""One-time links: how somebody comes to a password that nobody else ever knew."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actions.access import give_role, lock_user, refuse_own, refuse_role
from accounts.history.acting import acting
from accounts.history.writing import acted
from accounts.models import Invitation

LASTS = timedelta(days=7)


def digest_of(token):
    """What is kept of a link; its 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


@acted
def invite(*, user, places, by, at):
    """Save a new user without a password, and make the link by which they choose one."""
    refuse_role(by, user.role)
    give_role(user, by=by)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    user.places.set(places)
    return new_link(user=user, by=by, at=at)


@acted
def new_link(*, user, by, at):
    """Make a one-time link; one that was open leads nowhere from now on.

    Returns what the link holds: it is told to whoever asked for it, and kept by nobody.
    """
    refuse_own(user, by)
    current = lock_user(user)
    refuse_role(by, current.role)
    if not current.is_active:
        raise ValidationError(
            _("This account is disabled: enable it before you make a link."), code="disabled"
        )
    open_now = Invitation.objects.filter(user=current, used_at__isnull=True, void_at__isnull=True)
    open_now.update(void_at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        user=current, digest=digest_of(token), made_at=at, made_by=by, expires_at=at + LASTS
    )
    invitation.full_clean()
    invitation.save()
    return token


@transaction.atomic
def accept_invitation(*, digest, password, at):
    """Set the password of whoever came by an open link; of two at once the first is served."""
    links = Invitation.objects.open(at=at).select_for_update(of=["self"])
    invitation = links.select_related("user").filter(digest=digest).first()
    if invitation is None:
        raise ValidationError(_("This link does not open anything."), code="link_closed")
    user = lock_user(invitation.user)
    validate_password(password, user)
    with acting(by=user):
        user.set_password(password)
        user.session_round += 1
        user.save(update_fields=["password", "session_round"])
        invitation.used_at = at
        invitation.save(update_fields=["used_at"])
    return user
