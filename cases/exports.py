"""Lists as files: the rows that somebody may see, streamed, in the importer's words.

The headings and codes are those that `importers/columns.py` reads: both files, as two sheets of a
workbook, make the same households and people in another register (`import_register
--their-numbers`), and correct them in this one. An address is its household's, and stands in the
file of households. Specific needs are not among the columns: confidential ones leave no person's
own page, and a file without them would be read as if there were none.
"""

from contextlib import closing

from django.db import connections, transaction
from django.db.models import Count, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _lazy
from psycopg import sql

from cases.choices import ResidenceKind
from cases.importers.columns import BY_FIELD
from cases.importers.ours import phones_to_tell
from cases.models import Individual
from spreadsheets.stream import Column, Frame, export

# A list of the whole register is sorted in memory rather than on disk.
WORK_MEM = "64MB"

# Where a path leaves the record: what it leads to is of another.
_LEADS_TO = {
    "household_id": "individual.household",
    "first_phone": "phone.number",
    "household__lives_in_id": "household.lives_in",
    "origin_id": "individual.origin",
    "registered_at_id": "household.registered_at",
    "lives_in_id": "household.lives_in",
    "home__address": "residence.address",
    "home__accommodation": "residence.accommodation",
    "home__from_on": "residence.from_on",
}
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


# Beside them, for who sees a household in part: how many live in it, and how many are not told.
COUNTS = {"true_size": ("true_size", "integer"), "withheld": ("withheld", "integer")}
COUNT_HEADINGS = {"true_size": _lazy("Members"), "withheld": _lazy("Members not shown to you")}


def individuals(people, *, as_of, sight, language="en", filters="", file_format="csv"):
    """These people (a queryset of Individual that somebody may see) as a file: bytes, streamed.

    `as_of` is the moment, `filters` says in words which people they are; `language` is that of the
    headings. What the sight does not show is left out, and named in the file's frame. One
    transaction holds the connection until the last byte is taken, or the generator is closed. The
    generator returns how many rows it wrote.
    """
    told = _Told(people_rows(people), PEOPLE, sight)
    return _file(told, as_of, filters, language, file_format)


def people_rows(people):
    """These people with the telephone number that the file tells: the first that may be called."""
    return people.annotate(first_phone=Subquery(phones_to_tell())).order_by("pk")


def households(found, *, as_of, sight, language="en", filters="", file_format="csv"):
    """These households (a queryset that somebody may see) as a file, as `individuals`.

    Of who sees people one by one the file says how many live there, and how many of them they see.
    """
    rows, counted = household_rows(found), {}
    if sight.is_in_part:
        rows, counted = _counted(rows, sight), COUNTS
    told = _Told(rows, HOUSEHOLDS, sight, counted)
    return _file(told, as_of, filters, language, file_format)


def household_rows(found):
    """These households with the actual address that is open now, of which there is at most one."""
    is_open = Q(residences__kind=ResidenceKind.ACTUAL, residences__until_on__isnull=True)
    home = FilteredRelation("residences", condition=is_open)
    return found.annotate(home=home).order_by("pk")


def _counted(found, sight):
    """These households with how many members they have, and how many are out of sight."""
    here = Individual.objects.present().filter(household=OuterRef("pk"))
    withheld = here.exclude(sight.of_members("pk"))
    return found.annotate(true_size=_count(here), withheld=_count(withheld))


def _count(people):
    of_household = people.order_by().values("household").annotate(people=Count("pk"))
    return Coalesce(Subquery(of_household.values("people")), 0)


def fields_shown(model, fields, sight):
    """Those of a file's fields that are shown, in their order."""
    rests_on = {
        field: (_LEADS_TO.get(path, f"{model._meta.model_name}.{path}"),)
        for field, (path, _kind) in fields.items()
    }
    return list(sight.shows_all(rests_on))


class _Told:
    """The rows of a file, its columns as far as they are shown, and those that are not."""

    def __init__(self, rows, fields, sight, counted=None):
        shown = fields_shown(rows.model, fields, sight)
        self.rows, self.title = rows, capfirst(rows.model._meta.verbose_name_plural)
        self.fields = {field: fields[field] for field in shown} | (counted or {})
        self.masked = [field for field in fields if field not in shown]


def columns(fields, language):
    """The columns of these fields under the importer's headings in a language."""
    return [
        Column(COUNT_HEADINGS.get(field) or BY_FIELD[field].heading(language), kind)
        for field, (_path, kind) in fields.items()
    ]


def query_of(rows, fields):
    """The query of the fields' values, with its parameters: what a file is copied from."""
    paths = [path for path, _kind in fields.values()]
    query = rows.values_list(*paths).query
    # A question that nobody answers is a file without rows.
    return query.get_compiler(rows.db, elide_empty=False).as_sql()


def _file(told, as_of, filters, language, file_format):
    statement, parameters = query_of(told.rows, told.fields)
    # In one transaction, which the reader's last byte, or their leaving, ends.
    with transaction.atomic(), closing(connections[told.rows.db].cursor()) as cursor:
        cursor.execute(sql.SQL("SET LOCAL work_mem = {}").format(sql.Literal(WORK_MEM)))
        # Who asked may have been answered already: their language has ended with the request.
        with translation.override(language):
            frame = Frame(told.title, as_of, filters, left_out=_masked(told, language))
            pieces = export(
                cursor,
                sql.SQL(statement),
                columns(told.fields, language),
                frame,
                file_format,
                params=parameters,
            )
        yield from pieces
        return cursor.rowcount


def _masked(told, language):
    """The columns that are left out, by their headings."""
    return ", ".join(BY_FIELD[field].heading(language) for field in told.masked)
