"""What happens to accounts is told here, by every door, before the door answers."""

import logging

log = logging.getLogger("accounts.events")

KINDS = frozenset(
    {
        "signed_in",
        "sign_in_refused",
        "signed_out",
        "signed_out_elsewhere",
        "session_ended",
        "locked",
        "unlocked",
        "unlock_refused",
        "second_factor_refused",
        "second_factor_added",
        "second_factor_removed",
        "second_factor_reset",
        "recovery_codes_made",
        "password_changed",
        "invited",
        "link_made",
        "link_used",
        "link_refused",
        "disabled",
        "enabled",
        "access_changed",
    }
)


def told(kind, *, user, request, **details):
    """Tell that something of a kind happened to a user's account; details hold no secret.

    `user` is whose account it is, None where nobody is known; who did it is the request's user.
    """
    if kind not in KINDS:
        raise ValueError(f"No account event is called {kind}.")
    by = getattr(request, "user", None)
    log.info("%s user=%s by=%s %s", kind, _key(user), _key(by), _line(details))


def _key(user):
    return getattr(user, "pk", None) or "-"


def _line(details):
    return " ".join(f"{name}={value}" for name, value in sorted(details.items()))
