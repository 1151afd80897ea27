"""Two digests by which an import knows what changed since the last one, in the file and here.

`source_row` is the digest of a row as the file had it, over its mapped columns whatever their order
and without its blanks. `source_record` is the digest of the record that the import left. PostgreSQL
computes the second one from what is stored now, Python while it writes; a test holds the two to one
another. A digest of 16 bytes finds changes; it protects nothing.

Confidential needs are in no digest: an import neither reads nor ends them.
"""

from contextlib import contextmanager
from hashlib import md5

from django.db import connection
from psycopg import sql

from cases.washington_group import DOMAINS

BETWEEN = "\x1f"
PERSON_NAMES = (
    "given_name", "patronymic", "family_name", "latin_given_name", "latin_family_name",
)  # fmt: skip
PERSON_REST = (
    "sex", "birth_date", "birth_precision", "arrived_on", "origin_id", "population_group",
)  # fmt: skip
PERSON_DAYS = ("birth_date", "arrived_on")
# What most lists do not tell of most people.
SELDOM_DAYS = (
    "wg_asked_on", "pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until",
)  # fmt: skip
SELDOM = (*DOMAINS, "wg_method", *SELDOM_DAYS)
PERSON_FACTS = ("phones", "documents", "needs", "statuses", "decisions")
HOUSEHOLD_TEXTS = ("kind", "registered_at_id")
HOME_TEXTS = ("place_id", "address", "accommodation")

# What is kept of a person beside their row, each as one text in a fixed order. Of statuses,
# applications and decisions, it is the last one, with its end: what is in force changes by itself
# from one day to the next. What ended on the day on which it began never held, and comes last.
_OPEN = "FILTER (WHERE until_on IS NULL)"
LAST_FIRST = "until_on IS NOT DISTINCT FROM from_on, from_on DESC"
_ENDS = "to_char(until_on, 'YYYY-MM-DD')"
_LAST_STATUS = f"(array_agg(concat_ws(':', status, {_ENDS}) ORDER BY {LAST_FIRST})"
_APPLIED = "'citizenship_applied'"
FACTS_SQL = {
    "phones": ("cases_phone", f"string_agg(number, ' ' ORDER BY number) {_OPEN}"),
    "documents": (
        "cases_identitydocument",
        f"string_agg(type || ':' || number, ' ' ORDER BY type COLLATE \"C\", number) {_OPEN}",
    ),
    "needs": (
        "cases_specificneed JOIN cases_needcode ON code = need_id AND NOT is_confidential",
        f"string_agg(need_id, ' ' ORDER BY need_id) {_OPEN}",
    ),
    "statuses": (
        "cases_legalstatus",
        f"concat_ws(' ', {_LAST_STATUS} FILTER (WHERE status <> {_APPLIED}))[1],"
        f" {_LAST_STATUS} FILTER (WHERE status = {_APPLIED}))[1])",
    ),
    "decisions": (
        "cases_disabilitydecision",
        f"(array_agg(concat(degree, ':', {_ENDS}) ORDER BY {LAST_FIRST}))[1]",
    ),
}
# Goes into the digest of a record that holds numbers which its list did not tell.
_BESIDE = " and numbers of others"


def digest(text):
    """The digest of a text, as 32 hexadecimal digits."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def row_digest(prefixes, values):
    """The digest of a row: `prefixes` name the columns in a fixed order, blanks are left out."""
    told = [f"{p}{v}" for p, v in zip(prefixes, values, strict=True) if v is not None and v != ""]
    return digest(BETWEEN.join(told))


def person_record(relationship, family_unit, inner, left_on=""):
    """The digest of a person's whole record, from the inner one."""
    return digest(BETWEEN.join((relationship, family_unit, left_on, inner)))


def beside_others(record):
    """The digest of a record in which the list's numbers stand beside those of others."""
    return digest(record + _BESIDE)


def household_record(values, home):
    """The digest of a household's record; `home` is (place, address, accommodation, from) or ()."""
    size = values["declared_size"]
    parts = [
        *[values[name] or "" for name in HOUSEHOLD_TEXTS],
        "" if size is None else str(size),
        values["registered_on"].isoformat(),
        "",
        *(home[:3] if home else ("", "", "")),
        home[3].isoformat() if home else "",
    ]
    return digest(BETWEEN.join(parts))


def _joined(*parts):
    return sql.SQL("concat_ws(chr(31), {})").format(sql.SQL(", ").join(parts))


def _text(table, name):
    return sql.SQL("coalesce({}, '')").format(sql.Identifier(table, name))


def _day(table, name):
    return sql.SQL("coalesce(to_char({}, 'YYYY-MM-DD'), '')").format(sql.Identifier(table, name))


def _number(table, name):
    return sql.SQL("coalesce({}::text, '')").format(sql.Identifier(table, name))


def person_record_sql():
    """The same digest of what is stored now, of `person` joined with `facts_joins`.

    The inner one is that of the person's line as COPY reads it (`lines.person_told`).
    """
    inner = sql.SQL("concat_ws(chr(9), {})").format(
        sql.SQL(", ").join(
            [
                *[_copied(_NAME, name) for name in PERSON_NAMES],
                sql.SQL("CASE WHEN person.unnamed THEN 't' ELSE 'f' END"),
                *[_copied(_KINDS.get(name, _PLAIN), name) for name in (*PERSON_REST, *SELDOM)],
                *[_text(name, "told") for name in PERSON_FACTS],
            ]
        )
    )
    return sql.SQL("md5({})").format(
        _joined(
            _text("person", "relationship"),
            _text("person", "family_unit"),
            _day("person", "left_on"),
            sql.SQL("md5({})").format(inner),
        )
    )


def left_by_import(table, record):
    """(whether the record is as an import left it with numbers of its list alone, or any)."""
    stored = sql.SQL("replace({}::text, '-', '')").format(sql.Identifier(table, "source_record"))
    alone = sql.SQL("{} = {}").format(stored, record)
    beside = sql.SQL("{} = md5({} || {})").format(stored, record, sql.Literal(_BESIDE))
    return alone, sql.SQL("({} OR {})").format(alone, beside)


# How COPY writes a column: its backslashes doubled, its null as a backslash and N.
_NAME = sql.SQL("replace({}, chr(92), chr(92) || chr(92))")
_PLAIN = sql.SQL("coalesce({}::text, chr(92) || 'N')")
_DAY = sql.SQL("coalesce(to_char({}, 'YYYY-MM-DD'), chr(92) || 'N')")
_KINDS = dict.fromkeys((*PERSON_DAYS, *SELDOM_DAYS), _DAY)


def _copied(kind, name):
    return kind.format(sql.Identifier("person", name))


def facts_joins(people):
    """Joins that bring each fact of `people`, a query of their numbers, as `<fact>.told`."""
    return sql.SQL(" ").join(
        sql.SQL(
            "LEFT JOIN (SELECT individual_id, {told} AS told FROM {table} WHERE individual_id IN"
            " ({people}) GROUP BY individual_id) AS {name} ON {name}.individual_id = person.number"
        ).format(
            told=sql.SQL(told),
            table=sql.SQL(table),
            people=people,
            name=sql.Identifier(name),
        )
        for name, (table, told) in FACTS_SQL.items()
    )


def household_record_sql():
    """The digest of what is stored now of `household` joined with its open actual `home`."""
    return sql.SQL("md5({})").format(
        _joined(
            *[_text("household", name) for name in HOUSEHOLD_TEXTS],
            _number("household", "declared_size"),
            _day("household", "registered_on"),
            _day("household", "inactive_on"),
            *[_text("home", name) for name in HOME_TEXTS],
            _day("home", "from_on"),
        )
    )


@contextmanager
def whole_tables():
    """A block of a transaction in which PostgreSQL does not walk one table for each row of another.

    Of what a large list wrote nothing is counted yet; or it was counted while the import ran, which
    nobody but itself sees, as nothing. It would then compare every row with every other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


def rows(query, params=()):
    """The answer of a composed query."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return cursor.fetchall()
