"""The columns of an export, what its file says of itself, and the COPY that fetches its rows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext
from psycopg import sql

KINDS = ("text", "phone", "integer", "decimal", "date", "boolean")
NOTE = "# "

# The number of a day counts from here; Excel's own days before March 1900 are one off.
DAY_ZERO = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)
# A spreadsheet keeps fifteen digits of a number.
DIGITS = 15
# Begins a value that is written as text, though its column is of numbers or days.
AS_TEXT = "!"


@dataclass(frozen=True)
class Column:
    """A column of an export: its title and the kind of its values, one of KINDS."""

    title: str
    kind: str = "text"

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"A column is of one of {', '.join(KINDS)}; not {self.kind}.")


@dataclass(frozen=True)
class Frame:
    """What the file says of itself: its title, as of when, which rows, and what is left out."""

    title: str
    as_of: date | datetime | None = None
    filters: str = ""
    left_out: str = ""

    def notes(self):
        """(label, value) of each thing that is known before the rows are counted."""
        if self.as_of is not None:
            yield gettext("As of").lower(), self._moment()
        if self.filters:
            yield gettext("Filter").lower(), " ".join(str(self.filters).split())
        if self.left_out:
            yield gettext("Not shown to you").lower(), self.left_out

    def _moment(self):
        if not isinstance(self.as_of, datetime):
            return f"{self.as_of:%Y-%m-%d}"
        known = timezone.is_aware(self.as_of)
        return f"{timezone.localtime(self.as_of) if known else self.as_of:%Y-%m-%d %H:%M}"


def copy_statement(query, columns, file_format):
    """The COPY that gives the rows of `query` as the writer of this format takes them.

    `query` is a psycopg Composable; its columns go by position. Of CSV, PostgreSQL makes the whole
    lines; of XLSX, it makes the values of the cells, as COPY's text format. Columns of text have to
    be of a type of text; days are written in the session's DateStyle, which has to be ISO.
    """
    names = [sql.Identifier(f"c{number}") for number in range(len(columns))]
    kinds = _IN_CSV if file_format == "csv" else _IN_XLSX
    values = [
        kinds[column.kind].format(c=name) for column, name in zip(columns, names, strict=True)
    ]
    return _COPY.format(
        values=sql.SQL(", ").join(values),
        query=query,
        names=sql.SQL(", ").join(names),
        options=sql.SQL(" (FORMAT csv)" if file_format == "csv" else ""),
    )


# OFFSET 0 keeps the planner from working out a column anew wherever its value is looked at.
_COPY = sql.SQL(
    "COPY (SELECT {values} FROM (SELECT * FROM ({query}) AS q OFFSET 0) AS t ({names}))"
    " TO STDOUT{options}"
)
# All that starts a formula stands below "A", as digits and blanks do: most text is told by its
# first letter, without the regular expression.
_GUARDED = (
    """CASE WHEN {c} < 'A' COLLATE "C" AND {c} ~ '^''*[-=+@\\t\\r\\n]'"""
    " THEN '''' || {c} ELSE {c} END"
)
# A plus, a digit, and then nothing but what telephone numbers have.
_CALLED = (
    "CASE WHEN ascii({c}) = 43 AND ascii(substr({c}, 2)) BETWEEN 48 AND 57"
    " AND ltrim(substr({c}, 2), '0123456789 ()-') = '' THEN {c} ELSE "
)
_IN_CSV = {
    "text": sql.SQL(_GUARDED),
    "phone": sql.SQL(f"{_CALLED}{_GUARDED} END"),
    "integer": sql.SQL("{c}"),
    "decimal": sql.SQL("{c}"),
    "date": sql.SQL("{c}::date"),
    "boolean": sql.SQL("CASE {c} WHEN true THEN 'true' WHEN false THEN 'false' END"),
}
# What a spreadsheet cannot keep as a number or a day arrives as text, begun with AS_TEXT.
_IN_XLSX = {
    "text": sql.SQL("{c}"),
    "phone": sql.SQL("{c}"),
    "integer": sql.SQL(
        "CASE WHEN {c} BETWEEN -999999999999999 AND 999999999999999"
        " THEN {c}::text ELSE '!' || {c}::text END"
    ),
    "decimal": sql.SQL(
        "CASE WHEN {c} BETWEEN -999999999999999 AND 999999999999999"
        " AND octet_length({c}::text) <= 16 THEN {c}::text ELSE '!' || {c}::text END"
    ),
    "date": sql.SQL(
        "CASE WHEN {c} BETWEEN '1900-03-01' AND '9999-12-31'"
        " THEN ({c}::date - date '1899-12-30')::text ELSE '!' || to_char({c}, 'YYYY-MM-DD') END"
    ),
    "boolean": sql.SQL("{c}::int"),
}
