"""The pages of sharing agreements: drafted by an administrator, signed by two others."""

from datetime import date

import pytest
from django.test import Client

from accounts.actions import agreements
from accounts.models import SharingAgreement
from tests.cases.pages import Page
from tests.factories import make_organisation, make_user, place

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
LIST = "/admin/accounts/sharingagreement/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("accounts.agreement_admin.today", lambda: TODAY)


@pytest.fixture
def kamurj():
    return make_organisation("KAMURJ", is_controller=False, kind="national_ngo")


def signed_in(role, **fields):
    client = Client()
    client.user = make_user(role, **fields)
    client.force_login(client.user)
    return client


TYPED = {
    "partner": "KAMURJ",
    "title": "Winter help",
    "basis": "consent",
    "decree": "",
    "purposes": ["assistance"],
    "field_classes_shared": ["administrative", "identity"],
    "places": "Kotayk (marz)\nAM03",
    "from_on": "01.03.2024",
    "until_on": "",
}


def drafted(kamurj, **typed):
    """An agreement as an administrator types it; (their client, the agreement)."""
    client = signed_in("administrator")
    sent = client.post(f"{LIST}add/", TYPED | typed)
    assert sent.status_code == 302, sent.content.decode()
    return client, SharingAgreement.objects.get()


def step(client, agreement, slug, **typed):
    return client.post(f"{LIST}{agreement.pk}/{slug}/", typed)


def offered(client, agreement):
    """The steps to which the page of the agreement leads."""
    links = Page(client.get(f"{LIST}{agreement.pk}/change/")).links
    return {link.split("/")[-2] for link in links if link.startswith(f"{LIST}{agreement.pk}/")}


def test_an_administrator_drafts_and_two_others_sign(kamurj):
    administrator, agreement = drafted(kamurj)
    assert {one.pk for one in agreement.places.all()} == {"AM03", "AM07"}
    assert offered(administrator, agreement) == set()

    for role in ("supervisor", "dpo"):
        signer = signed_in(role)
        assert "sign" in offered(signer, agreement)
        step(signer, agreement, "sign")
        assert "sign" not in offered(signer, agreement)

    agreement.refresh_from_db()
    assert agreement.state_on(TODAY) == "active"
    assert administrator.post(f"{LIST}{agreement.pk}/change/", TYPED).status_code == 403


def test_whoever_signed_is_not_let_in_to_sign_again(kamurj):
    _administrator, agreement = drafted(kamurj)
    supervisor = signed_in("supervisor")
    step(supervisor, agreement, "sign")

    assert step(supervisor, agreement, "sign").status_code == 403


def test_every_fault_is_told_and_what_was_typed_stays(kamurj):
    client = signed_in("administrator")

    sent = client.post(
        f"{LIST}add/", TYPED | {"places": "Atlantis\nKotayk (marz)", "basis": "duty"}
    )

    page = Page(sent)
    assert "Atlantis" in page.text
    assert page.says("A legal duty has a decree")
    assert not SharingAgreement.objects.exists()


def test_a_draft_is_edited_and_loses_its_signature(kamurj):
    administrator, agreement = drafted(kamurj)
    step(signed_in("supervisor"), agreement, "sign")
    shown = Page(administrator.get(f"{LIST}{agreement.pk}/change/")).values
    assert shown["title"] == "Winter help"

    administrator.post(f"{LIST}{agreement.pk}/change/", TYPED | {"title": "Other words"})

    agreement.refresh_from_db()
    assert agreement.title == "Other words"
    assert agreement.first_signed_by is None


def test_it_is_suspended_resumed_and_ended_with_a_reason(kamurj):
    _administrator, agreement = drafted(kamurj)
    officer = signed_in("dpo")
    step(officer, agreement, "sign")
    step(signed_in("supervisor"), agreement, "sign")

    assert step(officer, agreement, "suspend").status_code == 200
    step(officer, agreement, "suspend", reason="A leak")
    agreement.refresh_from_db()
    assert agreement.suspended_because == "A leak"

    step(officer, agreement, "resume")
    step(officer, agreement, "end", reason="It is over")
    agreement.refresh_from_db()
    assert agreement.state_on(TODAY) == "ended"
    assert offered(officer, agreement) == set()


def test_a_partner_reads_its_own_once_they_are_signed(kamurj):
    _administrator, agreement = drafted(kamurj)
    partner = signed_in("partner", organisation=kamurj, purpose="assistance")
    address = f"{LIST}{agreement.pk}/change/"
    assert partner.get(address).status_code == 404

    for role in ("supervisor", "dpo"):
        agreements.sign_agreement(agreement=agreement, by=make_user(role), today=TODAY)

    assert Page(partner.get(address)).says("Winter help")
    assert offered(partner, agreement) == set()
    other = make_organisation("DRC", is_controller=False, kind="national_ngo")
    elsewhere = signed_in("partner", organisation=other, purpose="assistance")
    assert elsewhere.get(address).status_code == 404
    assert "Winter help" not in elsewhere.get(LIST).content.decode()


@pytest.mark.parametrize("role", ["caseworker", "registrar", "coordinator"])
def test_nobody_else_reads_agreements(kamurj, role):
    _administrator, agreement = drafted(kamurj)
    client = signed_in(role)

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{agreement.pk}/change/").status_code == 404
    assert step(client, agreement, "sign").status_code == 404


def test_the_list_says_in_what_state_each_is_and_costs_the_same_for_many(
    kamurj, django_assert_max_num_queries
):
    administrator, _agreement = drafted(kamurj)
    for _more in range(3):
        agreements.draft_agreement(
            values={
                "partner": kamurj, "title": "More", "purposes": ["health"], "basis": "consent",
                "decree": "", "field_classes_shared": ["health"], "from_on": TODAY,
                "until_on": None,
            },
            places=[place()], by=make_user("administrator"), today=TODAY,
        )  # fmt: skip

    with django_assert_max_num_queries(14):
        page = Page(administrator.get(LIST))

    assert page.says("draft")
    assert page.inline == []
