"""A role that waits is confirmed or refused by a second person; a caseworker is cleared."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.actions.access import end_sessions, lock_user
from accounts.confirming import may_clear, may_confirm
from accounts.history.acting import MACHINE, acting
from accounts.history.writing import acted
from accounts.models import User
from accounts.roles import MAY


@acted
def confirm_role(*, user, by):
    """Let a role hold that somebody gave who may less."""
    current = _waiting(user, by)
    current.role_waits, current.role_confirmed_by = False, by
    current.full_clean(exclude=["username", "password"])
    current.save(update_fields=["role_waits", "role_confirmed_by"])
    return current


@acted
def refuse_role(*, user, by):
    """Take a role away that waits: the account stays, and opens nothing."""
    current = _waiting(user, by)
    current.role, current.role_waits = "", False
    current.save(update_fields=["role", "role_waits"])
    return current


def confirm_on_the_machine(*, user):
    """Let a role hold where nobody is there who could confirm it: an empty system's first ones."""
    with acting(by=MACHINE):
        return _confirmed_on_the_machine(user)


def _confirmed_on_the_machine(user):
    current = lock_user(user)
    _check_waits(current)
    confirming = [role for role, may in MAY.items() if "accounts.confirm_role" in may]
    holders = User.objects.filter(role__in=confirming, role_waits=False, is_active=True)
    if holders.exists():
        raise ValidationError(
            _("There is somebody who confirms roles: %(names)s. Ask them."),
            code="somebody_confirms",
            params={"names": ", ".join(holders.values_list("username", flat=True))},
        )
    current.role_waits = False
    current.save(update_fields=["role_waits"])
    return current


@acted
def clear_for_protection(*, user, is_cleared, by):
    """Let a caseworker read protection fields of all people whom they see, or no longer."""
    current = lock_user(user)
    if not may_clear(by, current):
        raise ValidationError(_("This caseworker is not yours to clear."), code="not_yours")
    current.is_cleared = is_cleared
    current.save(update_fields=["is_cleared"])
    if not is_cleared:
        end_sessions(user=current)
    return current


def _waiting(user, by):
    current = lock_user(user)
    _check_waits(current)
    if not may_confirm(by, current):
        raise ValidationError(_("This role is not yours to confirm."), code="role_beyond")
    return current


def _check_waits(user):
    if not user.role_waits:
        raise ValidationError(_("This role does not wait to be confirmed."), code="not_waiting")
