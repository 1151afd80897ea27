"""Writes what is new through COPY: the way of a million rows, under every law of the database.

Numbers are drawn first and in order; a household carries in its own row where it lives, as its
address says beside it.
"""

from contextlib import contextmanager

from django.db import connection
from psycopg import sql

from cases import numbers
from cases.choices import DocumentState, ResidenceKind, SafeContact
from cases.importers import digests, draws
from cases.importers.lines import PERSON_BODY, line
from cases.importers.store import facts_of
from cases.models import (
    DisabilityDecision,
    Household,
    IdentityDocument,
    Individual,
    LegalStatus,
    Phone,
    Residence,
    SpecificNeed,
)

_HOUSEHOLD = (
    "number", "kind", "declared_size", "is_complete", "registered_on", "registered_at_id",
    "registered_by_id", "presumed", "lives_in_id", "inactive_reason", "source", "source_id",
    "source_row", "source_record", "version",
)  # fmt: skip
RESIDENCE = ("household_id", "kind", "place_id", "address", "accommodation", "from_on")
PERSON_HEAD = (
    "number", "household_id", "relationship", "family_unit", "in_household_since", "role_since",
    "source_record",
)  # fmt: skip
_FACTS = {
    Phone: ("individual_id", "number", "whose", "safe", "note", "language", "from_on"),
    IdentityDocument: (
        "individual_id", "type", "number", "country", "has_code_070", "state", "is_verified",
        "from_on",
    ),
    SpecificNeed: ("individual_id", "need_id", "from_on"),
    LegalStatus: ("individual_id", "status", "outcome", "source", "from_on"),
    DisabilityDecision: ("individual_id", "degree", "document_number", "from_on", "until_on"),
}  # fmt: skip
# Lines are sent together, so that the driver is not asked for each.
_AT_ONCE = 2_000


def write(reading, plan):
    """Write the new households with their addresses, the new people and their facts."""
    order = reading.order
    _number(plan.new)
    _copy(Household, _HOUSEHOLD, (_household(home, order) for home in plan.new))
    _copy(Residence, RESIDENCE, (_residence(h) for h in plan.new if h.values["place_id"]))
    facts = Facts()
    copy_lines(Individual, (*PERSON_HEAD, *PERSON_BODY), _people(reading, plan, facts))
    facts.write()


def _people(reading, plan, facts):
    """The lines of the new people; their facts are gathered on the way."""
    drawn = draws.draw(numbers.PERSON, len(reading.fresh), taken=_taken(Individual))
    heads = {
        member[4]: member[0].encode()
        for home in plan.new
        if home.presumed
        for member in home.members
    }
    today = reading.order.on
    for position, (number, (home, packed)) in enumerate(zip(drawn, reading.fresh, strict=True)):
        relationship, unit, own_day, inner, told, body = packed
        relationship = heads.get(position, relationship)
        registered = home.values["registered_on"] if home.values else today
        since = max(registered.isoformat(), own_day.decode())
        if told:
            facts.add(number, since, facts_of(told))
        record = digests.person_record(relationship.decode(), unit.decode(), inner.decode())
        head = (number, home.number, relationship.decode(), unit.decode(), since, since, record)
        yield b"%s\t%s" % ("\t".join(head).encode(), body)


def _number(homes):
    """Give each household its number; one that was printed on a form keeps that."""
    unnumbered = [home for home in homes if not home.number]
    drawn = draws.draw(numbers.HOUSEHOLD, len(unnumbered), taken=_taken(Household))
    for home, number in zip(unnumbered, drawn, strict=True):
        home.number = number


def _taken(model):
    table = sql.Identifier(model._meta.db_table)
    query = sql.SQL("SELECT number FROM {} WHERE number = ANY(%s)").format(table)
    if model is Household:
        # A number on a blank form is not drawn for anybody else.
        query += sql.SQL(" UNION SELECT number FROM cases_reservednumber WHERE number = ANY(%s)")
        return lambda drawn: {row[0] for row in digests.rows(query, [drawn, drawn])}
    return lambda drawn: {row[0] for row in digests.rows(query, [drawn])}


def _household(home, order):
    values = home.values
    place = home_of(values)
    return (
        home.number,
        values["kind"],
        values["declared_size"],
        not home.presumed and not home.is_unnamed and bool(place) and bool(home.members),
        values["registered_on"],
        values["registered_at_id"],
        order.by.pk,
        home.presumed,
        values["place_id"] or None,
        "",
        order.source,
        home.source_id,
        home.digest,
        digests.household_record(values, place),
        1,
    )


def home_of(values):
    """(place, address, housing, since when) of a household's values; () where no place is known."""
    if not values["place_id"]:
        return ()
    since = values["home_from"] or values["registered_on"]
    return values["place_id"], values["address"], values["accommodation"], since


def _residence(home):
    place, address, accommodation, since = home_of(home.values)
    return home.number, ResidenceKind.ACTUAL.value, place, address, accommodation, since


class Facts:
    """Lines of facts about people, gathered to be written together."""

    def __init__(self):
        self._lines = {model: bytearray() for model in _FACTS}

    def add(self, number, since, facts):
        """Add facts of one person in the order of `people.FACT_FIELDS`, true since a day."""
        phones, documents, needs, status, status_from, decision = facts
        for phone in phones:
            self._add(Phone, number, phone, "", SafeContact.UNKNOWN.value, "", "", since)
        for kind, paper in documents:
            valid = DocumentState.VALID.value
            self._add(IdentityDocument, number, kind, paper, "AM", False, valid, False, since)
        for code in needs:
            self._add(SpecificNeed, number, code, since)
        if status:
            self._add(LegalStatus, number, status, "", "", status_from or since)
        degree, begins, ends = decision
        if degree:
            begins = begins or (min(since, ends) if ends else since)
            self._add(DisabilityDecision, number, degree, "", begins, ends)

    def _add(self, model, *values):
        self._lines[model] += line(values).encode() + b"\n"

    def write(self):
        """COPY all of them."""
        for model, columns in _FACTS.items():
            if self._lines[model]:
                with _copying(model._meta.db_table, columns) as copy:
                    copy.write(self._lines[model])


def _copy(model, columns, rows):
    copy_lines(model, columns, (line(row).encode() for row in rows))


def copy_lines(model, columns, lines):
    """COPY encoded lines into a model's table; without a line nothing is asked of it."""
    copy_into(model._meta.db_table, columns, lines)


def copy_into(table, columns, lines):
    """COPY encoded lines into a table of this name."""
    lines = iter(lines)
    first = next(lines, None)
    if first is None:
        return
    with _copying(table, columns) as copy:
        gathered = [first]
        for each in lines:
            gathered.append(each)
            if len(gathered) == _AT_ONCE:
                copy.write(b"\n".join(gathered) + b"\n")
                gathered.clear()
        if gathered:
            copy.write(b"\n".join(gathered) + b"\n")


@contextmanager
def _copying(table, columns):
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    # The driver's own errors, also of the end of the copying, become those that Django raises.
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        yield copy
