"""Many keys at once, as PostgreSQL takes them."""

from django.db.models import CharField, ForeignKey, Lookup


class Keys:
    """Many keys as the text of one array: neither Django nor the driver then walks through them."""

    def __init__(self, keys):
        # No key of ours has a line in it.
        lines = "\n".join(keys).replace("\\", "\\\\").replace('"', '\\"')
        self.array = '{"' + lines.replace("\n", '","') + '"}' if lines else "{}"


@CharField.register_lookup
@ForeignKey.register_lookup
class Among(Lookup):
    """Whether a key is one of `Keys`, or of those that an `ArraySubquery` finds.

    One parameter, where `in` takes one for each key; and a subquery that is asked once, so that an
    index answers even where this stands beside an "or" (`in` would read the whole table there).
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        key, parameters = self.process_lhs(compiler, connection)
        if isinstance(self.rhs, Keys):
            return f"{key} = ANY(%s::text[])", [*parameters, self.rhs.array]
        found, values = compiler.compile(self.rhs)
        return f"{key} = ANY({found})", [*parameters, *values]
