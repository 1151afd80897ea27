"""Looks: one row for each, by whom, of what, through which door; and nothing is shown without."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.db import DatabaseError, ProgrammingError, connection, connections, transaction

from accounts.history import looks, partitions
from accounts.history.doors import through
from tests.factories import make_household, make_user


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET kind = 'never'",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} ADD COLUMN spy text",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TABLE {}",
    ],
)
@pytest.mark.parametrize(
    "table", ["accounts_look", "accounts_look_2024_03", "accounts_look_default"]
)
def test_the_daily_role_adds_looks_and_changes_none(statement, table):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


@pytest.mark.django_db
def test_a_month_is_reached_through_the_whole_table_only():
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM accounts_look_2024_03")


def test_its_owner_too_cannot_rewrite_a_look(committed):
    looks.record(None, "opened", subject="H7K3MQ9QX2TP")
    connections["default"].close()

    with (
        pytest.raises(DatabaseError, match="Cannot update or delete rows"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute("UPDATE accounts_look SET subject = ''")


@pytest.mark.django_db
def test_a_look_lies_in_the_partition_of_its_month(monkeypatch):
    for moment in (
        datetime(2023, 8, 31, 23, 59, tzinfo=UTC),
        datetime(2023, 9, 1, tzinfo=UTC),
        datetime(2031, 12, 31, 23, 59, tzinfo=UTC),
    ):
        monkeypatch.setattr(looks, "now", lambda moment=moment: moment)
        looks.record(None, "opened")

    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM accounts_look ORDER BY at")
        tables = [name for (name,) in cursor.fetchall()]
    assert tables == ["accounts_look_default", "accounts_look_2023_09", "accounts_look_2031_12"]


def test_migrate_makes_the_months_that_come(committed):
    with connections["owner"].cursor() as cursor, transaction.atomic(using="owner"):
        before = set(partitions.names(cursor))
        partitions.make(cursor, datetime(2031, 11, 30).date())
        made = set(partitions.names(cursor)) - before
        transaction.set_rollback(True, using="owner")

    assert {min(made), max(made)} == {"accounts_look_2032_01", "accounts_look_2033_11"}
    assert len(made) == 23


@pytest.mark.django_db
def test_a_look_says_who_through_which_door_in_which_request():
    user = make_user("supervisor")
    household = make_household()

    with through("night round") as door:
        look = looks.record(user, "opened", subject=household, count=3, columns=["number"])

    look.refresh_from_db()
    assert (look.actor, look.role, look.organisation) == (user, "supervisor", "MLSA")
    assert (look.door, look.request.hex) == ("night round", door.request)
    assert (look.subject_kind, look.subject, look.count) == ("household", household.pk, 3)
    assert (look.outcome, look.details) == ("shown", {"columns": ["number"]})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("subject", "kind"),
    [("P7K3MQ9QX2TP", "person"), ("H7K3MQ9QX2TP", "household"), ("population", "report")],
)
def test_what_is_looked_at_is_known_by_its_number(subject, kind):
    assert looks.record(None, "opened", subject=subject).subject_kind == kind


def test_the_same_question_has_the_same_digest_and_tells_nothing(settings):
    asked = looks.digest({"q": ["Ավանեսյան"], "place": ["AM07"]})

    assert asked == looks.digest({"place": ["AM07"], "q": ["Ավանեսյան"]})
    assert asked != looks.digest({"q": ["Ավանեսյան"]})
    assert asked != sha256("Ավանեսյան".encode()).hexdigest()[:32]
    settings.SECRET_KEY = "another-key-of-the-same-length"
    assert asked != looks.digest({"q": ["Ավանեսյան"], "place": ["AM07"]})


@pytest.mark.django_db
def test_a_sign_in_that_failed_is_a_refusal_of_nobody():
    look = looks.record(None, "sign_in_failed", asked="somebody")

    assert (look.actor_id, look.outcome, len(look.asked)) == (None, "refused", 32)


@pytest.mark.django_db
def test_a_look_that_cannot_be_written_is_told():
    with (
        pytest.raises(looks.LookNotRecorded),
        transaction.atomic(),
    ):
        looks.record(None, "x" * 17)
