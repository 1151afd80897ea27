"""The two roles of the database: `web` does the daily work, `owner` owns the tables."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, transaction

PEOPLE = sorted(
    model._meta.db_table for model in apps.get_models() if hasattr(model, "access_path")
)
WATCHED = [
    *PEOPLE,
    "accounts_user",
    "accounts_organisation",
    "places_place",
    "django_migrations",
    "django_session",
]
RIGHTS = """
    SELECT rolsuper, rolcreaterole, rolbypassrls, rolreplication
      FROM pg_roles WHERE rolname = current_user
"""


def refused(statement):
    """Whether the daily role is refused this statement for want of a right."""
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("table", WATCHED)
@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE {} ADD COLUMN spy text",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} OWNER TO CURRENT_USER",
        "DROP TABLE {} CASCADE",
        "TRUNCATE {} CASCADE",
        "CREATE TRIGGER spy AFTER INSERT ON {} EXECUTE FUNCTION tsvector_update_trigger()",
        "CREATE INDEX ON {} ((1))",
    ],
)
def test_the_daily_role_cannot_change_a_table(statement, table):
    assert refused(statement.format(table))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE spy (number int)",
        "CREATE FUNCTION spy() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA spy",
        "CREATE EXTENSION hstore",
        "DROP FUNCTION membership_follows() CASCADE",
        "CREATE OR REPLACE FUNCTION individual_version() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
    ],
)
def test_the_daily_role_cannot_make_or_replace_anything(statement):
    assert refused(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("table", PEOPLE)
def test_the_daily_role_cannot_delete_anything_about_people(table):
    assert refused(f"DELETE FROM {table}")


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["cases_membership", "django_migrations"])
@pytest.mark.parametrize(
    "statement", ["INSERT INTO {} DEFAULT VALUES", "UPDATE {} SET id = id", "DELETE FROM {}"]
)
def test_the_daily_role_only_reads_what_the_database_writes_itself(statement, table):
    assert refused(statement.format(table))


@pytest.mark.django_db
@pytest.mark.parametrize("table", WATCHED)
def test_the_daily_role_reads_every_table(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] >= 0


@pytest.mark.django_db
def test_tests_work_as_the_daily_role_in_a_database_of_their_own():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_user")
        database, role = cursor.fetchone()

    assert database.startswith("test_")
    assert role != connections["owner"].settings_dict["USER"]


@pytest.mark.parametrize("alias", ["default", "owner"])
def test_neither_role_is_above_the_rules(committed, alias):
    with connections[alias].cursor() as cursor:
        cursor.execute(RIGHTS)
        assert cursor.fetchone() == (False, False, False, False)


def test_the_roles_are_two_and_the_owner_owns_every_table(committed):
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        owners = [owner for (owner,) in cursor.fetchall()]

    assert owners == [connections["owner"].settings_dict["USER"]]
    assert owners != [connections["default"].settings_dict["USER"]]
