"""What a family takes home of its answers, the list of partners, and who is told of a new one."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from accounts.actions import agreements
from cases import actions, printed_words
from cases.consent_receipt import sheet_of
from cases.data_today import new_partners
from tests.cases.pages import Page
from tests.factories import family, head_of, make_organisation, make_user, member, place

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
PARTNERS = "/admin/cases/household/partners/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("cases.admin.consent_pages.today", lambda: TODAY)
    monkeypatch.setattr("cases.admin.scope.today", lambda: TODAY)
    monkeypatch.setattr("refugee_response.site.today", lambda: TODAY)


def agree(partner="KAMURJ", *, purposes=("assistance",), at="AM07", on=TODAY, **changes):
    """A signed agreement of a day."""
    organisation = make_organisation(partner, is_controller=False, kind="national_ngo")
    drafted = agreements.draft_agreement(
        values={
            "partner": organisation, "title": partner, "purposes": list(purposes),
            "basis": "consent", "decree": "", "field_classes_shared": ["administrative"],
            "from_on": on, "until_on": None,
        } | changes,
        places=[place(at)], by=make_user("administrator"), today=on,
    )  # fmt: skip
    for _signature in range(2):
        drafted = agreements.sign_agreement(agreement=drafted, by=make_user("dpo"), today=on)
    return drafted


def said(person, state="given", purpose="assistance", **more):
    asked = {"partner": None, "said_by": "self", "speaker": None, "valid_until": None}
    return actions.record_consent(
        individual=person, purpose=purpose, state=state, language="hy", explained="aloud",
        on=TODAY, today=TODAY, by=make_user(), at=AT, **asked | more,
    )  # fmt: skip


def sheets(client, household, language="en"):
    """What is printed for each person, without tags."""
    answer = client.get(f"/admin/cases/household/{household}/consent/receipt/?language={language}")
    printed = re.findall(r"<article.*?</article>", answer.content.decode(), re.S)
    return [re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", one))) for one in printed]


def test_each_who_answered_has_a_sheet_of_their_own(client, home):
    wife, boy = head_of(home), member(home, "child")
    given, refused = said(wife), said(wife, "refused", "health")
    said(boy, said_by="caregiver", speaker=wife)

    printed = sheets(client, home)

    assert len(printed) == 2
    of_wife = next(sheet for sheet in printed if str(given) in sheet)
    assert str(refused) in of_wife
    assert "I agree" in of_wife
    assert "I do not agree" in of_wife
    of_boy = next(sheet for sheet in printed if str(given) not in sheet)
    assert f"Answered for them За него ответил(а) {wife.given_name}" in of_boy
    assert "until до 15.03.2028" in of_boy


def test_a_sheet_names_the_partners_of_today_and_how_to_change_ones_mind(client, home, settings):
    settings.HOTLINE = "114"
    agree(basis="consent")
    agree("UNHCR", purposes=["life_saving"], basis="duty", decree="N 7 (invented)")
    said(head_of(home))

    (printed,) = sheets(client, home)

    for words in (
        "KAMURJ", "By law also", "N 7 (invented)", "It changes nothing about the help you get.",
        "You may change your mind at any time", ": 114", "This is not a status document.",
        "Это не документ о статусе.", "Signature",
    ):  # fmt: skip
        assert words in printed


def test_a_sheet_says_no_more_of_a_person_than_their_slip(client, home):
    wife = head_of(home)
    actions.add_phone(person=wife, values={"number": "+37493550127"}, by=make_user(), today=TODAY)
    said(wife)

    (printed,) = sheets(client, home)

    assert wife.given_name in printed
    for hidden in ("1984", "93 55 01 27", wife.patronymic, str(wife)):
        assert hidden not in printed


def test_a_partner_that_was_refused_stands_on_the_sheet(client, home):
    make_organisation("KAMURJ", is_controller=False, kind="national_ngo")
    wife = head_of(home)
    said(wife)
    said(wife, "refused", partner=agree().partner)

    (printed,) = sheets(client, home)

    assert "only this partner: KAMURJ I do not agree" in printed


@pytest.mark.parametrize(
    ("language", "words"), [("hy", "Համաձայն եմ"), ("en", "I agree"), ("ru", "Համաձայն եմ")]
)
def test_the_sheet_is_in_the_language_of_the_family(client, home, language, words):
    said(head_of(home))

    (printed,) = sheets(client, home, language)

    assert words in printed
    assert "Согласен (согласна)" in printed


def test_every_sentence_stands_in_three_languages():
    said = printed_words.sentences("consent").values()

    assert len(said) > 25
    assert all(all(one.values()) for one in said)


def test_the_list_of_partners_is_that_of_today(client, worker):
    agree()
    agree("DRC", purposes=["health"], on=TODAY + timedelta(1))
    agree("PIN", purposes=["statistics"], on=TODAY - timedelta(9), until_on=TODAY + timedelta(9))

    page = Page(client.get(f"{PARTNERS}?language=en"))

    assert "KAMURJ" in page.text
    assert "PIN" in page.text
    assert "DRC" not in page.text
    assert page.inline == []


def news(places=("AM07",), day=TODAY):
    return [
        (purpose.value, partner.pk) for purpose, partner, _since in
        new_partners(day=day, places=set(places))
    ]  # fmt: skip


def test_a_new_partner_is_told_for_thirty_days_where_it_works():
    agree()

    assert news() == [("assistance", "KAMURJ")]
    assert news(places=["AM07-C01"]) == [("assistance", "KAMURJ")]
    assert news(places=["AM03"]) == []
    assert news(day=TODAY + timedelta(29)) == [("assistance", "KAMURJ")]
    assert news(day=TODAY + timedelta(30)) == []


def test_a_partner_that_only_goes_on_is_no_news_and_a_new_purpose_of_it_is():
    agree(on=TODAY - timedelta(90))
    agree(purposes=["assistance", "health"])

    assert news() == [("health", "KAMURJ")]


def test_whom_a_decree_shows_people_is_no_news_that_one_may_refuse():
    agree(basis="duty", decree="N 7 (invented)")

    assert news() == []


def test_the_office_reads_of_a_new_partner_on_its_start_page(client, worker):
    agree()

    page = Page(client.get("/admin/"))

    assert page.says("New partners")
    assert page.says("KAMURJ (KAMURJ)")


def test_the_start_page_says_nothing_where_nobody_is_new(client, worker):
    assert not Page(client.get("/admin/")).says("New partners")


def test_a_household_that_answered_nothing_has_no_sheet(client, worker):
    assert sheets(client, family()) == []


def test_a_partner_prints_no_name_of_somebody_whom_it_does_not_see(client, home):
    wife, boy = head_of(home), member(home, "child")
    said(boy, said_by="caregiver", speaker=wife)
    sheet = sheet_of([boy], on=TODAY, language="en", partner="KAMURJ")

    assert [receipt.speakers for receipt in sheet.receipts] == [[]]
    assert [r.speakers for r in sheet_of([boy], on=TODAY, language="en").receipts] != [[]]
