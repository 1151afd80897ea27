"""What somebody may do here: given by others, never by oneself."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.history.writing import acted
from accounts.models import User
from accounts.roles import grantable_by, lacks

OWN = _("Nobody changes their own role, organisation, places or active mark: ask a colleague.")
NOT_YOURS = _("You may not give this role, nor take it away.")

ACCESS = ("role", "role_until", "organisation_id", "purpose")
PERSON = ("username", "first_name", "last_name", "language")
GIVEN = ("role_given_by", "role_confirmed_by", "role_waits")


def lock_user(user):
    """The user as it stands now, held until the end of the transaction."""
    return User.objects.select_for_update(of=["self"]).get(pk=user.pk)


def refuse_own(user, by):
    """Raise ValidationError where somebody works on their own account."""
    if by is not None and by.pk == user.pk:
        raise ValidationError(OWN, code="own_account")


def refuse_role(by, *roles):
    """Raise ValidationError where a role lies beyond what `by` may give; a command may all."""
    if by is not None and not {role for role in roles if role} <= grantable_by(by):
        raise ValidationError(NOT_YOURS, code="role_beyond")


def give_role(user, *, by):
    """Write down who gave a user's role, which waits for a second person where it is above `by`.

    A command of the machine (`by` is None) gives roles that hold at once.
    """
    user.role_given_by, user.role_confirmed_by = by, None
    user.role_waits = bool(user.role) and by is not None and lacks(by, user.role)


@acted
def amend_access(*, user, places, by):
    """Save a user as a form left it, with their places; what has changed ends their sessions.

    The role is given by somebody who may give both the former one and the new one.
    """
    former = lock_user(user)
    held = set(former.places_held())
    wanted = held if places is None else {place.pk for place in places}
    changed = [name for name in ACCESS if getattr(former, name) != getattr(user, name)]
    if changed or wanted != held:
        refuse_own(user, by)
    if "role" in changed:
        refuse_role(by, former.role, user.role)
    is_another_role = bool({"role", "organisation_id"} & set(changed))
    if is_another_role:
        give_role(user, by=by)
    # A supervisor cleared them for the people of their places, in their role.
    user.is_cleared = former.is_cleared and not is_another_role and wanted == held
    user.full_clean()
    # Nothing beside what the form is about: the account may have been disabled a moment ago.
    user.save(update_fields=[*PERSON, *ACCESS, *GIVEN, "is_cleared"])
    if wanted != held:
        user.places.set(places)
    return [name.removesuffix("_id") for name in changed] + ["places"] * (wanted != held)


@acted
def disable(*, user, by):
    """Let a user in no longer; what they have open ends, and an open link with it."""
    refuse_own(user, by)
    current = lock_user(user)
    refuse_role(by, current.role)
    current.is_active = False
    current.session_round += 1
    current.save(update_fields=["is_active", "session_round"])
    return current


@acted
def enable(*, user, by):
    """Let a user in again, with the role and places that they had."""
    refuse_own(user, by)
    current = lock_user(user)
    refuse_role(by, current.role)
    current.is_active = True
    current.save(update_fields=["is_active"])
    return current


def end_sessions(*, user):
    """End every session of a user."""
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
