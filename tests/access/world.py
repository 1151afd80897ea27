"""The world that the tests of access walk: everybody who asks, every relation, every record."""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from unittest import mock

from django.db import connections, transaction
from django.test import override_settings

from accounts import clock
from tests.access import matrix, oracle
from tests.access.facts import asker_of, register_of
from tests.access.people_who_ask import everybody
from tests.access.records import ABOUT, records_of
from tests.access.relations import Relations
from tests.conftest import sweep

PLAIN = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass
class World:
    """Users and households by name, and what the oracle has to know of them."""

    day: object
    moment: object
    users: dict
    households: dict
    register: object
    askers: dict

    @cached_property
    def sights(self):
        """(who, see or change) → what the oracle opens to them."""
        return {
            (name, how): oracle.sight(self.register, asker, changing=how == "change")
            for name, asker in self.askers.items()
            for how in matrix.OPENS
        }

    @cached_property
    def rows(self):
        """Model → (key, whom the row is about) of each of its rows."""
        return {name: matrix.rows_about(self.register, name) for name in ABOUT}


def build(day, moment):
    """All of it."""
    users = everybody(day, moment)
    households = Relations(users, day, moment).build()
    records_of(households, users["clerk"], day)
    askers = {name: asker_of(name, user) for name, user in users.items()}
    return World(day, moment, users, households, register_of(day), askers)


@contextmanager
def standing():
    """The world, for as long as the block lasts; the owner sweeps it away afterwards.

    It is committed and analysed, so that the planner knows of it: each of thousands of questions
    would else be answered by reading every row.
    """
    # A run that was killed left its own behind.
    sweep()
    day, moment = clock.today(), clock.now()
    try:
        with override_settings(PASSWORD_HASHERS=PLAIN), transaction.atomic():
            made = build(day, moment)
        with connections["owner"].cursor() as cursor:
            cursor.execute("ANALYZE")
        # The doors read the clock: for them it stands still as well.
        with mock.patch("django.utils.timezone.now", return_value=moment):
            yield made
    finally:
        sweep()
