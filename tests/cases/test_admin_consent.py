"""The page on which a family is asked for consent: by whom, for what; and what takes it back."""

from datetime import UTC, date, datetime

import pytest

from cases import actions
from cases.models import Consent
from tests.cases.pages import Page, typed_again
from tests.factories import family, head_of, make_household, make_organisation, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("cases.admin.consent_pages.today", lambda: TODAY)
    monkeypatch.setattr("cases.admin.consent_pages.now", lambda: AT)
    monkeypatch.setattr("cases.admin.scope.today", lambda: TODAY)


@pytest.fixture
def wife(home):
    return head_of(home)


@pytest.fixture
def husband(home):
    return member(home, "spouse")


@pytest.fixture
def boy(home):
    return member(home, "child")


def address(household, more=""):
    return f"/admin/cases/household/{household}/consent/{more}"


def answer(client, household, **typed):
    """Open the page, type, and send it."""
    page = Page(client.get(address(household)))
    return client.post(address(household), typed_again(page, **typed))


def cell(person, purpose="assistance"):
    return f"{person.number}-{purpose}"


def given(person, purpose="assistance", **said):
    asked = {"partner": None, "said_by": "self", "speaker": None, "valid_until": None, "on": TODAY}
    asked |= {"language": "hy", "explained": "aloud", "today": TODAY, "at": AT}
    return actions.record_consent(
        individual=person, purpose=purpose, state="given", by=make_user(), **asked | said
    )


def said(household):
    rows = Consent.objects.current().filter(individual__household=household)
    return {(c.individual_id, c.purpose, c.state, c.said_by) for c in rows}


def test_a_family_is_asked_on_one_page(client, home, wife, husband, boy):
    sent = answer(
        client, home,
        **{cell(wife): "given", cell(wife, "health"): "refused", cell(husband): "given",
           cell(boy): "given"},
    )  # fmt: skip

    assert sent.url == address(home, "receipt/")
    assert said(home) == {
        (wife.number, "assistance", "given", "self"),
        (wife.number, "health", "refused", "self"),
        (husband.number, "assistance", "given", "self"),
        (boy.number, "assistance", "given", "caregiver"),
    }


def test_a_child_is_offered_its_parents_and_nobody_else_to_answer(client, home, wife, husband, boy):
    page = Page(client.get(address(home)))

    assert page.values[f"{boy.number}-speaker"] in (wife.number, husband.number)
    assert page.values[f"{wife.number}-speaker"] == "self"


def test_whoever_is_away_is_spoken_for_and_then_only_for_assistance(client, home, wife, husband):
    actions.record_absence(
        person=husband, values={"country": "RU", "from_on": date(2024, 1, 1)}, by=make_user(),
        today=TODAY,
    )  # fmt: skip

    refused = answer(client, home, **{cell(husband): "given", cell(husband, "health"): "given"})

    page = Page(refused)
    assert page.values[f"{husband.number}-speaker"] == wife.number
    assert "90 days" in page.text
    assert said(home) == set()
    answer(client, home, **{cell(husband): "given"})
    assert said(home) == {(husband.number, "assistance", "given", "relative")}


def test_every_fault_is_shown_at_once_and_what_was_typed_stays(client, home, wife, husband):
    refused = answer(
        client, home, **{cell(wife): "withdrawn", cell(husband, "health"): "given",
                         "on": "01.03.2030"},
    )  # fmt: skip

    page = Page(refused)
    assert page.values[cell(wife)] == "withdrawn"
    assert page.values[cell(husband, "health")] == "given"
    assert "Nothing was given that could be withdrawn" in page.text
    assert "That day is still to come" in page.text


def test_an_empty_page_is_refused_in_words(client, home):
    assert "Nobody answered anything" in Page(answer(client, home)).text


def test_a_page_that_somebody_overtook_is_refused_and_says_so(client, home, wife):
    refused = answer(client, home, version="0", **{cell(wife): "given"})

    assert "Somebody saved this household while you were typing" in Page(refused).text
    assert said(home) == set()


def test_one_partner_may_be_refused(client, home, wife):
    make_organisation("KAMURJ", is_controller=False, kind="national_ngo")

    answer(client, home, partner="KAMURJ", **{cell(wife): "refused"})

    assert Consent.objects.get().partner_id == "KAMURJ"
    assert "KAMURJ" in Page(client.get(address(home))).text


def test_a_click_and_a_second_one_withdraw(client, home, wife):
    consent = given(wife)
    page = Page(client.get(address(home)))
    link = address(home, f"withdraw/?consent={consent}")
    assert link in page.links

    confirm = Page(client.get(link))
    sent = client.post(link, typed_again(confirm))

    assert sent.url == address(home)
    assert said(home) == {(wife.number, "assistance", "withdrawn", "self")}


def test_what_is_withdrawn_cannot_be_withdrawn_again(client, home, wife):
    consent = given(wife)
    actions.withdraw(consent=consent, by=make_user(), today=TODAY, at=AT)

    assert client.get(address(home, f"withdraw/?consent={consent}")).status_code == 404


def test_a_consent_of_elsewhere_is_not_withdrawn_from_here(client, home):
    elsewhere = given(head_of(make_household(at="AM03")))

    for link in (f"withdraw/?consent={elsewhere}", "withdraw/", "withdraw/?consent=nonsense"):
        assert client.get(address(home, link)).status_code == 404


def test_all_answers_stay_on_the_page(client, home, wife):
    consent = given(wife)
    actions.withdraw(consent=consent, by=make_user(), today=TODAY, at=AT)

    page = Page(client.get(address(home)))

    assert page.says(str(consent))
    assert page.says("overtaken")


def test_the_card_and_the_panel_say_what_was_agreed(client, home, wife, husband, boy):
    given(wife)
    given(wife, "health", valid_until=date(2024, 2, 1), on=date(2024, 1, 1))

    page = Page(client.get(f"/admin/cases/household/{home}/change/"))

    assert "assistance 1/3" in " ".join(page.text.split())
    assert address(home) in page.links


def test_before_anybody_was_asked_the_page_says_how_to(client, home):
    page = Page(client.get(f"/admin/cases/household/{home}/change/"))

    assert page.says("Ask for consent")


def test_the_slip_leads_to_consent(client, home, monkeypatch):
    assert address(home) in Page(client.get(f"/admin/cases/household/{home}/slip/")).links


def test_a_household_elsewhere_has_no_page_of_consent(client, worker):
    elsewhere = make_household(at="AM03")

    for more in ("", "receipt/"):
        assert client.get(address(elsewhere, more)).status_code == 404


def test_nothing_is_inline(client, home, wife):
    consent = given(wife)

    for more in ("", "receipt/", f"withdraw/?consent={consent}"):
        assert Page(client.get(address(home, more))).inline == []


def test_the_page_costs_as_much_for_many_as_for_few(client, worker, django_assert_num_queries):
    small, large = make_household(), family()
    answer(client, large, **{cell(person): "given" for person in large.members.all()})

    with django_assert_num_queries(QUERIES):
        client.get(address(small))
    with django_assert_num_queries(QUERIES):
        client.get(address(large))


QUERIES = 13


def test_a_guardian_of_another_household_stands_by_number_and_not_by_name(client, home, boy):
    guardian = head_of(make_household({"given_name": "Անուշիկ"}, at="AM03"))
    values = {"kind": "guardian", "other": guardian, "may_consent": True}
    actions.link_people(person=boy, values=values, by=make_user(), today=date(2024, 2, 1))
    given(boy, said_by="caregiver", speaker=guardian)

    for more in ("", "receipt/"):
        page = Page(client.get(address(home, more)))
        assert str(guardian) in page.text
        assert "Անուշիկ" not in page.text
