"""What the pages show to who sees and does not change: partners, the officer, behind the glass."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.clock import now, today
from cases import actions
from cases.models import BrokenGlass, Individual, NeedCode
from tests.cases.pages import Page, table
from tests.cases.partners import HEALTH, ask_about, consents, make_partner
from tests.factories import child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
MASKED = "not shown to you"
TOWN = "AM07-S001"
PHONE, PASSPORT, STREET, NEED, FATHER = (
    "+37491234567",
    "7654321",
    "Hatis 5",
    "Serious medical condition",
    "Վարդգեսի",
)


@pytest.fixture
def worker():
    """A caseworker of Kotayk, who registers."""
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    """A woman of whom much is known, her husband and son, in Abovyan since today."""
    husband = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
    household = make_household(
        {"patronymic": FATHER},
        husband,
        child(),
        at=TOWN,
        registered_at="AM07",
        by=worker,
        on=today(),
    )
    head = head_of(household)
    household.residences.update(address=STREET)
    record = {"person": head, "by": worker, "today": today()}
    actions.add_phone(values={"number": PHONE, "safe": "safe"}, **record)
    actions.add_document(values={"type": "passport", "number": f"AN{PASSPORT}"}, **record)
    serious = NeedCode.objects.get(pk="SM-CI")
    NeedCode.objects.filter(pk="SM-CI").update(label_en=NEED)
    actions.add_need(need=serious, on=today(), **record)
    return household


def page_of(record):
    """The address of a household's or a person's page."""
    return f"/admin/cases/{record._meta.model_name}/{record}/change/"


def shown(client, user, address, **asked):
    """A page as somebody gets it, in English."""
    client.force_login(user)
    return Page(client.get(address, asked, HTTP_ACCEPT_LANGUAGE="en"))


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
    assert [link for link in page.links if "/change/" not in link and f"{target}/" in link] == []
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

    offered = {link.split("/")[-2] for link in page.links if f"{household}/" in link}
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
