"""Writes the demo through COPY: the way of a million rows, under every law of the database."""

from collections import deque
from operator import attrgetter

from django.db import connections
from psycopg import sql

from cases.demo import rows
from cases.models import (
    Absence,
    Assignment,
    Consent,
    DisabilityDecision,
    Displacement,
    Household,
    IdentityDocument,
    Individual,
    LegalStatus,
    LikelySame,
    Membership,
    PersonLink,
    Phone,
    Residence,
    Restriction,
    SpecificNeed,
)
from cases.washington_group import DOMAINS

# Columns, each with the path to its value from the record that is written.
_HOUSEHOLD = {
    "number": "number",
    "kind": "kind",
    "declared_size": "declared_size",
    "is_complete": "is_complete",
    "registered_on": "registered_on",
    "registered_at_id": "registered_at",
    "registered_by_id": "registered_by",
    "last_confirmed_on": "last_confirmed_on",
    "last_confirmed_by": "last_confirmed_by",
    "presumed": "presumed",
    "responsible_official": "responsible_official",
    "lives_in_id": "lives_in",
    "inactive_on": "inactive_on",
    "inactive_reason": "inactive_reason",
    "source": "source",
    "source_id": "source_id",
    "version": "version",
}
_RESIDENCE = {
    "household_id": "household.number",
    "kind": "kind",
    "place_id": "place",
    "address": "address",
    "accommodation": "accommodation",
    "from_on": "from_on",
    "until_on": "until_on",
}
_STAY = {
    "household_id": "household.number",
    "relationship": "relationship",
    "family_unit": "family_unit",
    "in_household_since": "since",
    "role_since": "role_since",
    "left_on": "left_on",
    "left_reason": "left_reason",
    "left_with_household": "left_with_household",
}
_SAME_NAME = (
    "number", "given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name",
    "search_key", "names_folded", "unnamed", "sex", "birth_date", "birth_precision", "arrived_on",
    "population_group", "wg_asked_on", "wg_method", "pregnancy_expected_on", "pregnancy_asked_on",
    "breastfeeding_until", "source", "source_id", "version",
)  # fmt: skip
_INDIVIDUAL = (
    {column: f"stay.{path}" for column, path in _STAY.items()}
    | {column: column for column in _SAME_NAME}
    | {"origin_id": "origin"}
    | {domain: f"answers.{domain}" for domain in DOMAINS}
)
_PATHS = {Household: _HOUSEHOLD, Individual: _INDIVIDUAL, Residence: _RESIDENCE}
# Facts in the order in which they can be written: a status points to its document.
FACTS = {
    "phones": Phone,
    "documents": IdentityDocument,
    "statuses": LegalStatus,
    "decisions": DisabilityDecision,
    "needs": SpecificNeed,
    "absences": Absence,
    "links": PersonLink,
    "displacements": Displacement,
    "alike": LikelySame,
    "assignments": Assignment,
    "restrictions": Restriction,
    "consents": Consent,
}
_COLUMNS = {
    Phone: rows.Phone._fields,
    IdentityDocument: rows.Document._fields,
    LegalStatus: rows.Status._fields,
    DisabilityDecision: rows.Decision._fields,
    SpecificNeed: rows.Need._fields,
    Absence: rows.Away._fields,
    PersonLink: rows.Link._fields,
    Displacement: rows.Flight._fields,
    LikelySame: rows.Alike._fields,
    Assignment: rows.Duty._fields,
    Restriction: rows.Seal._fields,
    Consent: rows.Said._fields,
}
_LATER_TYPES = ("text", "text", "text", "text", "date", "date", "date", "text", "boolean")


def write(cursor, chunk):
    """Write a chunk of made-up households with all that belongs to them."""
    _copy(cursor, Household, chunk.households)
    _copy(cursor, Individual, chunk.people)
    _copy(cursor, Residence, [home for h in chunk.households for home in h.homes])
    _change(cursor, [person for person in chunk.people if person.later])
    for name, model in FACTS.items():
        copy_rows(cursor, model, getattr(chunk.facts, name))
    judge(cursor)


def judge(cursor):
    """Let the database check what it would check at the end, while the chunk is at hand."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    # The triggers' plans were made for tables that were smaller by a chunk.
    cursor.execute("DISCARD PLANS")


class DocumentKeys:
    """Keys of documents, drawn from their sequence before the documents are made up.

    Statuses, and papers issued on others, point to documents of the same chunk.
    """

    def __init__(self):
        self._drawn = deque()

    def stock(self, cursor, number):
        """Have so many keys at hand."""
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [IdentityDocument._meta.db_table])
        (sequence,) = cursor.fetchone()
        cursor.execute(
            "SELECT nextval(%s::regclass) FROM generate_series(1, %s)",
            [sequence, number - len(self._drawn)],
        )
        self._drawn.extend(key for (key,) in cursor.fetchall())

    def draw(self):
        """The next key."""
        return self._drawn.popleft()


def analyze(*, using):
    """Let the planner know the tables it now has; needs the connection of their owner."""
    with connections[using].cursor() as cursor:
        for model in (Household, Individual, Membership, Residence, *FACTS.values()):
            cursor.execute(
                sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)),
            )


def _copy(cursor, model, records):
    columns = _PATHS[model]
    copy_rows(cursor, model, map(attrgetter(*columns.values()), records), columns)


def copy_rows(cursor, model, rows, columns=()):
    """Write rows, which are named tuples where no columns are given."""
    columns = columns or _COLUMNS[model]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _change(cursor, people):
    """Move, return or re-relate people by updates, so that the database keeps the memberships."""
    later = attrgetter(*_STAY.values())
    rows = [(person.number, *later(person.later)) for person in people]
    columns = ["number", *_STAY]
    if rows:
        cursor.execute(_update(columns), [list(column) for column in zip(*rows, strict=True)])


def _update(columns):
    names = list(map(sql.Identifier, columns))
    return sql.SQL(
        "UPDATE {table} AS person SET {changes} FROM unnest({arrays}) AS later ({columns}) "
        "WHERE person.number = later.number"
    ).format(
        table=sql.Identifier(Individual._meta.db_table),
        changes=sql.SQL(", ").join(sql.SQL("{0} = later.{0}").format(name) for name in names[1:]),
        arrays=sql.SQL(", ").join(sql.SQL(f"%s::{kind}[]") for kind in _LATER_TYPES),
        columns=sql.SQL(", ").join(names),
    )
