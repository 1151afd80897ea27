"""Many keys at once, as PostgreSQL takes them."""

from django.db.models import CharField, ForeignKey, Lookup

# More than any community has; a marz has about as many.
VERY_MANY = 50


class Keys:
    """Many keys as the text of one array: neither Django nor the driver then walks through them."""

    def __init__(self, keys):
        # No key of ours has a line in it.
        lines = "\n".join(keys).replace("\\", "\\\\").replace('"', '\\"')
        self.array = '{"' + lines.replace("\n", '","') + '"}' if lines else "{}"


class PlaceKeys(Keys):
    """Codes of places, perhaps of a whole country.

    Of very many PostgreSQL would reckon, one by one, how many people live there, for longer than
    the answer takes. In a CASE it does not: a list is then read in its order, which suits whoever
    sees a hundredth of it or more.
    """

    def __init__(self, codes):
        super().__init__(codes)
        self.are_very_many = are_very_many(codes)


class GatheredKeys(Keys):
    """Some hundred keys that stand in many parts of one question.

    PostgreSQL would reckon in each part how many rows each of them has. Of a subquery it does not.
    """

    are_unnested = True


def are_very_many(codes):
    """Whether these codes of places are of a marz or more."""
    return len(codes) >= VERY_MANY


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
            known = f"{key} = ANY(%s::text[])"
            if getattr(self.rhs, "are_unnested", False):
                return f"{key} IN (SELECT unnest(%s::text[]))", [*parameters, self.rhs.array]
            if getattr(self.rhs, "are_very_many", False):
                # Looked up by their hash, where ANY would walk through them for each row.
                known = f"{key} IN (SELECT unnest(%s::text[]))"
                known = f"CASE WHEN {known} THEN true ELSE false END"
            return known, [*parameters, self.rhs.array]
        found, values = compiler.compile(self.rhs)
        return f"{key} = ANY({found})", [*parameters, *values]
