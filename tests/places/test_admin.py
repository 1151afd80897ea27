"""The gazetteer in the admin: found in any script, changed by nobody."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from places.models import Place

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


def test_nobody_adds_changes_or_deletes_a_place_by_screen():
    door, request = admin.site.get_model_admin(Place), RequestFactory().get("/")

    assert not door.has_add_permission(request)
    assert not door.has_change_permission(request)
    assert not door.has_delete_permission(request)
