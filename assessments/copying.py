"""Many new rows at once, by COPY: a tenth of the time that INSERT takes for them."""

import orjson
from django.db import DEFAULT_DB_ALIAS, connections, models
from psycopg import sql


def copied(rows):
    """Write new rows of one model, which were judged already; their keys stay unknown."""
    if not rows:
        return
    model = type(rows[0])
    fields = [
        field for field in model._meta.concrete_fields if not field.generated and _says(field)
    ]
    told = [(field.attname, _written(field)) for field in fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
    )
    with (
        connections[DEFAULT_DB_ALIAS].cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row([written(getattr(row, name)) for name, written in told])


def _says(field):
    return not (field.generated or isinstance(field, models.AutoField))


def _written(field):
    """How a value of this field stands in a COPY."""
    if isinstance(field, models.JSONField):
        return lambda value: orjson.dumps(value).decode()
    if isinstance(field, models.CharField):
        # The texts of a choice are not of the type that the driver knows.
        return lambda value: None if value is None else str(value)
    return lambda value: value
