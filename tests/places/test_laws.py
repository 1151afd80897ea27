"""Laws of one place: the same words from a form as from the database."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from places.models import Place, PlaceAlias
from tests.places.making import make_small_country

pytestmark = pytest.mark.django_db

BROKEN = [
    ("code_form", {"code": "zz/9"}),
    ("parent_missing", {"parent_id": None}),
    ("parent_missing", {"level": "country"}),
    ("district_misplaced", {"district_id": "AM021", "level": "community", "parent_id": "ZZ01"}),
    ("iso_form", {"iso_code": "am-1"}),
    ("iso_taken", {"iso_code": "AM-KT"}),
    ("half_coordinates", {"latitude": Decimal("40.1")}),
    ("coordinates_range", {"latitude": Decimal("91"), "longitude": Decimal("44")}),
    ("coordinates_range", {"latitude": Decimal("40"), "longitude": Decimal("-181")}),
    ("capacity_misplaced", {"capacity": 40}),
    ("validity_reversed", {"valid_from": date(2022, 1, 1), "valid_to": date(2022, 1, 1)}),
]


def settlement(**facts):
    given = {
        "code": "ZZ01-S09",
        "level": "settlement",
        "parent_id": "ZZ01-C01",
        "name_en": "New",
        "name_hy": "Նոր",
        "name_ru": "Новый",
    }
    return Place(**(given | facts))


@pytest.mark.parametrize(("code", "facts"), BROKEN)
def test_a_broken_law_is_named_before_saving(code, facts):
    make_small_country()

    with pytest.raises(ValidationError) as refusal:
        settlement(**facts).full_clean()

    errors = [error for listed in refusal.value.error_dict.values() for error in listed]
    assert [error.code for error in errors] == [code]


@pytest.mark.parametrize(("code", "facts"), BROKEN)
def test_the_database_refuses_the_same(code, facts):
    make_small_country()

    with pytest.raises(IntegrityError):
        settlement(**facts).save()


def test_a_lawful_place_is_taken():
    make_small_country()
    place = settlement(
        latitude=Decimal("40.1"), longitude=Decimal("44.5"), valid_from=date(2022, 1, 1)
    )

    place.full_clean()
    place.save()

    place.refresh_from_db()
    assert place.label("en") == "New, ZZ01"


def test_another_name_belongs_to_one_place():
    with pytest.raises(ValidationError) as refusal:
        alias = PlaceAlias(place_id="AM07", scheme="name", value="leninakan", folded="leninakan")
        alias.full_clean()

    assert refusal.value.error_dict["__all__"][0].code == "alias_taken"
