"""The months of the table of looks: one partition each, made ahead of time by `migrate`."""

from datetime import date

from psycopg import sql

TABLE = "accounts_look"
# From the first flight to the end of the plan; later months are made as they come near.
FIRST, LAST = date(2023, 9, 1), date(2031, 12, 1)
AHEAD = 24


def months(first, last):
    """The first days of these months."""
    while first <= last:
        yield first
        first = following(first)


def following(month):
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def statement(month):
    """What makes the partition of a month, where there is none."""
    return sql.SQL(
        "CREATE TABLE IF NOT EXISTS {name} PARTITION OF {table}"
        " FOR VALUES FROM ({first}) TO ({next})"
    ).format(
        name=sql.Identifier(f"{TABLE}_{month:%Y_%m}"),
        table=sql.Identifier(TABLE),
        first=sql.Literal(f"{month:%Y-%m-%d} 00:00:00+00"),
        next=sql.Literal(f"{following(month):%Y-%m-%d} 00:00:00+00"),
    )


def make(cursor, today):
    """Make the partitions of the months that come, so that no look falls into the default one."""
    last = today.replace(day=1)
    for _month in range(AHEAD):
        last = following(last)
    for month in months(following(LAST), last):
        cursor.execute(statement(month))


def names(cursor):
    """The tables that hold the looks of one month each, and the default one."""
    cursor.execute(
        "SELECT relid::regclass::text FROM pg_partition_tree(%s::regclass) WHERE level > 0",
        [TABLE],
    )
    return [name for (name,) in cursor.fetchall()]
