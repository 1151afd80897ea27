"""Many rows are updated by one statement, each with a value of its own."""

import json

from django.db.models import CharField, F, Func, TextField, Value


class OfEach(Func):
    """What a mapping says of the row's key: one parameter, however many rows there are.

    `bulk_update` writes a condition for each row and column, and takes ten times as long.
    """

    template = "(%(expressions)s)"
    arg_joiner = "::jsonb ->> "

    def __init__(self, mapping, key, output_field=None):
        told = Value(json.dumps(mapping, default=str), output_field=TextField())
        super().__init__(told, F(key), output_field=output_field or CharField())
