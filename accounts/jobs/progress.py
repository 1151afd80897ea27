"""How far a job has come: seen by others while its transaction is still open."""

import time

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

# Seconds between two notes of what only counts on.
EVERY = 0.5
LONGEST = 500
# Of this attempt alone; what else a job says is written by `accounts.jobs.ending`. It waits for
# nobody: what is not noted now is noted at the next step.
_NOTE = """
UPDATE accounts_job SET done = %s, of = %s, said = %s
 WHERE number = %s AND attempts = %s AND state = 'running'
RETURNING cancel_asked_at IS NOT NULL
"""


class Cancelled(Exception):
    """Whoever asked for the job wants it no more."""


class Stopped(Exception):
    """The worker has to end: the job waits for another."""


class Progress:
    """Given to the work, which says how far it is; raises where it should not go on.

    Notes stand on a connection of their own, which commits each at once.
    """

    def __init__(self, taken, *, stopping=None, every=EVERY):
        self._key = [taken.job.number, taken.attempt]
        self._stopping, self._every = stopping, every
        self._aside, self._noted_at = None, None
        self._told = (taken.job.done, taken.job.of, taken.job.said)

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self._close()

    def step(self, done=None, of=None, said=None):
        """Note how far the work is: `done` of `of`, and what it is at (words for whoever asked).

        What is left out stays as it was. Raises Cancelled or Stopped: let it pass, and all that the
        open transaction wrote is taken back.
        """
        if self._stopping is not None and self._stopping.is_set():
            raise Stopped
        told = tuple(
            before if value is None else value
            for before, value in zip(self._told, (done, of, said), strict=True)
        )
        is_new = told[2] != self._told[2]
        self._told = told
        if is_new or self._is_due():
            self._note()

    def _is_due(self):
        return self._noted_at is None or time.monotonic() - self._noted_at >= self._every

    def _note(self):
        self._noted_at = time.monotonic()
        done, of, said = self._told
        try:
            with self._connection().cursor() as cursor:
                cursor.execute(_NOTE, [done, of, str(said)[:LONGEST], *self._key])
                noted = cursor.fetchone()
        except DatabaseError:
            # The work itself finds out whether there is a database.
            self._close()
            return
        if noted and noted[0]:
            raise Cancelled

    def _connection(self):
        if self._aside is None:
            self._aside = connections.create_connection(DEFAULT_DB_ALIAS)
            with self._aside.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")
        return self._aside

    def _close(self):
        aside, self._aside = self._aside, None
        if aside is not None:
            aside.close()
