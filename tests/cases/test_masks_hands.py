"""What partners, the officer and who broke the glass may do about whom they see, and what not."""

from datetime import timedelta

import pytest

from accounts.clock import now, today
from cases import actions
from cases.models import BrokenGlass, Individual
from tests.cases.known_family import (
    FATHER,
    MASKED,
    NEED,
    PASSPORT,
    STREET,
    known_family,
    page_of,
    shown,
)
from tests.cases.pages import table
from tests.cases.partners import ask_about, consents, make_partner
from tests.factories import family, head_of, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A family of whom much is known, in Kotayk since today."""
    return known_family(worker)


def behind_the_glass(user, household):
    """The user broke the glass before the household half an hour ago."""
    opened = now() - timedelta(minutes=30)
    return BrokenGlass.objects.create(
        household=household,
        user=user,
        reason="life_at_risk",
        words="Somebody fell from a roof in the yard.",
        opened_at=opened,
        ends_at=opened + timedelta(hours=1),
        review_due_on=today() + timedelta(days=3),
    )


def test_behind_broken_glass_one_reads_all_and_changes_nothing(client, home):
    elsewhere = make_user(places=["AM01"])
    behind_the_glass(elsewhere, home)

    page = shown(client, elsewhere, page_of(home))

    assert all(word in page.text for word in (FATHER, PASSPORT, NEED, STREET))
    assert "members-0-number" not in page.values
    assert "still-here" not in page.text
    assert client.post(page_of(home), {}).status_code == 403


def typed_over(household):
    """Rows that change every member's name, and one of nobody."""
    rows = [
        {"number": number, "family_name": "X", "given_name": "X", "relationship": "other_relative"}
        for number in household.members.values_list("pk", flat=True)
    ]
    return table(*rows, initial=len(rows)) | {"version": str(household.version)}


@pytest.mark.parametrize("who", ["by agreement", "in part", "their own", "officer", "glass"])
def test_who_only_reads_changes_nobody_whatever_they_send(client, home, who):
    user = {
        "by agreement": lambda: make_partner(),
        "in part": lambda: make_partner(basis="consent"),
        "their own": lambda: make_partner(at=["AM01"]),
        "officer": lambda: make_user("dpo"),
        "glass": lambda: make_user(places=["AM01"]),
    }[who]()
    if who == "in part":
        consents(member(home, "child"), by=user)
    if who == "their own":
        type(home).objects.filter(pk=home.pk).update(registered_by=user)
    if who == "officer":
        ask_about(head_of(home), by=user)
    if who == "glass":
        behind_the_glass(user, home)
    before = list(home.members.order_by("pk").values())
    client.force_login(user)

    answer = client.post(page_of(home), typed_over(home))

    assert answer.status_code == 403
    assert list(home.members.order_by("pk").values()) == before


PAGES_OF_A_PERSON = ("leave", "death", "move", "birth", "phone", "document", "need", "end-fact")


@pytest.mark.parametrize("slug", PAGES_OF_A_PERSON)
def test_a_partner_does_nothing_about_somebody_of_a_household_seen_in_part(client, home, slug):
    partner, head = make_partner(basis="consent", at=["AM01"]), head_of(home)
    actions.assign(
        target=head,
        user=partner,
        reason="",
        on=today(),
        by=make_user("supervisor"),
        today=today(),
    )
    client.force_login(partner)

    answers = [
        client.get(f"/admin/cases/individual/{head}/{slug}/"),
        client.post(f"/admin/cases/individual/{head}/{slug}/", {"on": today()}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(page_of(head)).status_code == 200


@pytest.fixture
def own():
    """A partner's household, registered by its user today, and the partner."""
    partner = make_partner(at=["AM01"])
    return partner, family(by=partner, on=today())


def test_a_partner_corrects_whom_they_registered_as_far_as_they_read(client, own):
    partner, household = own
    head = head_of(household)
    Individual.objects.filter(pk=head.pk).update(seeing=3, wg_asked_on=today(), wg_method="self")

    page = shown(client, partner, page_of(head))
    sent = {name: value for name, value in page.values.items() if name not in ("q", "next")}
    assert client.post(page_of(head), sent | {"given_name": "Նարե"}).status_code == 302

    stored = Individual.objects.get(pk=head.pk)
    assert (stored.given_name, stored.seeing) == ("Նարե", 3)
    assert page.says(MASKED)
    assert {"seeing", "pregnancy_expected_on", "wg_asked_on"} & set(page.values) == set()


def test_what_is_masked_is_not_overwritten_by_who_sends_it_all_the_same(client, own):
    partner, household = own
    head = head_of(household)
    Individual.objects.filter(pk=head.pk).update(seeing=3, wg_asked_on=today(), wg_method="self")
    page = shown(client, partner, page_of(head))
    sent = {name: value for name, value in page.values.items() if name not in ("q", "next")}

    client.post(page_of(head), sent | {"seeing": "1", "wg_asked_on": "", "wg_method": ""})

    assert Individual.objects.get(pk=head.pk).seeing == 3


def test_a_partner_is_offered_what_they_may_do_of_their_own_and_no_more(client, own):
    partner, household = own

    page = shown(client, partner, page_of(household))

    others = ("/admin/assistance/", "/admin/assessments/")
    links = [link for link in page.links if f"{household}/" in link and link.endswith("/")]
    offered = {link.split("/")[-2] for link in links if not link.startswith(others)}
    assert {"change-address", "slip"} <= offered
    assert {"assign", "restrict", "end-assignment", "decide-mistake"} & offered == set()
    for slug in offered - {"change"}:
        assert client.get(f"/admin/cases/household/{household}/{slug}/").status_code == 200


@pytest.mark.parametrize("slug", ["disability", "need"])
def test_pages_over_what_is_not_read_are_neither_offered_nor_opened(client, own, slug):
    partner, household = own
    head = head_of(household)

    assert f"{head}/{slug}/" not in shown(client, partner, page_of(head)).text
    assert client.get(f"/admin/cases/individual/{head}/{slug}/").status_code == 403


def test_the_slip_is_printed_by_who_sees_all_whom_it_names(client, home, own):
    partner, theirs = own
    in_part = make_partner(basis="consent", organisation=partner.organisation)
    consents(head_of(home), by=in_part)
    client.force_login(in_part)
    assert client.get(f"/admin/cases/household/{home}/slip/").status_code == 403
    client.force_login(partner)
    assert client.get(f"/admin/cases/household/{theirs}/slip/").status_code == 200
