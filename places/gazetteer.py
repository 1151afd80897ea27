"""Loads the gazetteer's files (`places/data/`) into a database."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).parent / "data"
_URBAN = {"yes": True, "no": False, "": None}


def load(place_model, alias_model, *, using):
    """Write every place and other name of the files; what is there already is brought up to date.

    Takes the model classes, so that a migration can give those of its own time. Places that the
    files no longer name stay, since people may live there. Returns the numbers of rows read.
    """
    places = [_place(place_model, row) for row in rows("places.csv")]
    changeable = [field for field in _place_values(rows("places.csv")[0]) if field != "code"]
    place_model.objects.using(using).bulk_create(
        places,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*changeable, "search_key"],
    )
    aliases = [
        alias_model(place_id=row["code"], scheme=row["scheme"], value=row["value"])
        for row in rows("aliases.csv")
    ]
    alias_model.objects.using(using).bulk_create(
        aliases,
        update_conflicts=True,
        unique_fields=["scheme", "folded"],
        update_fields=["place", "value"],
    )
    return len(places), len(aliases)


def rows(name):
    """The rows of one of the gazetteer's CSV files, as dicts, in the order of the file."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(model, row):
    return model(**_place_values(row))


def _place_values(row):
    return {
        "code": row["code"],
        "level": row["level"],
        "parent_id": row["parent"] or None,
        "district_id": row["district"] or None,
        "iso_code": row["iso"],
        "name_en": row["name_en"],
        "name_hy": row["name_hy"],
        "name_ru": row["name_ru"],
        "is_urban": _URBAN[row["urban"]],
        "latitude": _number(row["latitude"]),
        "longitude": _number(row["longitude"]),
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
    }


def _number(text):
    return Decimal(text) if text else None


def _day(text):
    return date.fromisoformat(text) if text else None
