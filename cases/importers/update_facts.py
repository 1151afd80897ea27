"""Writes what the file changed of people's facts: what it no longer tells ends, what is new begins.

A fact ends on the day of import; a status or decision ends on the day on which the next one begins,
or on its own first day where that is later. Confidential needs are left alone.
"""

from django.db import connection
from psycopg import sql

from cases.importers import people
from cases.importers.digests import LAST_FIRST
from cases.importers.write import Facts

_NO_DECISION = people.DEFAULTS["decision"]
_TABLES = {
    "phones": ("cases_phone", "number"),
    "documents": ("cases_identitydocument", "type || ':' || number"),
    "needs": (
        "cases_specificneed",
        "CASE WHEN need_id NOT IN (SELECT code FROM cases_needcode WHERE is_confidential)"
        " THEN need_id END",
    ),
    "status": ("cases_legalstatus", "status"),
    "decision": ("cases_disabilitydecision", "degree"),
}
_END = """
UPDATE {table} SET until_on = greatest(from_on, %(on)s)
WHERE individual_id = %(person)s AND (until_on IS NULL OR until_on > greatest(from_on, %(on)s))
  AND {told} = ANY(%(ended)s)
"""
_CORRECT_DECISION = f"""
UPDATE cases_disabilitydecision
SET until_on = %(until)s, from_on = coalesce(%(begins)s, least(from_on, %(until)s))
WHERE id = (SELECT id FROM cases_disabilitydecision WHERE individual_id = %(person)s
            ORDER BY {LAST_FIRST} LIMIT 1)
"""


def update_facts(changes, order):
    """Write the facts that differ, of changes of people as `compare.Changes` has them."""
    added = Facts()
    for stored, merged, differing, _row in changes:
        facts = {name: people.DEFAULTS[name] for name in people.FACT_FIELDS}
        facts["status_from"] = merged["status_from"]
        for name in _WRITTEN_BY.keys() & set(differing):
            kept_as = "status" if name == "application" else name
            facts[kept_as] = _WRITTEN_BY[name](name, stored, merged, order.on)
        if any(facts[name] not in ((), "", _NO_DECISION) for name in _TABLES):
            added.add(stored["number"], order.on, list(facts.values()))
    added.write()


def _of_several(name, stored, merged, on):
    """End those that are told no more, and return the new ones."""
    gone = set(stored[name]) - set(merged[name])
    _end(name, stored["number"], [_text(each) for each in gone], on)
    return tuple(each for each in merged[name] if each not in stored[name])


def _text(told):
    return told if isinstance(told, str) else ":".join(told)


def _status(name, stored, merged, on):
    begins = merged["status_from"] if merged[name] else None
    _end("status", stored["number"], [stored[name]], begins or on)
    return merged[name]


def _decision(_name, stored, merged, on):
    """End or correct the last decision, and return the one that is new."""
    degree, begins, ends = merged["decision"]
    before, _begins, end_before = stored["decision"]
    is_later = begins and end_before and begins.isoformat() >= end_before
    if degree == before and not is_later:
        days = {"person": stored["number"], "begins": begins, "until": ends}
        _execute(_CORRECT_DECISION, days)
        return _NO_DECISION
    start = begins or (min(on, ends) if ends else on)
    _end("decision", stored["number"], [before], start if degree else on)
    return merged["decision"]


_WRITTEN_BY = dict.fromkeys(("phones", "documents", "needs"), _of_several) | {
    "status": _status,
    "application": _status,
    "decision": _decision,
}


def _end(name, person, ended, on):
    """End facts of a person on a day, or on the day on which they began."""
    table, told = _TABLES[name]
    query = sql.SQL(_END).format(table=sql.Identifier(table), told=sql.SQL(told))
    _execute(query, {"person": person, "on": on, "ended": sorted(filter(None, ended))})


def _execute(query, params):
    with connection.cursor() as cursor:
        cursor.execute(query, params)
