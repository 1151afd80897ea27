"""Facts are recorded and ended on pages of their own, and stand on the household's page."""

from datetime import date

import pytest

from cases import actions
from cases.admin.fact_pages import FACT_PAGES, LINK_PAGES, TEAM_PAGES
from cases.models import Absence, NeedCode, Phone
from tests.cases.pages import Page, typed_again
from tests.cases.pages import action_address as address
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 14)
ON = "01.03.2024"


@pytest.fixture
def head(home):
    return head_of(home)


def page_of(client, household):
    return Page(client.get(address(household, "change")))


@pytest.mark.parametrize("page", [*FACT_PAGES, *LINK_PAGES], ids=lambda page: page.slug)
def test_every_page_of_facts_opens(client, head, page):
    client.force_login(make_user("supervisor", places=["AM07"]))

    assert client.get(address(head, page.slug)).status_code == 200


@pytest.mark.parametrize(
    "page", [*FACT_PAGES, *LINK_PAGES, *TEAM_PAGES], ids=lambda page: page.slug
)
def test_nobody_records_what_is_out_of_their_sight(client, worker, page):
    elsewhere = make_household(at="AM08", registered_at="AM08")
    target = elsewhere if page in TEAM_PAGES else head_of(elsewhere)

    assert client.get(address(target, page.slug)).status_code == 404
    assert client.post(address(target, page.slug), {"on": ON}).status_code == 404


@pytest.mark.parametrize(
    ("slug", "typed", "shown"),
    [
        ("phone", {"number": "093 55 01 27", "safe": "safe"}, "+374 93 55 01 27"),
        ("document", {"type": "passport", "number": "an 0123456"}, "passport"),
        ("status", {"status": "temporary_protection"}, "temporary protection"),
        ("disability", {"degree": "severe"}, "functional limitation: severe"),
        ("need", {"need": "SM-CI"}, "Chronic illness"),
        ("absence", {"country": "ru"}, "away"),
        ("link", {"kind": "parent", "other_name": "Կարեն"}, "Relatives, guardians and hosts"),
    ],
)
def test_what_was_recorded_stands_on_the_households_page(act, client, head, slug, typed, shown):
    answer = act(head, slug, on=ON, **typed)

    assert answer.status_code == 302, Page(answer).faults
    assert page_of(client, head.household).says(shown)
    assert Page(client.get(address(head, "change"))).says("01.03.2024")


@pytest.mark.parametrize(
    ("slug", "field", "typed"),
    [
        ("phone", "number", "12"),
        ("phone", "number", "ask the sister"),
        ("document", "number", ""),
        ("need", "need", "XX-YY"),
        ("need", "need", "SV-VA"),
        ("link", "other", "P-00000-00000-0"),
        ("displacement", "year", "1914"),
        ("absence", "on", "31.02.2024"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(act, head, slug, field, typed):
    page = Page(act(head, slug, **{"kind": "parent", "on": ON} | {field: typed}))

    assert field in page.faults


def test_a_link_to_somebody_out_of_sight_is_a_link_to_nobody(act, head):
    elsewhere = head_of(make_household(at="AM08", registered_at="AM08"))

    page = Page(act(head, "link", kind="parent", other=str(elsewhere), on=ON))

    assert page.faults["other"] == f"Nobody whom you see has this number or name: {elsewhere}."


def test_a_number_that_is_no_longer_theirs_is_ended(act, client, head):
    act(head, "phone", number="093550127", on=ON)

    act(head, "end-fact", fact="phones-1", on="02.03.2024")

    assert Phone.objects.get().until_on == date(2024, 3, 2)
    assert not page_of(client, head.household).says("+374 93 55 01 27")


def test_no_page_shows_the_key_of_a_row(act, client, head):
    act(head, "phone", number="093550127", on=ON)
    key = str(Phone.objects.get().pk)

    choices = client.get(address(head, "end-fact")).content.decode()

    assert f'value="{key}"' not in choices and f"-{key}-" not in choices


def test_two_windows_do_not_end_each_others_numbers(act, client, head):
    for number in ("093550127", "093550128"):
        act(head, "phone", number=number, on=ON)
    url = address(head, "end-fact")
    page = Page(client.get(url))
    client.post(url, typed_again(page, fact="phones-1", on="02.03.2024"))

    told = Page(client.post(url, typed_again(page, fact="phones-1", on="02.03.2024")))

    assert told.says("Somebody saved this household while you were typing.")
    assert Phone.objects.filter(until_on=None).count() == 1


def test_confidential_needs_are_seen_by_cleared_staff_only(client, head):
    supervisor = make_user("supervisor", places=["AM07"])
    actions.add_need(
        person=head,
        need=NeedCode.objects.get(pk="SV-VA"),
        on=date(2024, 3, 1),
        by=supervisor,
        today=TODAY,
    )
    said = "Exposure to"

    assert not page_of(client, head.household).says(said)
    client.force_login(supervisor)
    assert page_of(client, head.household).says(said)


def test_still_here_is_one_key(client, home):
    answer = client.post(address(home, "still-here"))

    assert answer.status_code == 302
    home.refresh_from_db()
    assert home.last_confirmed_by == "desk"
    assert page_of(client, home).says("Last confirmed on")


def test_still_here_is_for_who_may_see_the_household(client, worker):
    elsewhere = make_household(at="AM08", registered_at="AM08")

    assert client.post(address(elsewhere, "still-here")).status_code == 404
    assert client.get(address(family(), "still-here")).status_code == 403


def test_a_death_needs_the_next_head_in_the_same_step(act, home, head):
    refused = Page(act(head, "death", on=ON))
    assert "successor" in refused.faults

    act(head, "death", on=ON, successor=member(home, "spouse").pk)

    assert head_of(home) != head
    head.refresh_from_db()
    assert head.left_reason == "died"


def test_citizenship_of_a_parent_is_asked_for_each_child(act, client, home, head):
    act(head, "status", status="citizenship_applied", on=ON)
    son = member(home, "child")

    act(head, "citizenship", outcome="granted", on="01.04.2024", children=[son.pk])

    assert son.statuses.get().status == "citizen"


def test_an_unnamed_member_is_named_in_the_table(client, worker):
    unnamed = {"given_name": "", "family_name": "", "patronymic": "", "relationship": "child"}
    household = make_household({}, unnamed | {"unnamed": True, "birth_date": date(2015, 7, 1)})
    page = page_of(client, household)
    prefix = next(n for n, v in page.values.items() if n.endswith("-relationship") and v == "child")
    typed = {prefix.replace("relationship", "given_name"): "Նարե"}

    client.post(address(household, "change"), typed_again(page, **typed))

    child = member(household, "child")
    assert (child.given_name, child.unnamed) == ("Նարե", False)


def test_what_is_shown_of_a_row_may_be_anything_a_browser_sends(client, home):
    page = page_of(client, home)
    for hostile in ("{", "[]", '"x"', '{"sex": 7}', "null"):
        sent = typed_again(page, **{"members-0-shown": hostile})

        assert client.post(address(home, "change"), sent).status_code in (200, 302)


def test_a_child_bears_the_fathers_name_unless_another_is_typed(client, worker):
    husband = {"given_name": "Կարեն", "family_name": "Սարգսյան", "sex": "male"}
    household = make_household({}, husband | {"relationship": "spouse"})

    page = Page(client.get(address(head_of(household), "birth")))

    assert page.values["family_name"] == "Սարգսյան"


def test_a_birth_is_not_offered_to_a_child_or_a_grandmother(client, worker):
    grandmother = {"relationship": "parent", "birth_date": date(1940, 1, 1)}
    girl = {"relationship": "child", "birth_date": date(2018, 1, 1), "arrived_on": None}
    household = make_household({}, grandmother, girl)

    for relationship in ("parent", "child"):
        page = Page(client.get(address(member(household, relationship), "change")))
        assert address(member(household, relationship), "birth") not in page.links


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("document", {"type": "passport", "number": "— №"}),
        ("document", {"type": "passport", "number": "ﷺ" * 60}),
        ("document", {"type": "passport", "number": "AN1", "country": "ﬃ"}),
        ("absence", {"country": "ﬃ"}),
        ("displacement", {"year": "40000"}),
        ("displacement", {"year": "9" * 20}),
    ],
)
def test_what_no_form_foresaw_is_refused_in_words(act, head, slug, typed):
    answer = act(head, slug, on=ON, **typed)

    assert answer.status_code == 200
    assert Page(answer).says("Not done yet.") or Page(answer).faults


def test_a_decision_that_ends_later_can_be_taken_back(act, head):
    act(head, "disability", degree="group_1", on=ON, until_on="01.03.2030")

    act(head, "end-fact", fact="disability_decisions-1", on=ON)

    assert not head.disability_decisions.on(TODAY).exists()


def test_the_country_where_somebody_is_away_is_told_by_its_name(client, worker, home):
    Absence.objects.create(individual=head_of(home), country="RU", from_on=date(2023, 10, 1))

    assert Page(client.get(f"/admin/cases/household/{home}/change/")).says("away Russia")
