"""`migrate`, as the owner of the tables, and then what the daily role may do with them."""

import gc
from contextlib import contextmanager

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from psycopg import sql

from accounts.clock import today
from accounts.history import partitions

WEB, OWNER = "default", "owner"


class Command(migrate.Command):
    help = "Bring the tables up to date as their owner, and give the daily role its rights."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER)

    def handle(self, *args, **options):
        with _garbage_is_left():
            super().handle(*args, **options)
        if options["plan"] or options["check_unapplied"]:
            return
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            if partitions.TABLE in _tables(cursor):
                partitions.make(cursor, today())
        grant(connection, connections.settings[WEB]["USER"])


@contextmanager
def _garbage_is_left():
    """Each step makes all models anew: looking for garbage took a third of the time."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(500_000, 2, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def grant(connection, role):
    """Let `role` read and write rows, and nothing of the tables' form.

    Nothing about a person is deleted, what the database writes itself is read only, and to looks
    rows are added, never to one of their months directly.
    """
    everything = (
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    )
    with connection.cursor() as cursor:
        there = _tables(cursor)
        for statement in everything:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        withheld = _withheld()
        if partitions.TABLE in there:
            withheld |= dict.fromkeys(partitions.names(cursor), "ALL")
        for table, rights in withheld.items():
            if table in there:
                cursor.execute(
                    sql.SQL("REVOKE {rights} ON {table} FROM {role}").format(
                        rights=sql.SQL(rights),
                        table=sql.Identifier(table),
                        role=sql.Identifier(role),
                    )
                )


def _tables(cursor):
    """Every table there is, also those that are made of partitions, and these."""
    cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
    return {name for (name,) in cursor.fetchall()}


def _withheld():
    """Tables, each with the rights that the daily role does not get."""
    withheld = {"django_migrations": "INSERT, UPDATE, DELETE"}
    for model in apps.get_models():
        if getattr(model, "written_by_database", False):
            withheld[model._meta.db_table] = "INSERT, UPDATE, DELETE"
        elif getattr(model, "append_only", False):
            withheld[model._meta.db_table] = "UPDATE, DELETE"
        elif hasattr(model, "access_path"):
            withheld[model._meta.db_table] = "DELETE"
    return withheld
