"""Lists as files: the rows that somebody may see, streamed, in the importer's words.

The headings and codes are those that `importers/columns.py` reads: both files, as two sheets of a
workbook, make the same households and people in another register (`import_register
--their-numbers`), and correct them in this one. An address is its household's, and stands in the
file of households. Specific needs are not among the columns: confidential ones leave no person's
own page, and a file without them would be read as if there were none.
"""

from contextlib import closing

from django.db import connections, transaction
from django.db.models import FilteredRelation, Q, Subquery
from django.utils import translation
from django.utils.text import capfirst
from psycopg import sql

from cases.choices import ResidenceKind
from cases.importers.columns import BY_FIELD
from cases.importers.ours import phones_to_tell
from cases.models import Household, Individual
from spreadsheets.stream import Column, Frame, export

# A list of the whole register is sorted in memory rather than on disk.
WORK_MEM = "64MB"

# Field of the importer → (path in the register, kind of column).
PEOPLE = {
    "household": ("household_id", "text"),
    "source_id": ("number", "text"),
    "family_name": ("family_name", "text"),
    "given_name": ("given_name", "text"),
    "patronymic": ("patronymic", "text"),
    "latin_family_name": ("latin_family_name", "text"),
    "latin_given_name": ("latin_given_name", "text"),
    "unnamed": ("unnamed", "boolean"),
    "relationship": ("relationship", "text"),
    "sex": ("sex", "text"),
    "birth_date": ("birth_date", "date"),
    "birth_precision": ("birth_precision", "text"),
    "arrived_on": ("arrived_on", "date"),
    "origin": ("origin_id", "text"),
    "population_group": ("population_group", "text"),
    "phone": ("first_phone", "phone"),
    "place": ("household__lives_in_id", "text"),
}
HOUSEHOLDS = {
    "household": ("number", "text"),
    "kind": ("kind", "text"),
    "declared_size": ("declared_size", "integer"),
    "registered_on": ("registered_on", "date"),
    "registered_at": ("registered_at_id", "text"),
    "place": ("lives_in_id", "text"),
    "address": ("home__address", "text"),
    "accommodation": ("home__accommodation", "text"),
    "home_from": ("home__from_on", "date"),
}


def individuals(people, *, as_of, language="en", filters="", file_format="csv"):
    """These people (a queryset of Individual that somebody may see) as a file: bytes, streamed.

    `as_of` is the moment, `filters` says in words which people they are; `language` is that of the
    headings. One transaction holds the connection until the last byte is taken, or the generator is
    closed. The generator returns how many rows it wrote.
    """
    frame = Frame(_title(Individual), as_of, filters)
    return _file(people_rows(people), PEOPLE, frame, language, file_format)


def people_rows(people):
    """These people with the telephone number that the file tells: the first that may be called."""
    return people.annotate(first_phone=Subquery(phones_to_tell())).order_by("pk")


def households(found, *, as_of, language="en", filters="", file_format="csv"):
    """These households (a queryset that somebody may see) as a file, as `individuals`."""
    frame = Frame(_title(Household), as_of, filters)
    return _file(household_rows(found), HOUSEHOLDS, frame, language, file_format)


def household_rows(found):
    """These households with the actual address that is open now, of which there is at most one."""
    is_open = Q(residences__kind=ResidenceKind.ACTUAL, residences__until_on__isnull=True)
    home = FilteredRelation("residences", condition=is_open)
    return found.annotate(home=home).order_by("pk")


def columns(fields, language):
    """The columns of these fields under the importer's headings in a language."""
    return [
        Column(BY_FIELD[field].heading(language), kind) for field, (_path, kind) in fields.items()
    ]


def query_of(rows, fields):
    """The query of the fields' values, with its parameters: what a file is copied from."""
    paths = [path for path, _kind in fields.values()]
    query = rows.values_list(*paths).query
    # A question that nobody answers is a file without rows.
    return query.get_compiler(rows.db, elide_empty=False).as_sql()


def _title(model):
    return capfirst(model._meta.verbose_name_plural)


def _file(rows, fields, frame, language, file_format):
    statement, parameters = query_of(rows, fields)
    # In one transaction, which the reader's last byte, or their leaving, ends.
    with transaction.atomic(), closing(connections[rows.db].cursor()) as cursor:
        cursor.execute(sql.SQL("SET LOCAL work_mem = {}").format(sql.Literal(WORK_MEM)))
        # Compiling the query takes longer than running it: 1.2 of 2.7 s for 115,000 people.
        cursor.execute("SET LOCAL jit = off")
        # Who asked may have been answered already: their language has ended with the request.
        with translation.override(language):
            titled = columns(fields, language)
            pieces = export(
                cursor, sql.SQL(statement), titled, frame, file_format, params=parameters
            )
        yield from pieces
        return cursor.rowcount
