"""The world that the tests of access walk: everybody who asks, every relation, every record."""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from unittest import mock

from django.db import connections, transaction
from django.db.models import AutoField, BigAutoField

from accounts import clock
from accounts.field_classes import our_models
from tests.access import matrix, oracle
from tests.access.facts import asker_of, register_of
from tests.access.people_who_ask import everybody
from tests.access.records import ABOUT, records_of
from tests.access.relations import Relations
from tests.assessment_doors import what_was_asked
from tests.assistance_doors import what_was_given
from tests.casework_doors import what_was_worked_on
from tests.casework_note_doors import what_was_noted
from tests.conftest import sweep
from tests.consent_doors import what_was_agreed
from tests.decision_doors import what_was_decided
from tests.factories import head_of, make_link
from tests.feedback_doors import what_was_said
from tests.instrument_doors import what_is_asked
from tests.job_doors import what_is_to_be_done
from tests.payment_doors import what_was_paid
from tests.reference_doors import what_was_decreed
from tests.referral_doors import what_was_referred

# Thirteen digits, of which no number of ours, no telephone and no code has the beginning.
FIRST_KEY = 7_310_000_000_000
# Not of people, and not swept away.
KEPT = {"PlaceAlias"}


@dataclass
class World:
    """Users and households by name, and what the oracle has to know of them."""

    day: object
    moment: object
    users: dict
    households: dict
    register: object
    askers: dict
    others: dict

    @cached_property
    def sights(self):
        """(who, see or change) → what the oracle opens to them."""
        return {
            (name, how): oracle.sight(self.register, asker, changing=how == "change")
            for name, asker in self.askers.items()
            for how in matrix.OPENS
        }

    @cached_property
    def classes(self):
        """(who, number of a household) → the classes of fields that the oracle opens there."""
        return {
            (name, number): oracle.classes_read(self.register, asker, number)
            for name, asker in self.askers.items()
            for number in self.register.households
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
    # What stands in the addresses that are about neither a household nor a person.
    others = {"user": users["clerk"].pk, "link": make_link(users["coordinator"], at=moment)}
    home = households["own place"]
    others |= what_was_agreed(head_of(home), users) | what_is_asked(users)
    others |= what_was_asked(home, users) | what_was_given(home, users)
    others |= what_is_to_be_done(users) | what_was_paid(home, users)
    others |= what_was_decided(home, users) | what_was_decreed()
    others |= what_was_said(home, users)
    others |= what_was_worked_on(home, users)
    others |= what_was_noted(home, users)
    others |= what_was_referred(home, users)
    return World(day, moment, users, households, register_of(day), askers, others)


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
        keys_from(FIRST_KEY)
        with transaction.atomic():
            made = build(day, moment)
        with connections["owner"].cursor() as cursor:
            cursor.execute("ANALYZE")
        # The doors read the clock: for them it stands still as well; and so it does for the hour in
        # their headers, by which two answers would differ where a second passes between them.
        headers = SimpleNamespace(time=moment.timestamp)
        with (
            mock.patch("django.utils.timezone.now", return_value=moment),
            mock.patch("django.utils.cache.time", headers),
        ):
            yield made
    finally:
        sweep()
        keys_from(1)


def keys_from(first):
    """The next keys of our tables begin here: such large ones are taken for no other number."""
    tables = [model._meta.db_table for model in our_models() if _draws_keys(model)]
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [table, first]
            )
    connections["owner"].close()


def _draws_keys(model):
    return isinstance(model._meta.pk, AutoField | BigAutoField) and model.__name__ not in KEPT
