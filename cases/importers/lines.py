"""Lines of COPY's text format: values as the database reads them, one record a line."""

from cases.importers.people import NAMES
from cases.names import search_key
from cases.washington_group import DOMAINS

NULL = "\\N"
# What a person's line holds beside number, household, place in it, and the digest of the record.
PERSON_BODY = (
    *NAMES, "search_key", "names_folded", "unnamed", "sex", "birth_date", "birth_precision",
    "arrived_on", "origin_id", "population_group", *DOMAINS, "wg_asked_on", "wg_method",
    "pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until",
    "left_reason", "left_with_household", "version", "source", "source_id", "source_row",
)  # fmt: skip
_LATER = ("pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until")


def escaped(text):
    """A text as COPY reads it."""
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
            text = text.replace(sign, written)
    return text


def field(value):
    """Any value as COPY reads it: dates by their ISO form, None as null."""
    if value is None:
        return NULL
    if value.__class__ is bool:
        return "t" if value else "f"
    return escaped(value) if value.__class__ is str else str(value)


def line(values):
    """A record's line, without its end."""
    return "\t".join([field(value) for value in values])


def folded(person):
    """(search key, the names it was folded from, escaped) of a person."""
    written = [person[name] for name in NAMES]
    key = search_key(**dict(zip(NAMES, written, strict=True)))
    return key, "\n".join(written)


def person_body(person, source, source_id, row_digest):
    """The middle of a person's line, in the order of `PERSON_BODY`, as bytes."""
    return line(
        [
            *[person[name] for name in NAMES],
            *folded(person),
            person["unnamed"],
            person["sex"],
            person["birth_date"],
            person["birth_precision"],
            person["arrived_on"],
            person["origin_id"] or None,
            person["population_group"],
            *[person[name] for name in DOMAINS],
            person["wg_asked_on"],
            person["wg_method"],
            *[person[name] for name in _LATER],
            "",
            False,
            1,
            source,
            source_id,
            row_digest,
        ]
    ).encode()
