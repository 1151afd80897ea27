"""Lines of COPY's text format: values as the database reads them, one record a line."""

from cases.importers import digests
from cases.importers.digests import SELDOM
from cases.importers.people import DEFAULTS, NAMES, fact_texts
from cases.names import search_key

NULL = "\\N"
# What a person's record says beside their place in the household: its text is digested, too.
PERSON_TOLD = (
    *NAMES, "unnamed", "sex", "birth_date", "birth_precision", "arrived_on", "origin_id",
    "population_group", *SELDOM,
)  # fmt: skip
# What a person's line holds beside number, household, place in it, and the digest of the record.
PERSON_BODY = (
    *PERSON_TOLD, "search_key", "names_folded", "left_reason", "left_with_household", "version",
    "source", "source_id", "source_row",
)  # fmt: skip
_NOT_LEFT = "\tf\t1"


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
    """(search key, the names that it was folded from) of a person."""
    written = [person[name] for name in NAMES]
    return search_key(**dict(zip(NAMES, written, strict=True))), "\n".join(written)


def person_told(person):
    """The beginning of a person's line, in the order of `PERSON_TOLD`."""
    born, arrived = person["birth_date"], person["arrived_on"]
    return "\t".join(
        (
            *[escaped(person[name]) for name in NAMES],
            "t" if person["unnamed"] else "f",
            person["sex"],
            born.isoformat() if born else NULL,
            person["birth_precision"],
            arrived.isoformat() if arrived else NULL,
            person["origin_id"] or NULL,
            person["population_group"],
            _seldom(person),
        )
    )


def person_body(person, told, source, source_id, row_digest):
    """The middle of a person's line, in the order of `PERSON_BODY`, as bytes."""
    key, names = folded(person)
    parts = (told, key, escaped(names), _NOT_LEFT, escaped(source), escaped(source_id), row_digest)
    return "\t".join(parts).encode()


def inner_digest(person, told, texts=None):
    """The digest of a person's record beside their place in the household, facts included.

    `texts` are the facts of somebody who is registered, as the digest has them.
    """
    if texts is None:
        facts = [person[name] for name in FACTS_TOLD]
        texts = _NO_FACT_TEXTS if facts == _NO_FACTS_TOLD else fact_texts(person)
    return digests.digest("\t".join((told, *texts)))


def _seldom(person):
    told = [person[name] for name in SELDOM]
    return _SELDOM_EMPTY if told == _SELDOM_VALUES else line(told)


FACTS_TOLD = ("phones", "documents", "needs", "status", "application", "decision")
_NO_FACTS_TOLD = [DEFAULTS[name] for name in FACTS_TOLD]
_NO_FACT_TEXTS = fact_texts(DEFAULTS)
_SELDOM_VALUES = [DEFAULTS[name] for name in SELDOM]
_SELDOM_EMPTY = line(_SELDOM_VALUES)
