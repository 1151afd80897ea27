"""Which places somebody's work or an agreement covers: those given, and all that lies in them."""

from accounts.prepared import fetch

# The path of a place begins with those of all it lies in; a former district holds what once
# belonged to it.
_WITHIN = """
SELECT code FROM places_place
 WHERE path ^@ ANY(ARRAY(SELECT path FROM places_place WHERE code = ANY($1::text[])))
    OR district_id = ANY($1::text[])
"""


def codes_within(codes):
    """Codes of the places with these codes and of all that lies in them, in no order."""
    return [code for (code,) in fetch(_WITHIN, [list(codes)])]
