"""What the pages show to who sees and does not change: partners, the officer, behind the glass."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.clock import today
from cases import actions
from cases.models import NeedCode
from tests.cases.known_family import (
    FATHER,
    MASKED,
    NEED,
    PASSPORT,
    PHONE,
    STREET,
    known_family,
    page_of,
    shown,
)
from tests.cases.partners import HEALTH, ask_about, consents, make_partner
from tests.factories import head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A family of whom much is known, in Kotayk since today."""
    return known_family(worker)


WORDS = {
    "identity": (FATHER, "Գոհար", PASSPORT, "12.03.1984", "12 Mar 1984"),
    "contact": (STREET, "091 234567", "37491234567", "Abovyan"),
    "health": (NEED, "SM-CI"),
}


@pytest.mark.parametrize("hidden", sorted(WORDS))
@pytest.mark.parametrize("record", ["household", "person"])
def test_what_is_not_read_is_nowhere_on_a_page_which_says_so(client, home, hidden, record):
    classes = [each for each in HEALTH if each != hidden]
    purpose = "assistance" if hidden == "health" else "health"
    partner = make_partner(*classes, purpose=purpose)
    target = home if record == "household" else head_of(home)

    page = shown(client, partner, page_of(target))

    assert [word for word in WORDS[hidden] if word in page.text] == []
    assert page.says(MASKED)


@pytest.mark.parametrize("record", ["household", "person"])
def test_who_reads_every_class_is_shown_everything_and_no_form(client, home, record):
    partner = make_partner(*HEALTH, purpose="health")
    target = home if record == "household" else head_of(home)

    page = shown(client, partner, page_of(target))

    assert all(word in page.text for word in (FATHER, PASSPORT, NEED))
    assert {name for name in page.values if name not in ("q", "next", "csrfmiddlewaretoken")} == (
        set()
    )
    # Who agreed to what is read there, and asked of those alone whom they registered; needs and
    # help too.
    reading = ("/change/", "/consent/", "/needs/", "/assistance/")
    others = [link for link in page.links if not any(way in link for way in reading)]
    assert [link for link in others if f"{target}/" in link] == []
    assert page.inline == []


def test_a_household_seen_in_part_says_how_many_are_not_shown_and_names_none_of_them(client, home):
    partner = make_partner(basis="consent")
    consents(member(home, "spouse"), by=partner)

    page = shown(client, partner, page_of(home))

    assert page.says("2 members are not shown to you")
    assert page.says("3 people")
    assert "Կարեն" in page.text
    assert [w for w in (FATHER, PHONE, PASSPORT, str(head_of(home))) if w in page.text] == []


def test_the_officer_reads_whom_a_request_is_about_and_nobody_else(client, home):
    officer = make_user("dpo")
    ask_about(head_of(home), by=officer)

    page = shown(client, officer, page_of(home))

    assert all(word in page.text for word in (FATHER, PASSPORT, NEED))
    assert "Կարեն" not in page.text
    assert shown(client, officer, page_of(head_of(home))).says(NEED)


@pytest.mark.parametrize("role", ["auditor", "coordinator", "administrator"])
def test_nobody_is_anywhere_for_who_works_with_no_person(client, home, role):
    client.force_login(make_user(role, places=["AM07"]))
    addresses = [
        page_of(home),
        page_of(head_of(home)),
        "/admin/cases/household/",
        "/admin/cases/individual/",
        "/admin/cases/household/export.csv",
        f"/api/v1/individuals/{head_of(home).number}/",
        "/admin/",
    ]

    told = "".join(client.get(address).content.decode() for address in addresses)

    assert [word for word in (FATHER, str(home), PASSPORT, STREET) if word in told] == []


def test_who_works_with_the_household_reads_its_confidential_needs_and_others_do_not(client, home):
    head, cleared = head_of(home), make_user("supervisor", places=["AM07"])
    secret = NeedCode.objects.filter(is_confidential=True, is_standard=True).first()
    actions.add_need(person=head, need=secret, on=today(), by=cleared, today=today())
    colleague, of_the_team = make_user(places=["AM07"]), make_user(places=["AM07"])
    actions.assign(target=home, user=of_the_team, reason="", on=today(), by=cleared, today=today())

    for address in (page_of(home), page_of(head)):
        assert secret.label_en not in shown(client, colleague, address).text
        assert secret.label_en in shown(client, of_the_team, address).text


def test_why_somebody_is_hidden_is_for_the_cleared_and_the_team(client, home):
    supervisor, colleague = (
        make_user("supervisor", places=["AM07"]),
        make_user(places=["AM07"]),
    )
    reason = "A brother searches for her"
    actions.restrict(
        target=home, reason=reason, on=today(), until=None, by=supervisor, today=today()
    )
    ending = f"/admin/cases/household/{home}/end-restriction/"

    for address in (page_of(home), ending):
        assert reason in shown(client, supervisor, address).text
        assert reason not in shown(client, colleague, address).text


def test_where_a_relative_is_held_is_for_the_cleared(client, home):
    supervisor, colleague = (
        make_user("supervisor", places=["AM07"]),
        make_user(places=["AM07"]),
    )
    actions.link_people(
        person=head_of(home),
        values={"kind": "sibling", "other_name": "Վահան", "whereabouts": "detained"},
        by=supervisor,
        today=today(),
    )

    for address in (page_of(home), page_of(head_of(home))):
        assert "detained" in shown(client, supervisor, address).text.lower()
        assert "detained" not in shown(client, colleague, address).text.lower()


def test_a_partner_learns_of_no_relative_whom_they_do_not_see(client, home, worker):
    sister = make_household({"given_name": "Նունե"}, at="AM07", by=worker)
    actions.link_people(
        person=head_of(home),
        values={"kind": "sibling", "other": head_of(sister)},
        by=worker,
        today=today(),
    )
    partner = make_partner(basis="consent")
    consents(head_of(home), by=partner)

    for address in (page_of(home), page_of(head_of(home))):
        assert str(head_of(sister)) not in shown(client, partner, address).text
    consents(head_of(sister), by=partner)
    assert str(head_of(sister)) in shown(client, partner, page_of(home)).text


@pytest.mark.parametrize("size", [1, 8])
def test_the_page_asks_the_database_the_same_however_many_live_there(client, worker, size):
    others = [{"relationship": "sibling", "given_name": f"Ա{n}"} for n in range(size)]
    household = make_household({}, *others, by=worker)
    client.force_login(make_partner())
    client.get(page_of(household))

    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(household))

    assert len(queries) <= 16
