"""Who acts: told to the database at the start of a door's transaction, and kept in every event.

The database refuses a change of which nobody is the actor.
"""

import json
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from accounts.history.doors import here

# Whoever works on the machine itself, before there is any user: `createsuperuser`, the demo.
MACHINE = "machine"

_TELL = "SELECT set_config('pghistory.context_metadata', %s, true)"
_actor = ContextVar("actor", default=None)


@contextmanager
def acting(*, by, reason="", door=None, savepoint=True):
    """One transaction in which all that is written is of this actor, through the door we came by.

    `by` is a user, or MACHINE. Inside of an actor's transaction the same actor stays as they are,
    with their reason; another one acts until the inner transaction ends. `savepoint` is that of
    `transaction.atomic`: a bulk path does without, so that its rows are of the one transaction.
    """
    outer = _actor.get()
    inner = _said(by, reason, door)
    with transaction.atomic(savepoint=savepoint):
        if outer is not None and outer["by"] == inner["by"]:
            yield
            return
        _tell(inner)
        token = _actor.set(inner)
        try:
            yield
        finally:
            _actor.reset(token)
        if outer is not None and not connection.needs_rollback:
            _tell(outer)


def _said(by, reason, door):
    """What each event keeps of the actor; short, since it stands in each of a million rows."""
    came = here()
    said = actor(by) | {"door": door or came.name, "request": came.request}
    return said | {"reason": reason} if reason else said


def actor(by):
    """Key, role and organisation of who acts, as they were at that moment."""
    if by == MACHINE:
        return {"by": MACHINE}
    if getattr(by, "pk", None) is None:
        raise ValueError("Nothing is changed by nobody: name who acts.")
    return {"by": by.pk, "role": by.role, "organisation": by.organisation_id}


def _tell(said):
    with connection.cursor() as cursor:
        cursor.execute(_TELL, [json.dumps(said)])
