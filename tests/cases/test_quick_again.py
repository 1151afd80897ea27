"""The page of quick registration sent again, about people who are known, and by hostile hands."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.models import Household, Individual, LikelySame, Phone
from tests.cases.pages import Page
from tests.cases.quick_pages import FAMILY, OVIK, URL, person, quick
from tests.factories import make_household, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client):
    """A caseworker in Syunik, signed in."""
    user = make_user(places=["AM09"])
    client.force_login(user)
    return user


def test_the_same_page_sent_twice_registers_once(client, worker):
    mark = Page(client.get(URL)).values["page"]

    first = client.post(URL, quick(page=mark))
    second = client.post(URL, quick(page=mark))

    assert first.url == second.url
    assert (Household.objects.count(), Individual.objects.count()) == (1, 2)
    assert Phone.objects.count() == 1


def test_another_family_typed_on_a_saved_page_is_told_apart(client, worker):
    mark = Page(client.get(URL)).values["page"]
    client.post(URL, quick(page=mark))

    told = Page(client.post(URL, quick(person("Արփի"), page=mark)))

    assert told.says("was registered from this page already")
    assert Household.objects.count() == 1


def test_somebody_likely_the_same_stops_the_page_once(client, worker):
    make_household(
        {"family_name": FAMILY, "given_name": "Օվիկ", "sex": "male", "birth_date": date(1967, 6, 4)}
    )

    page = Page(client.post(URL, quick()))
    assert page.says("Maybe registered already")
    assert Household.objects.count() == 1
    again = page.values | quick() | {"_anyway": "1"}
    client.post(URL, again)

    assert Household.objects.count() == 2
    assert LikelySame.objects.get().individual.given_name == "Օվիկ"


def test_the_stop_stands_before_what_was_typed_and_no_field_takes_the_focus_from_it(client, worker):
    client.post(URL, quick())

    text = Page(client.post(URL, quick())).text

    assert text.index('id="likely-same"') < text.index("members-0-family_name")
    assert "autofocus" in Page(client.get(URL)).text
    assert "autofocus" not in text


def test_a_telephone_that_the_register_knows_stops_the_page_too(client, worker):
    client.post(URL, quick())

    page = Page(client.post(URL, quick(person("Օվիկ", "m", "1999", family="Ուրիշյան"))))

    assert page.says("same telephone")
    assert Household.objects.count() == 1


def test_a_whole_family_of_twenty_fits(client, worker):
    others = [person(f"Անի{index}", "f", str(index)) for index in range(19)]

    client.post(URL, quick(OVIK, *others))

    assert Household.objects.get().members.count() == 20


def test_what_is_hostile_is_kept_as_the_text_it_is(client, worker):
    family = "<script>alert(1)</script>"
    client.post(URL, quick(person("=1+1", "m", "40", family=family)))

    answer = client.get(f"/admin/cases/household/{Household.objects.get()}/slip/")
    assert family not in answer.content.decode()
    assert "=1+1 &lt;script&gt;" in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [{"members-TOTAL_FORMS": "x"}, {"members-TOTAL_FORMS": "100000"}, {"page": "\x00"}, {}],
)
def test_a_page_that_no_browser_sends_is_refused_in_words(client, worker, typed):
    answer = client.post(URL, quick(person(), **typed) if typed else {})

    assert answer.status_code == 200
    assert not Household.objects.exists()


def test_a_refusal_of_the_database_leaves_nothing_behind(client, worker, monkeypatch):
    def refuse(*args, **kwargs):
        raise ValidationError("No.")

    monkeypatch.setattr("cases.actions.quick.write_need", refuse)

    page = Page(client.post(URL, quick(person("Վարդուհի", "f", "82", urgent="1"))))

    assert page.says("No.")
    assert not Individual.objects.exists()
    assert not Phone.objects.exists()


def test_who_may_not_register_has_no_such_page(client):
    client.force_login(make_user("coordinator"))

    assert client.get(URL).status_code == 403
    assert client.post(URL, quick()).status_code == 403
