"""The codes of specific needs in the admin: words are mended; who reads them, on purpose."""

import pytest

from cases.models import NeedCode
from tests.cases.pages import Page
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/cases/needcode/SM-CI/change/"


@pytest.fixture
def administrator(client):
    """An administrator, signed in."""
    user = make_user("administrator")
    client.force_login(user)
    return user


def typed(**changes):
    """What the page of chronic illness sends."""
    code = NeedCode.objects.get(pk="SM-CI")
    kept = {
        f"label_{language}": getattr(code, f"label_{language}") for language in ("en", "hy", "ru")
    }
    return kept | {"is_standard": "on", "replaced_by": ""} | changes


def stored():
    return NeedCode.objects.get(pk="SM-CI")


def test_an_administrator_mends_the_words_and_neither_code_nor_category(client, administrator):
    sent = typed(label_en="Long illness", code="XX", category="DS")

    assert client.post(ADDRESS, sent).status_code == 302

    assert stored().label_en == "Long illness"
    assert stored().category_id == "SM"
    assert not NeedCode.objects.filter(pk="XX").exists()


def test_who_reads_a_need_is_not_changed_by_a_slip_of_the_hand(client, administrator):
    page = Page(client.post(ADDRESS, typed(is_confidential="on"), HTTP_ACCEPT_LANGUAGE="en"))

    assert page.says("This changes who reads every such need of everybody")
    assert not stored().is_confidential


def test_said_twice_it_is_confidential_and_the_page_warns(client, administrator):
    sent = typed(is_confidential="on", is_sure="on")

    answer = client.post(ADDRESS, sent, follow=True, HTTP_ACCEPT_LANGUAGE="en")

    assert stored().is_confidential
    assert Page(answer).says("SM-CI is confidential from now on.")


def test_a_code_does_not_take_its_own_place(client, administrator):
    page = Page(client.post(ADDRESS, typed(replaced_by="SM-CI"), HTTP_ACCEPT_LANGUAGE="en"))

    assert page.says("A code does not take its own place.")


@pytest.mark.parametrize("role", ["supervisor", "caseworker", "partner", "auditor", "dpo"])
def test_nobody_else_opens_the_codes(client, role):
    client.force_login(make_user(role))

    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, typed(label_en="Changed")).status_code == 403
