"""Takes away what tests committed."""

from functools import cache

from django.db import connections, transaction

# From so many rows on it is dear to delete them one by one, as it is to truncate a hundred tables.
MANY = 1_000
OF_SESSIONS_AND_JOBS = (
    "django_session",
    "shared_cache",
    "procrastinate_jobs",
    "procrastinate_workers",
)
# Tables that refer to these are emptied with them.
REFERRING = """
WITH RECURSIVE emptied AS (
    SELECT unnest(%s::text[])::regclass::oid AS number
     UNION SELECT conrelid FROM pg_constraint JOIN emptied ON confrelid = number
     WHERE contype = 'f'
) SELECT number::regclass::text FROM emptied
"""


def sweep():
    """Empty every table of people, of who works here and of their history, as the owner."""
    connections["default"].close()
    assert connections["owner"].settings_dict["NAME"].startswith("test_")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        filled = _filled(cursor, _tables())
        if any(filled.values()):
            cursor.execute(f"TRUNCATE {', '.join([*filled, *_months(cursor)])} CASCADE")
        else:
            _delete(cursor, filled)
    connections["owner"].close()


@cache
def _tables():
    from accounts.history.changes import events_of, tracked_models

    named = [model._meta.db_table for model in tracked_models()]
    with connections["owner"].cursor() as cursor:
        cursor.execute(REFERRING, [[*named, *OF_SESSIONS_AND_JOBS]])
        referring = [name for (name,) in cursor.fetchall()]
    events = [events_of(model)._meta.db_table for model in tracked_models()]
    return tuple(dict.fromkeys([*referring, *events]))


def _filled(cursor, tables):
    """Those that have rows, and whether they are many: each one emptied takes time."""
    query = "SELECT '{0}', EXISTS (SELECT FROM {0} OFFSET {1}) WHERE EXISTS (SELECT FROM {0})"
    cursor.execute(" UNION ALL ".join(query.format(table, MANY) for table in tables))
    return dict(cursor.fetchall())


def _months(cursor):
    """The months of looks that have some."""
    cursor.execute("SELECT DISTINCT tableoid::regclass::text FROM accounts_look")
    return [month for (month,) in cursor.fetchall()]


def _delete(cursor, tables):
    """Row by row, which no trigger keeps or refuses meanwhile."""
    statements = ["SET CONSTRAINTS ALL DEFERRED"]
    statements += [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
    statements += [f"DELETE FROM {table}" for table in tables]
    statements += [f"TRUNCATE {month}" for month in _months(cursor)]
    statements += ["SET CONSTRAINTS ALL IMMEDIATE"]
    statements += [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    cursor.execute("; ".join(statements))
