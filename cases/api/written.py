"""JSON that PostgreSQL writes, so that no row has to be read, put together and written here."""

from django.db.models import Func, JSONField


class Written(Func):
    """A JSON object of these fields: names of columns, or expressions.

    As a row, of which PostgreSQL looks up the types once; `json_build_object` would do so for
    every field of every row.
    """

    output_field = JSONField()

    def __init__(self, *columns, **named):
        fields = {column: column for column in columns} | named
        super().__init__(*fields.values())
        self.fields = tuple(fields)

    def as_sql(self, compiler, connection):
        """Each field's value before its name, which is a word of ours."""
        named, parameters = [], []
        for field, expression in zip(self.fields, self.source_expressions, strict=True):
            statement, values = compiler.compile(expression)
            named.append(f'{statement} AS "{field}"')
            parameters += values
        return f"(SELECT row_to_json(told) FROM (SELECT {', '.join(named)}) AS told)", parameters
