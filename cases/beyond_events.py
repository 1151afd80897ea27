"""What is told about people beyond somebody's sight passes here, and is a look like any other."""

from accounts.choices import LookKind
from accounts.history import looks

# What happened → as what it stands among the looks.
KINDS = {
    "searched_beyond": LookKind.SEARCHED,
    "search_beyond_refused": LookKind.REFUSED,
    "list_compared_beyond": LookKind.SEARCHED,
    "list_refused_beyond": LookKind.REFUSED,
    "warned": LookKind.SEARCHED,
    "warning_refused": LookKind.REFUSED,
    "family_proven": LookKind.SEARCHED,
    "family_not_proven": LookKind.REFUSED,
    "taken_over": LookKind.GRANTED,
    "take_over_checked": LookKind.GRANTED,
    "take_overs_allowed": LookKind.GRANTED,
    "glass_broken": LookKind.GRANTED,
    "glass_refused": LookKind.REFUSED,
    "glass_reviewed": LookKind.GRANTED,
}


def told(kind, *, user, request=None, subject=None, **details):
    """Record that somebody asked, or was answered, about people beyond their sight.

    `kind` is what happened, `subject` the household or person that it was about, where there was
    one; `details` are words and counts, never what was typed.
    """
    looks.record(request or user, KINDS[kind], subject=subject, event=kind, **details)
