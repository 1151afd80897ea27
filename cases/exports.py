"""Lists as files: the rows that somebody may see, streamed, in the importer's words.

The headings and codes are those that `importers/columns.py` reads, so that a file that was handed
out can be mended and imported again. Specific needs are not among the columns: confidential ones
leave no person's own page, and a file without them would be read as if there were none.
"""

from contextlib import closing

from django.db import connections, transaction
from django.db.models import FilteredRelation, OuterRef, Q, Subquery
from psycopg import sql

from cases.choices import ResidenceKind
from cases.importers.columns import BY_FIELD
from cases.models import Phone
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
    "relationship": ("relationship", "text"),
    "sex": ("sex", "text"),
    "birth_date": ("birth_date", "date"),
    "birth_precision": ("birth_precision", "text"),
    "arrived_on": ("arrived_on", "date"),
    "origin": ("origin_id", "text"),
    "population_group": ("population_group", "text"),
    "phone": ("first_phone", "phone"),
    "place": ("household__lives_in_id", "text"),
    "address": ("home__address", "text"),
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
    """These people (a queryset of Individual that somebody may see) as a file: bytes, streamed."""
    frame = Frame("Individuals", as_of, filters)
    return _file(people_rows(people), PEOPLE, frame, language, file_format)


def people_rows(people):
    """These people with what the file tells of their telephone and home."""
    phone = Phone.objects.filter(individual=OuterRef("pk"), until_on__isnull=True)
    return people.annotate(
        first_phone=Subquery(phone.order_by("from_on", "pk").values("number")[:1]),
        home=_home("household__residences"),
    ).order_by("pk")


def households(found, *, as_of, language="en", filters="", file_format="csv"):
    """These households (a queryset that somebody may see) as a file: bytes, streamed."""
    rows = found.annotate(home=_home("residences"))
    frame = Frame("Households", as_of, filters)
    return _file(rows.order_by("pk"), HOUSEHOLDS, frame, language, file_format)


def columns(fields, language):
    """The columns of these fields under the importer's headings in a language."""
    return [
        Column(BY_FIELD[field].heading(language), kind) for field, (_path, kind) in fields.items()
    ]


def query_of(rows, fields):
    """The query of the fields' values, with its parameters: what a file is copied from."""
    paths = [path for path, _kind in fields.values()]
    return rows.values_list(*paths).query.sql_with_params()


def _home(path):
    """The actual address that is open now, of which there is one at the most."""
    return FilteredRelation(
        path,
        condition=Q(**{f"{path}__kind": ResidenceKind.ACTUAL, f"{path}__until_on__isnull": True}),
    )


def _file(rows, fields, frame, language, file_format):
    statement, parameters = query_of(rows, fields)
    # In one transaction, which the reader's last byte, or their leaving, ends.
    with transaction.atomic(), closing(connections[rows.db].cursor()) as cursor:
        cursor.execute(sql.SQL("SET LOCAL work_mem = {}").format(sql.Literal(WORK_MEM)))
        yield from export(
            cursor,
            sql.SQL(statement),
            columns(fields, language),
            frame,
            file_format,
            params=parameters,
        )
