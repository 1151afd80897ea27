"""Django's sessions in the database, read with every request by a query that is planned once."""

from datetime import UTC, datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from accounts import clock
from accounts.prepared import Prepared

# They stand in the composed query for the key of a session and for now.
_KEY, _NOW = "the key of the session", datetime.max.replace(tzinfo=UTC)
_SESSIONS = Prepared(
    lambda: Session.objects.filter(session_key=_KEY, expire_date__gt=_NOW).values_list(
        "session_data"
    ),
    [_KEY, _NOW],
)


class SessionStore(db.SessionStore):
    """As Django's own in all else."""

    def load(self):
        found = _SESSIONS.rows({_KEY: self.session_key, _NOW: clock.now()})
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])
