"""What the migrations put into the gazetteer, and the traps of its codes."""

import csv
from collections import Counter

import pytest
from django.db.models import F

from places import gazetteer
from places.choices import CodeScheme, Level
from places.folding import fold
from places.models import LANGUAGES, Place, PlaceAlias

pytestmark = pytest.mark.django_db

MARZES = {
    "AM01": ("AM-ER", "AM11", "Yerevan"),
    "AM02": ("AM-AG", "AM01", "Aragatsotn"),
    "AM03": ("AM-AR", "AM02", "Ararat"),
    "AM04": ("AM-AV", "AM03", "Armavir"),
    "AM05": ("AM-GR", "AM04", "Gegharkunik"),
    "AM06": ("AM-LO", "AM06", "Lori"),
    "AM07": ("AM-KT", "AM05", "Kotayk"),
    "AM08": ("AM-SH", "AM07", "Shirak"),
    "AM09": ("AM-SU", "AM08", "Syunik"),
    "AM10": ("AM-VD", "AM10", "Vayots Dzor"),
    "AM11": ("AM-TV", "AM09", "Tavush"),
}


def test_armenia_has_yerevan_and_ten_marzes():
    marzes = Place.objects.at_level(Level.MARZ).filter(parent="AM")

    assert set(marzes.values_list("code", flat=True)) == set(MARZES)


@pytest.mark.parametrize(("code", "iso", "fips", "name"), [(k, *v) for k, v in MARZES.items()])
def test_a_marz_is_found_by_each_of_its_codes_under_the_right_scheme(code, iso, fips, name):
    found = [
        Place.objects.by_code(code).get(),
        Place.objects.by_code(iso, CodeScheme.ISO).get(),
        Place.objects.by_code(fips, CodeScheme.FIPS).get(),
    ]

    assert [place.name_en for place in found] == [name] * 3


def test_am05_is_gegharkunik_as_a_p_code_and_kotayk_in_fips():
    assert Place.objects.by_code("AM05").get().name_en == "Gegharkunik"
    assert Place.objects.by_code("AM05", CodeScheme.FIPS).get().name_en == "Kotayk"


def test_an_unknown_code_finds_nothing():
    assert not Place.objects.by_code("AM99").exists()
    assert not Place.objects.by_code("AM12", CodeScheme.FIPS).exists()
    assert not Place.objects.by_code("AM-XX", CodeScheme.ISO).exists()


def test_the_38_former_districts_lie_in_their_marzes():
    districts = Place.objects.at_level(Level.DISTRICT).filter(parent__parent="AM")

    counted = Counter(districts.values_list("parent", flat=True))
    assert counted == {
        "AM02": 4,
        "AM03": 3,
        "AM04": 3,
        "AM05": 5,
        "AM06": 5,
        "AM07": 3,
        "AM08": 5,
        "AM09": 4,
        "AM10": 2,
        "AM11": 4,
    }


def test_the_former_district_of_a_settlement_is_stored_and_not_read_from_its_code():
    haghartsin = Place.objects.get(name_en="Haghartsin")

    assert haghartsin.parent.name_en == "Dilijan"
    assert haghartsin.district.name_en == "Idjevan"
    assert not haghartsin.code.startswith(haghartsin.district.code)


def test_every_settlement_of_armenia_has_a_former_district_of_its_marz():
    settlements = Place.objects.at_level(Level.SETTLEMENT).filter(path__startswith="AM/")

    assert settlements.count() == 460
    assert not settlements.exclude(district__parent=F("parent__parent")).exists()


def test_every_place_has_three_names_each_in_its_own_script():
    wrong = Place.objects.exclude(
        name_en__regex=r"^[A-Za-z -]+$",
        name_hy__regex=r"^[Ա-և -]+$",
        name_ru__regex=r"^[А-Яа-яё -]+$",
    )

    assert not wrong.exists()


def test_every_chain_ends_in_a_country_and_every_community_of_a_marz_has_people_below_or_in_it():
    childless = Place.objects.at_level(Level.COMMUNITY).filter(children=None, is_urban=None)

    assert set(Place.objects.filter(parent=None).values_list("code", flat=True)) == {"AM", "XNK"}
    assert not childless.exists()


def test_yerevan_has_twelve_districts_in_which_people_live_directly():
    inhabited = Place.objects.inhabited().within(Place.objects.get(pk="AM01"))

    assert inhabited.count() == 12
    assert set(inhabited.values_list("level", "is_urban")) == {(Level.COMMUNITY, True)}


def test_the_armenian_part_has_48_towns_outside_yerevan():
    towns = Place.objects.at_level(Level.SETTLEMENT).filter(path__startswith="AM/", is_urban=True)

    assert towns.count() == 48


def test_nagorno_karabakh_has_eight_districts_of_origin_and_no_p_code():
    inside = Place.objects.within(Place.objects.get(pk="XNK"))

    assert inside.at_level(Level.DISTRICT).count() == 8
    assert inside.at_level(Level.SETTLEMENT).count() == 68
    assert not inside.exclude(code__startswith="XNK").exists()


def test_coordinates_lie_in_and_around_armenia():
    located = Place.objects.exclude(latitude=None)

    assert located.filter(level=Level.SETTLEMENT, path__startswith="AM/").count() == 460
    assert not located.exclude(
        latitude__range=("38.8", "41.4"), longitude__range=("43.4", "47.3")
    ).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_names_are_unlike_each_other_however_they_are_typed(language):
    labels = Counter(fold(place.label(language)) for place in Place.objects.all())

    assert [label for label, times in labels.items() if times > 1] == []


def test_loading_again_changes_nothing():
    before = list(Place.objects.order_by("pk").values())

    read = gazetteer.load(Place, PlaceAlias, using="default")

    assert read == (Place.objects.count(), PlaceAlias.objects.count())
    assert list(Place.objects.order_by("pk").values()) == before


def test_a_name_that_was_spoilt_is_mended_by_loading_again():
    place = Place.objects.get(name_en="Artik", level=Level.SETTLEMENT)
    place.name_en = "Artikk"
    place.save()

    gazetteer.load(Place, PlaceAlias, using="default")

    place.refresh_from_db()
    assert (place.name_en, place.label("en")) == ("Artik", "Artik, Shirak")


def test_registered_refugees_are_given_for_each_marz():
    with (gazetteer.DATA / "marz_population.csv").open(encoding="utf-8", newline="") as file:
        counted = {row["code"]: int(row["registered_refugees"]) for row in csv.DictReader(file)}

    assert set(counted) == set(MARZES)
    assert sum(counted.values()) == 115_366
