"""`migrate`, as the owner of the tables, and then what the daily role may do with them."""

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from psycopg import sql

WEB, OWNER = "default", "owner"


class Command(migrate.Command):
    help = "Bring the tables up to date as their owner, and give the daily role its rights."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER)

    def handle(self, *args, **options):
        super().handle(*args, **options)
        grant(connections[options["database"]], connections.settings[WEB]["USER"])


def grant(connection, role):
    """Let `role` read and write rows, and nothing of the tables' form.

    Nothing about a person is deleted, and what the database writes itself is read only.
    """
    everything = (
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    )
    with connection.cursor() as cursor:
        for statement in everything:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
        for model in apps.get_models():
            for right in _withheld(model):
                cursor.execute(
                    sql.SQL("REVOKE {right} ON {table} FROM {role}").format(
                        right=sql.SQL(right),
                        table=sql.Identifier(model._meta.db_table),
                        role=sql.Identifier(role),
                    )
                )


def _withheld(model):
    if getattr(model, "written_by_database", False):
        return ("INSERT", "UPDATE", "DELETE")
    return ("DELETE",) if hasattr(model, "access_path") else ()
