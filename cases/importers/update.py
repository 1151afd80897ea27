"""Writes what the file changed of records that the register has: only the rows that differ."""

from django.db import connection
from psycopg import sql

from cases.choices import ResidenceKind
from cases.importers import digests, people
from cases.importers.lines import PERSON_TOLD, folded, inner_digest, line, person_told
from cases.importers.write import _RESIDENCE, Facts, copy_into, copy_lines, home_of
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
_FACT_TABLES = {
    "phones": ("cases_phone", "number"),
    "documents": ("cases_identitydocument", "type || ':' || number"),
    "needs": ("cases_specificneed", "need_id"),
    "status": ("cases_legalstatus", "status"),
    "decision": ("cases_disabilitydecision", "degree"),
}


def update(changes, order):
    """Write the changes of a comparison."""
    if changes.households:
        _records(Household, HOUSEHOLD, [_household_row(*change) for change in changes.households])
        _homes(changes.households, order)
    if changes.people:
        _records(Individual, PERSON, [_person_row(*change) for change in changes.people])
        _facts(changes.people, order)


def _records(model, columns, rows):
    """Write rows, which end with their two digests; one without keeps those of its source."""
    _update(model, columns, [row for row in rows if row[-2]])
    _update(model, columns[:-2], [row[:-2] for row in rows if not row[-2]])


def _household_row(stored, merged, _differing, digest):
    values = merged | {"home_from": merged["home_from"] or merged["registered_on"]}
    record = digests.household_record(values, home_of(values))
    return [*(merged[name] for name in HOUSEHOLD[:-2]), digest, record]


def _person_row(stored, merged, _differing, row):
    key, names = folded(merged)
    values = merged | {
        "search_key": key,
        "names_folded": names,
        "origin_id": merged["origin_id"] or None,
    }
    left = stored["left_on"].isoformat() if stored["left_on"] else ""
    inner = inner_digest(merged, person_told(merged))
    record = digests.person_record(merged["relationship"], merged["family_unit"], inner, left)
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


def _homes(changes, order):
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
    copy_lines(Residence, _RESIDENCE, (line(row).encode() for row in new))


def _facts(changes, order):
    """End what the file no longer tells, and add what it tells anew, on the day of import."""
    added = Facts()
    for stored, merged, differing, _row in changes:
        facts = dict(zip(people.FACT_FIELDS, ((), (), (), "", None, ("", None, None)), strict=True))
        for name in _FACT_TABLES.keys() & set(differing):
            before, now = _as_set(name, stored[name]), _as_set(name, merged[name])
            _end(name, stored["number"], before - now, order.on)
            facts[name] = _only(name, merged[name], now - before)
        facts["status_from"] = merged["status_from"]
        if any(facts[name] and facts[name] != ("", None, None) for name in _FACT_TABLES):
            added.add(stored["number"], order.on, list(facts.values()))
    added.write()


def _as_set(name, value):
    if name == "documents":
        return {f"{kind}:{number}" for kind, number in value}
    if name == "decision":
        return {value[0]} - {""}
    return {value} - {""} if name == "status" else set(value)


def _only(name, value, new):
    if name == "documents":
        return tuple(pair for pair in value if ":".join(pair) in new)
    if name in ("status", "decision"):
        return value if new else ("" if name == "status" else ("", None, None))
    return tuple(each for each in value if each in new)


def _end(name, number, told, on):
    """End facts of a person on a day, or on the day on which they began."""
    if not told:
        return
    table, expression = _FACT_TABLES[name]
    query = sql.SQL(
        "UPDATE {} SET until_on = greatest(from_on, %s) WHERE individual_id = %s"
        " AND until_on IS NULL AND {} = ANY(%s)"
    ).format(sql.Identifier(table), sql.SQL(expression))
    _execute(query, on, number, sorted(told))


def _execute(query, *params):
    with connection.cursor() as cursor:
        cursor.execute(query, params)
