"""The gazetteer in the admin: found in any script; of an office, administrators mend little."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from places import lookup
from places.models import Place
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["Արտաշատ", "арташат", "Artashat, Ararat", "AM03-S011"])
def test_a_place_is_found_as_a_caseworker_types(text):
    door = admin.site.get_model_admin(Place)

    found, _ = door.get_search_results(None, Place.objects.all(), text)

    assert found.filter(pk="AM03-S011").exists()


def test_nothing_typed_lists_every_place():
    door = admin.site.get_model_admin(Place)

    found, _ = door.get_search_results(None, Place.objects.all(), " ")

    assert found.count() == Place.objects.count()


@pytest.mark.parametrize("role", ["administrator", "supervisor", "caseworker"])
def test_nobody_adds_or_deletes_a_place_by_screen(role):
    door, request = admin.site.get_model_admin(Place), RequestFactory().get("/")
    request.user = make_user(role)

    assert not door.has_add_permission(request)
    assert not door.has_delete_permission(request)
    assert door.has_change_permission(request) is (role == "administrator")


def test_an_administrator_says_how_to_call_an_office_and_nothing_else_of_a_place(client):
    client.force_login(make_user("administrator"))
    office = Place.objects.get(pk="AM07")
    typed = {"telephone": "+374 222 12345", "capacity": "", "valid_from": "", "valid_to": ""}
    rows = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    forged = {"name_en": "Elsewhere", "code": "AM99", "path": "AM", "parent": "AM01"}

    answer = client.post("/admin/places/place/AM07/change/", typed | rows | forged)

    stored = Place.objects.get(pk="AM07")
    assert answer.status_code == 302
    assert stored.telephone == "+374 222 12345"
    assert (stored.name_en, stored.path, stored.parent) == (
        office.name_en,
        office.path,
        office.parent,
    )


def suggested(client, text):
    """The places offered for what was typed so far."""
    return client.get("/admin/places/place/suggest/", {"q": text}).json()["places"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Աբով", "Աբովյան"), ("абов", "Абовян"), ("ABOV", "Abovyan"), ("am07-s001", "Abovyan")],
)
def test_places_are_suggested_in_the_letters_that_are_typed(client, typed, offered):
    client.force_login(make_user())

    assert any(name.startswith(offered) for name in suggested(client, typed))


@pytest.mark.parametrize("typed", ["", "  ", "zzyzx", "ա" * 5_000, "😀", "%", "'--"])
def test_where_no_place_is_meant_none_is_suggested(client, typed):
    client.force_login(make_user())

    assert suggested(client, typed) == []


def test_few_places_are_suggested_at_a_time(client):
    client.force_login(make_user())

    assert 1 < len(suggested(client, "a")) <= 12


@pytest.mark.parametrize("typed", ["Aragatsotn", "Sha", "Kotayk"])
def test_what_is_suggested_is_understood_when_it_is_sent(client, typed):
    client.force_login(make_user())
    names = suggested(client, typed)

    assert [lookup.resolve(name).label() for name in names] == names
