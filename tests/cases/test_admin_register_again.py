"""The registration page sent again, by whom and with what; and families as they come."""

from datetime import date

import pytest

from cases.models import Household, Individual
from tests.cases.pages import ADD as URL
from tests.cases.pages import Page, registration, row, typed_again
from tests.factories import make_user

pytestmark = pytest.mark.django_db
HEAD = ("Առուստամյան", "Օվիկ", "head", "male")


def opened(client):
    """The mark of a registration page that was just opened."""
    return Page(client.get(URL)).values["page"]


def test_the_same_page_sent_twice_is_the_same_household(client, worker):
    page = opened(client)

    first = client.post(URL, registration(page=page))
    second = client.post(URL, registration(page=page))

    assert first.url == second.url
    assert Household.objects.count() == 1


def test_two_pages_make_two_households(client, worker):
    client.post(URL, registration(page=opened(client)))
    asked = Page(client.post(URL, registration(page=opened(client))))
    client.post(URL, typed_again(asked, _anyway="1"))

    assert Household.objects.count() == 2


def test_another_family_typed_on_a_saved_page_is_neither_lost_nor_taken_for_the_first(
    client, worker
):
    page = opened(client)
    client.post(URL, registration(page=page))
    another = registration(row("Բալայան", "Սամվել", "head", "male"), page=page)

    told = Page(client.post(URL, another))
    client.post(URL, another)

    assert told.says("was registered from this page already")
    assert told.values["members-0-family_name"] == "Բալայան"
    assert Household.objects.count() == 2


def test_two_workers_on_one_page_register_two_households(client, worker):
    page = opened(client)
    client.post(URL, registration(page=page))
    client.force_login(make_user(places=["AM07"]))

    asked = Page(client.post(URL, registration(page=page)))
    client.post(URL, typed_again(asked, _anyway="1"))

    assert Household.objects.count() == 2


def test_a_baby_born_here_is_registered_with_the_family(client, worker):
    client.post(
        URL, registration(row(*HEAD), row("Առուստամյան", "Անի", "child", "female", "05.11.2025"))
    )

    baby, father = Individual.objects.order_by("is_head")
    assert (baby.arrived_on, baby.population_group) == (None, "born_in_armenia")
    assert father.arrived_on == date(2023, 9, 28)


def test_of_some_it_is_known_only_that_they_are_in_yerevan(client, worker):
    client.post(URL, registration(place="Երևան"))

    assert Household.objects.get().residences.get().place_id == "AM01"
