"""Writes what the file changed of records that the register has: only the rows that differ."""

from django.db import connection
from psycopg import sql

from cases.choices import ResidenceKind
from cases.importers import beside, digests, known
from cases.importers.lines import PERSON_TOLD, folded, inner_digest, line, person_told
from cases.importers.update_facts import update_facts
from cases.importers.write import RESIDENCE, copy_into, copy_lines, home_of
from cases.models import Household, Individual, Residence

PERSON = (
    "number", "relationship", "family_unit", *PERSON_TOLD, "search_key", "names_folded",
    "source_row", "source_record",
)  # fmt: skip
HOUSEHOLD = (
    "number", "kind", "declared_size", "registered_on", "registered_at_id", "source_row",
    "source_record",
)  # fmt: skip
_HOME = ("place_id", "address", "accommodation", "home_from")


def update(changes, order):
    """Write the changes of a comparison."""
    if changes.households:
        _records(Household, HOUSEHOLD, [_household_row(*change) for change in changes.households])
        _homes(changes.households)
    if changes.people:
        update_facts(changes.people, order)
        # The digest is of what the facts have become.
        texts = known.fact_texts([stored["number"] for stored, *_others in changes.people])
        rows = [_person_row(*change, texts[change[0]["number"]]) for change in changes.people]
        _records(Individual, PERSON, rows)


def _records(model, columns, rows):
    """Write rows, which end with their two digests; one without keeps those of its source."""
    _update(model, columns, [row for row in rows if row[-2]])
    _update(model, columns[:-2], [row[:-2] for row in rows if not row[-2]])


def _household_row(stored, merged, _differing, digest):
    values = merged | {"home_from": merged["home_from"] or merged["registered_on"]}
    record = digests.household_record(values, home_of(values))
    return [*(merged[name] for name in HOUSEHOLD[:-2]), digest, record]


def _person_row(stored, merged, _differing, row, texts):
    key, names = folded(merged)
    values = merged | {
        "search_key": key,
        "names_folded": names,
        "origin_id": merged["origin_id"] or None,
    }
    left = stored["left_on"].isoformat() if stored["left_on"] else ""
    inner = inner_digest(merged, person_told(merged), texts)
    record = digests.person_record(merged["relationship"], merged["family_unit"], inner, left)
    if not beside.is_sole_after(row, stored):
        record = digests.beside_others(record)
    return [*(values[name] for name in PERSON[:-2]), row.digest, record]


def _update(model, columns, rows):
    """UPDATE rows of a table from a temporary one, which ends with the transaction."""
    if not rows:
        return
    table = model._meta.db_table
    beside = f"import_{table}"
    names = list(map(sql.Identifier, columns))
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
                sql.Identifier(beside), sql.SQL(", ").join(names), sql.Identifier(table)
            )
        )
    copy_into(beside, columns, (line(row).encode() for row in rows))
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "UPDATE {table} AS stored SET {changes} FROM {beside} AS told"
                " WHERE stored.number = told.number"
            ).format(
                table=sql.Identifier(table),
                beside=sql.Identifier(beside),
                changes=sql.SQL(", ").join(sql.SQL("{0} = told.{0}").format(n) for n in names[1:]),
            )
        )
        cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(beside)))


def _homes(changes):
    """An address that begins later follows the present one; any other correction corrects it."""
    new = []
    for stored, merged, differing, _digest in changes:
        if not set(differing) & set(_HOME) or not merged["place_id"]:
            continue
        place, address, accommodation, since = home_of(merged)
        begins_later = stored["home_from"] and since > stored["home_from"]
        if begins_later:
            _execute(
                "UPDATE cases_residence SET until_on = %s WHERE id = %s", since, stored["home_id"]
            )
        if begins_later or stored["home_id"] is None:
            kind = ResidenceKind.ACTUAL.value
            new.append((stored["number"], kind, place, address, accommodation, since))
        else:
            _execute(
                "UPDATE cases_residence SET place_id = %s, address = %s, accommodation = %s,"
                " from_on = %s WHERE id = %s",
                place, address, accommodation, since, stored["home_id"],
            )  # fmt: skip
    copy_lines(Residence, RESIDENCE, (line(row).encode() for row in new))


def _execute(query, *params):
    with connection.cursor() as cursor:
        cursor.execute(query, params)
