"""What is told about people beyond somebody's sight passes here: the one place to record it."""

import logging

logger = logging.getLogger(__name__)


def told(kind, *, user, request=None, subject=None, **details):
    """Somebody asked, or was answered, about people beyond their sight.

    `kind` is what happened, `subject` the household or person that it was about, where there was
    one; `details` are words and counts, never what was typed.
    """
    said = " ".join(f"{name}={value}" for name, value in sorted(details.items()))
    logger.info("%s by user %s about %s %s", kind, user.pk, subject or "nobody", said)
