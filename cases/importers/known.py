"""What the register knows of this source already, and of the numbers that the file names."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from psycopg import sql

from cases.choices import Status
from cases.importers import digests
from cases.models import Household, IdentityDocument, Individual, ReservedNumber


class Known(NamedTuple):
    """A record of this source: its number, the digest of its row, whether nobody mended it since.

    `household` is the number of a person's household. `is_ours` says that the file names the record
    by our number and not by its source's.
    """

    number: str
    household: str
    row: str
    untouched: bool
    is_ours: bool = False


@dataclass(frozen=True)
class Numbered:
    """A household that the file names by our number."""

    is_visible: bool
    is_active: bool
    source: str
    source_id: str


_HOME = sql.SQL(
    "LEFT JOIN cases_residence AS home ON home.household_id = household.number"
    " AND home.kind = 'actual' AND home.until_on IS NULL"
)


def households(source):
    """Number in the source → Known, of households."""
    query = sql.SQL(
        "SELECT household.source_id, household.number, household.number,"
        " replace(household.source_row::text, '-', ''),"
        " replace(household.source_record::text, '-', '') = {digest}"
        " FROM cases_household AS household {home} WHERE household.source = %s"
    ).format(digest=digests.household_record_sql(), home=_HOME)
    return _known(query, [source])


def people(source):
    """Number in the source → Known, of people."""
    mine = sql.SQL("SELECT number FROM cases_individual WHERE source = %s")
    _alone, untouched = digests.left_by_import("person", digests.person_record_sql())
    query = sql.SQL(
        "SELECT person.source_id, person.number, person.household_id,"
        " replace(person.source_row::text, '-', ''), {untouched}"
        " FROM cases_individual AS person {facts} WHERE person.source = %s"
    ).format(untouched=untouched, facts=digests.facts_joins(mine))
    return _known(query, [source] * (len(digests.FACTS_SQL) + 1))


def _known(query, params):
    with digests.whole_tables(), connection.cursor() as cursor:
        cursor.execute(query, params)
        return {
            source_id: Known(number, household, row or "", bool(untouched))
            for source_id, number, household, row, untouched in cursor
        }


def numbered(numbers, *, by, on):
    """Number → Numbered, of those that stand behind a household; invisible ones say so."""
    found = Household.objects.filter(pk__in=numbers)
    visible = set(found.changeable_by(by, on=on).values_list("pk", flat=True))
    return {
        number: Numbered(number in visible, inactive is None, source, source_id)
        for number, inactive, source, source_id in found.values_list(
            "number", "inactive_on", "source", "source_id"
        )
    }


def reserved(numbers):
    """Number → code of the place at which it was reserved."""
    rows = ReservedNumber.objects.filter(pk__in=numbers)
    return dict(rows.values_list("number", "place_id"))


def visible_households(numbers, *, by, on):
    """Those of these households that a user may see and change."""
    seen = Household.objects.filter(pk__in=numbers).changeable_by(by, on=on)
    return set(seen.values_list("pk", flat=True))


def lock(numbers):
    """Hold these households until the import ends, in the order in which every action does."""
    query = "SELECT number FROM cases_household WHERE number = ANY(%s) ORDER BY number FOR UPDATE"
    digests.rows(query, [sorted(numbers)])


PERSON_STORED = (
    "number", "household_id", "relationship", "family_unit", "left_on",
    *digests.PERSON_NAMES, *digests.PERSON_REST, *digests.SELDOM, "unnamed", "in_household_since",
)  # fmt: skip


def stored_people(numbers, *, on):
    """Number → the fields of each of these people, with their facts, as they are now.

    `phones`, `documents`, `needs`, `status`, `application` and `decision` are as `people.DEFAULTS`
    has them: statuses that are in force on the day, the last decision (`is_over` says whether it
    ended), no confidential need. `is_untouched` says whether the record is what the last import
    left, `is_sole` also that it holds no numbers but those of the list; `verified` are the
    documents that somebody has seen.
    """
    columns = sql.SQL(", ").join(sql.Identifier("person", name) for name in PERSON_STORED)
    left = sql.SQL(", ").join(digests.left_by_import("person", digests.person_record_sql()))
    names = (*PERSON_STORED, *digests.PERSON_FACTS, "is_sole", "is_untouched")
    people = {}
    for row in _with_facts(columns, left, numbers):
        people[row[0]] = _person(dict(zip(names, row, strict=True)), on.isoformat())
    seen = IdentityDocument.objects.filter(individual__in=people, is_verified=True)
    for number, *document in seen.values_list("individual", "type", "number"):
        people[number]["verified"].add(tuple(document))
    return people


def fact_texts(numbers):
    """Number → the facts of each of these people as the digest has them, as they are now."""
    found = _with_facts(sql.Identifier("person", "number"), sql.SQL("true"), numbers)
    return {number: texts for number, *texts, _true in found}


def _with_facts(columns, more, numbers):
    """Rows of these columns, the texts of the facts, and more columns, of these people."""
    query = sql.SQL(
        "SELECT {columns}, {told}, {more}"
        " FROM cases_individual AS person {facts} WHERE person.number = ANY(%s)"
    ).format(
        columns=columns,
        told=sql.SQL(", ").join(
            sql.SQL("coalesce({}, '')").format(sql.Identifier(name, "told"))
            for name in digests.PERSON_FACTS
        ),
        more=more,
        facts=digests.facts_joins(sql.SQL("SELECT unnest(%s::text[])")),
    )
    return digests.rows(query, [list(numbers)] * (len(digests.FACTS_SQL) + 1))


def _person(row, day):
    row["phones"] = tuple(row["phones"].split())
    row["documents"] = tuple(tuple(told.split(":", 1)) for told in row["documents"].split())
    row["needs"] = tuple(row["needs"].split())
    row["verified"], row["status_from"] = set(), None
    row["status"] = row["application"] = ""
    for told in row.pop("statuses").split():
        status, _colon, until = told.partition(":")
        if not until or until > day:
            row["application" if status == Status.CITIZENSHIP_APPLIED else "status"] = status
    degree, _colon, until = row.pop("decisions").partition(":")
    row["decision"], row["is_over"] = (degree, None, until), bool(until) and until <= day
    return row


HOUSEHOLD_STORED = (
    "number", "kind", "declared_size", "registered_on", "registered_at_id", "inactive_on",
)  # fmt: skip
HOME_STORED = ("id", "place_id", "address", "accommodation", "from_on")


def stored_households(numbers):
    """Number → the fields of each of these households and of its open actual address, as of now."""
    query = sql.SQL(
        "SELECT {household}, {home_columns},"
        " replace(household.source_record::text, '-', '') = {digest}"
        " FROM cases_household AS household {home} WHERE household.number = ANY(%s)"
    ).format(
        household=sql.SQL(", ").join(sql.Identifier("household", n) for n in HOUSEHOLD_STORED),
        home_columns=sql.SQL(", ").join(sql.Identifier("home", n) for n in HOME_STORED),
        digest=digests.household_record_sql(),
        home=_HOME,
    )
    names = (*HOUSEHOLD_STORED, "home_id", *HOME_STORED[1:4], "home_from", "is_untouched")
    found = digests.rows(query, [list(numbers)])
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def present_members(numbers):
    """Household → [(number, relationship, birth date)] of the present members of each of these."""
    members = {}
    rows = Individual.objects.present().filter(household__in=numbers)
    for household, *member in rows.values_list("household", "number", "relationship", "birth_date"):
        members.setdefault(household, []).append(tuple(member))
    return members


def is_empty():
    """Whether nobody is registered yet."""
    return not Individual.objects.exists()
