"""All that lies within some places."""

import pytest

from accounts.coverage import codes_within
from places.choices import Level
from places.models import Place

pytestmark = pytest.mark.django_db


def test_a_country_holds_all_whose_path_begins_with_its_own():
    found = codes_within(["AM"])

    assert len(found) == len(set(found))
    assert set(found) == set(
        Place.objects.filter(path__startswith="AM/").values_list("pk", flat=True)
    )


def test_a_marz_holds_itself_and_nothing_of_another():
    found = codes_within(["AM07"])

    assert "AM07" in found and "AM07-S001" in found
    assert all(code.startswith("AM07") for code in found)


def test_a_settlement_holds_itself():
    assert codes_within(["AM07-S001"]) == ["AM07-S001"]


def test_a_former_district_holds_the_settlements_that_once_belonged_to_it():
    district = Place.objects.filter(level=Level.DISTRICT, former_settlements__isnull=False).first()

    assert set(codes_within([district.pk])) == {
        district.pk,
        *Place.objects.filter(district=district).values_list("pk", flat=True),
        *Place.objects.filter(path__startswith=district.path).values_list("pk", flat=True),
    }


def test_places_within_each_other_are_told_once():
    assert sorted(codes_within(["AM07", "AM07-S001"])) == sorted(codes_within(["AM07"]))


@pytest.mark.parametrize("codes", [[], ["nowhere"], [""], ["%"], ["AM07-S001/"]])
def test_no_place_holds_nothing(codes):
    assert codes_within(codes) == []
