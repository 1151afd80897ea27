"""What happens to accounts is told here, by every door, before the door answers."""

from accounts.choices import LookKind
from accounts.history import looks

# What happened → as what it stands among the looks.
KINDS = {
    "signed_in": LookKind.SIGNED_IN,
    "unlocked": LookKind.SIGNED_IN,
    "sign_in_refused": LookKind.SIGN_IN_FAILED,
    "unlock_refused": LookKind.SIGN_IN_FAILED,
    "second_factor_refused": LookKind.SIGN_IN_FAILED,
    "link_refused": LookKind.SIGN_IN_FAILED,
    "signed_out": LookKind.SIGNED_OUT,
    "signed_out_elsewhere": LookKind.SIGNED_OUT,
    "session_ended": LookKind.SIGNED_OUT,
    "locked": LookKind.SIGNED_OUT,
    "second_factor_added": LookKind.GRANTED,
    "second_factor_removed": LookKind.GRANTED,
    "second_factor_reset": LookKind.GRANTED,
    "recovery_codes_made": LookKind.GRANTED,
    "password_changed": LookKind.GRANTED,
    "invited": LookKind.GRANTED,
    "link_made": LookKind.GRANTED,
    "link_used": LookKind.GRANTED,
    "disabled": LookKind.GRANTED,
    "enabled": LookKind.GRANTED,
    "access_changed": LookKind.GRANTED,
}


def told(kind, *, user, request, **details):
    """Record that something of a kind happened to a user's account; details hold no secret.

    `user` is whose account it is, None where nobody is known; who did it is the request's user.
    """
    looks.record(request, KINDS[kind], subject=user, event=kind, **details)
