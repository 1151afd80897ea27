"""A clean list of invented people, as CSV (one flat table) and as a workbook (two sheets)."""

import csv
from random import Random

import xlsxwriter

from tests.cases.importers.making import as_csv, flat, make_list, table_of

NAMES = "cases/demo/data"


def write(folder, households, *, seed=20230919):
    """(path of the CSV, path of the workbook, number of people) of a list of so many households."""
    homes, people = _invent(households, seed)
    _workbook(folder / "list.xlsx", Households=table_of(homes), People=table_of(people))
    return _csv(folder, homes, people), folder / "list.xlsx", len(people)


def write_csv(folder, households, *, seed=20230919):
    """Path of the CSV alone: a sheet of a workbook ends after 1,048,576 rows."""
    return _csv(folder, *_invent(households, seed))


def _csv(folder, homes, people):
    path = folder / "list.csv"
    path.write_bytes(as_csv(table_of(flat(homes, people))).getvalue())
    return path


def _invent(households, seed):
    from django.conf import settings

    from places.models import Place

    chance = Random(seed)
    places = Place.objects.filter(level="settlement", code__startswith="AM").order_by("pk")
    homes, people = make_list(chance, households, homes=[place.label("hy") for place in places])
    family = _names(settings.ROOT, "family_names")
    given = [*_names(settings.ROOT, "female_names"), *_names(settings.ROOT, "male_names")]
    for person in people:
        person["family_name"] = chance.choice(family)
        person["given_name"] = chance.choice(given)
        person["patronymic"] = f"{chance.choice(given)}ի"
    return homes, people


def _names(root, name):
    with open(root / NAMES / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [row["armenian"] for row in csv.DictReader(file)]


def _workbook(path, **tables):
    # With a table of shared words, as spreadsheet programs write it.
    with xlsxwriter.Workbook(path) as book:
        for title, table in tables.items():
            sheet = book.add_worksheet(title)
            for line, row in enumerate(table):
                sheet.write_row(line, 0, row)
