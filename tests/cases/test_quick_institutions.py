"""Institution groups by screen: residents without a head, and who answers for them."""

import pytest

from cases.models import Household
from tests.cases.pages import ADD, Page, registration, row
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ANNA = row("Բաբայան", "Աննա", "head", "female", "1941")
LEVON = row("Ասրյան", "Լևոն", "", "male", "1938")
EMPTY = row(relationship="head"), row()


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def group(*rows, **others):
    """The registration page of a care home."""
    kind = {"kind": "institution", "responsible_official": "Սոնա Մելքոնյան, 010 123456"}
    return registration(*rows, **kind, accommodation="", **others)


def test_residents_of_an_institution_are_registered_without_a_head(client, worker):
    client.post(ADD, group(ANNA, LEVON))

    household = Household.objects.get()
    assert household.kind == "institution"
    assert household.responsible_official == "Սոնա Մելքոնյան, 010 123456"
    assert {person.relationship for person in household.members.all()} == {"resident"}
    assert household.residences.get().accommodation == "institution"


def test_a_head_that_somebody_chose_is_refused(client, worker):
    page = Page(client.post(ADD, group(ANNA, {**LEVON, "relationship": "head"})))

    assert page.summary == ["id_members-1-relationship"]
    assert page.values["kind"] == "institution"
    assert not Household.objects.exists()


def test_an_untouched_first_row_is_nobody(client, worker):
    client.post(ADD, group(EMPTY[0], LEVON))

    assert Household.objects.get().members.count() == 1


def test_an_official_answers_for_an_institution_only(client, worker):
    typed = registration(ANNA, responsible_official="Սոնա Մելքոնյան")

    page = Page(client.post(ADD, typed))

    assert page.says("A responsible official answers for an institution group")
    assert not Household.objects.exists()


def test_a_kind_that_does_not_exist_is_refused(client, worker):
    page = Page(client.post(ADD, registration(ANNA, kind="hotel")))

    assert "id_kind" in page.summary


def test_a_group_and_a_number_are_asked_for_apart_and_shown_once_typed(client, worker):
    assert '<details class="rare">' in client.get(ADD).content.decode()
    assert '<details class="rare" open>' in client.get(f"{ADD}?kind=institution").content.decode()
    page = client.post(ADD, registration(row(), form_number="x")).content.decode()
    assert '<details class="rare" open>' in page
