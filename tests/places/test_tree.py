"""Paths and full names, which the database keeps."""

import pytest
from django.db import IntegrityError, transaction

from places.models import Place
from tests.places.making import make_place, make_small_country

pytestmark = pytest.mark.django_db


def codes(places):
    return set(places.values_list("code", flat=True))


def test_a_path_names_every_place_from_the_country_down():
    places = make_small_country()

    assert places["ZZ01-H01"].path == "ZZ/ZZ01/ZZ01-C01/ZZ01-S01/ZZ01-H01/"


def test_within_holds_the_place_and_all_below_it():
    places = make_small_country()

    inside = Place.objects.within(places["ZZ01"])

    assert codes(inside) == {"ZZ01", "ZZ01-C01", "ZZ01-S01", "ZZ01-H01"}


def test_within_takes_several_places_and_a_queryset():
    places = make_small_country()

    assert codes(Place.objects.within([places["ZZ02"], places["ZZ01-S01"]])) == {
        "ZZ02",
        "ZZ01-S01",
        "ZZ01-H01",
    }
    assert codes(Place.objects.within(Place.objects.filter(pk="ZZ02"))) == {"ZZ02"}


def test_within_no_place_is_nothing():
    assert not Place.objects.within([]).exists()


def test_a_code_that_starts_like_another_is_not_within_it():
    make_place("QQ", "country", None)
    make_place("QQ1", "marz", "QQ")
    make_place("QQ11", "marz", "QQ")

    assert codes(Place.objects.within(Place.objects.get(pk="QQ1"))) == {"QQ1"}


def test_within_a_former_district_are_the_settlements_that_belonged_to_it():
    idjevan = Place.objects.get(pk="AM111")

    inside = Place.objects.within(idjevan)

    assert {"Idjevan", "Haghartsin", "Sevkar"} <= set(inside.values_list("name_en", flat=True))
    assert not inside.filter(name_en="Dilijan").exists()


def test_moving_a_place_moves_all_below_it():
    places = make_small_country()
    community = places["ZZ01-C01"]

    community.parent = places["ZZ02"]
    community.save()

    moved = Place.objects.get(pk="ZZ01-H01")
    assert moved.path == "ZZ/ZZ02/ZZ01-C01/ZZ01-S01/ZZ01-H01/"
    assert moved.label("en") == "ZZ01-H01, ZZ02"
    assert codes(Place.objects.within(places["ZZ01"])) == {"ZZ01"}


def test_a_query_that_moves_many_places_moves_all_below_them():
    make_small_country()

    Place.objects.filter(pk="ZZ01-C01").update(parent="ZZ02")

    assert Place.objects.get(pk="ZZ01-S01").path == "ZZ/ZZ02/ZZ01-C01/ZZ01-S01/"


def test_a_path_that_was_typed_is_replaced_by_the_true_one():
    make_small_country()

    Place.objects.filter(pk="ZZ02").update(path="elsewhere/")

    assert Place.objects.get(pk="ZZ02").path == "ZZ/ZZ02/"


@pytest.mark.parametrize("below", ["ZZ01", "ZZ01-C01", "ZZ01-S01"])
def test_a_place_cannot_lie_within_itself(below):
    places = make_small_country()
    marz = places["ZZ01"]

    marz.parent = places[below]

    with pytest.raises(IntegrityError, match="cannot lie within itself"):
        marz.save()


@pytest.mark.parametrize(
    ("level", "parent"),
    [("settlement", "ZZ01"), ("community", "ZZ"), ("marz", "ZZ02"), ("site", "ZZ01")],
)
def test_a_level_has_to_fit_the_level_above(level, parent):
    make_small_country()

    with pytest.raises(IntegrityError, match="cannot lie in a"):
        make_place("ZZ99", level, parent)


def test_a_parent_has_to_exist_first():
    with pytest.raises(IntegrityError, match="does not exist yet"):
        Place(
            code="YY01", level="marz", parent_id="YY", name_en="a", name_hy="b", name_ru="c"
        ).save()


def test_changing_a_name_past_the_search_key_fails_loudly():
    with pytest.raises(IntegrityError, match="not the key they are found by"), transaction.atomic():
        Place.objects.filter(pk="AM02").update(name_en="Aragats marz")


def test_a_second_place_of_one_name_makes_both_full_names_longer():
    make_small_country()
    facts = {"name_en": "Twin", "name_hy": "Twin", "name_ru": "Twin"}
    first = make_place("ZZ01-S02", "settlement", "ZZ01-C01", is_urban=True, **facts)
    assert first.label("en") == "Twin, ZZ01"

    second = make_place("ZZ01-S03", "settlement", "ZZ01-C01", is_urban=False, **facts)

    first.refresh_from_db()
    assert (first.label("en"), second.label("en")) == ("Twin (town), ZZ01", "Twin (village), ZZ01")
    assert (first.label("hy"), second.label("ru")) == ("Twin (քաղաք), ZZ01", "Twin (село), ZZ01")


def test_villages_of_one_name_are_told_apart_by_their_communities():
    labels = Place.objects.filter(name_en="Aygeshat").values_list("label_en", flat=True)

    assert set(labels) == {
        "Aygeshat (village, Armavir), Armavir",
        "Aygeshat (village, Khoy), Armavir",
    }


@pytest.mark.parametrize(
    ("code", "english", "armenian"),
    [
        ("XNK", "Nagorno-Karabakh", "Լեռնային Ղարաբաղ"),
        ("AM01", "Yerevan", "Երևան"),
        ("AM07", "Kotayk (marz)", "Կոտայք (մարզ)"),
        ("AM071", "Kotayk (former district), Kotayk", "Կոտայք (նախկին շրջան), Կոտայք"),
        ("AM01-C07", "Kentron, Yerevan", "Կենտրոն, Երևան"),
        ("AM07-C01", "Abovyan (community), Kotayk", "Աբովյան (համայնք), Կոտայք"),
        ("AM07-S001", "Abovyan, Kotayk", "Աբովյան, Կոտայք"),
        ("XNK-S001", "Stepanakert, Nagorno-Karabakh", "Ստեփանակերտ, Լեռնային Ղարաբաղ"),
    ],
)
def test_a_full_name_says_what_and_where(code, english, armenian):
    place = Place.objects.get(pk=code)

    assert (place.label("en"), place.label("hy")) == (english, armenian)


def test_full_names_of_many_places_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        labels = [place.label("ru") for place in Place.objects.all()]

    assert "Абовян, Котайк" in labels


def test_a_name_is_given_in_the_language_asked_for_and_else_in_english():
    place = Place.objects.get(pk="AM07-S001")

    assert [place.name(language) for language in ("hy", "ru", "en", "fr")] == [
        "Աբովյան",
        "Абовян",
        "Abovyan",
        "Abovyan",
    ]


def test_places_are_grouped_by_marz_without_a_join():
    grouped = dict(Place.objects.with_marz().values_list("code", "marz_code"))

    assert grouped["AM07-S001"] == "AM07"
    assert grouped["XNK-S001"] == "XNK-D01"
    assert grouped["AM"] == ""
