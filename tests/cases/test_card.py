"""The card of a household: where the slip is offered, in the family's language, and recorded."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from accounts.models import Look
from cases import actions, printed_words
from cases.cards import cards_of
from cases.sight import sight_of
from tests.cases.pages import Page
from tests.factories import family, make_household, make_user, member
from tests.printing.reading import text

pytestmark = pytest.mark.django_db
TODAY = date(2023, 10, 15)


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    for page in ("slip_page", "scope"):
        monkeypatch.setattr(f"cases.admin.{page}.today", lambda: TODAY)


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def address(household, language=""):
    return f"/admin/cases/household/{household}/card.pdf" + (language and f"?language={language}")


def card(client, household, language=""):
    answer = client.get(address(household, language))
    assert answer.status_code == 200
    return text([answer.content])


def test_it_says_the_number_the_familys_name_and_how_many_they_are(client, worker, settings):
    settings.HOTLINE = "114"
    household = family()
    size = household.members.present().count()

    printed = card(client, household)

    assert str(household) in printed
    assert "Ավանեսյան" in printed
    assert f"Членов семьи {size}" in printed
    assert "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։" in " ".join(printed.split())
    assert "114" in printed


def test_it_names_nobody_by_their_first_name(client, worker):
    printed = card(client, family())

    assert "Գոհար" not in printed
    assert "1984" not in printed


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hy", "Ընտանիքի քարտ"),
        ("en", "Family card"),
        ("", "Ընտանիքի քարտ"),
        ("ru", "Ընտանիքի քարտ"),
    ],
)
def test_it_is_in_the_language_of_the_family(client, worker, language, words):
    printed = card(client, make_household(), language)

    assert words in printed
    assert "Карточка семьи" in printed


def test_who_left_is_not_counted(client, worker):
    household = family()
    size = household.members.present().count()
    actions.member_leaves(
        person=member(household, "child"), on=date(2023, 10, 10), reason="moved", by=worker,
        today=TODAY,
    )  # fmt: skip

    assert f"Членов семьи {size - 1}" in card(client, household)


def test_it_is_recorded_as_the_slip_is(client, worker):
    household = make_household()
    card(client, household)

    look = Look.objects.get(kind="printed")

    assert (look.subject, look.actor_id) == (household.number, worker.pk)


def test_no_card_is_printed_for_people_elsewhere_or_for_a_household_that_ended(client, worker):
    elsewhere, ended = make_household(at="AM03"), make_household()
    actions.make_inactive(
        household=ended, on=date(2023, 10, 10), reason="left_country", by=worker, today=TODAY
    )

    assert client.get(address(elsewhere)).status_code == 404
    assert client.get(address(ended)).status_code == 404
    assert client.get(address("H-7K3MQ-9QX2T-P")).status_code == 404
    assert not Look.objects.filter(kind="printed").exists()


def test_page_and_slip_of_the_household_lead_to_it(client, worker):
    household = make_household()

    page = Page(client.get(f"/admin/cases/household/{household}/change/"))
    slip = Page(client.get(f"/admin/cases/household/{household}/slip/?language=en"))

    assert address(household) in page.links
    assert address(household) in {urlsplit(link).path for link in slip.links}


def test_whoever_reads_no_names_gets_the_number_alone(worker):
    household = family()
    officer = make_user("dpo")

    printed = text(cards_of([household.number], sight=sight_of(officer, TODAY), language="en"))

    assert str(household) in printed
    assert "Ավանեսյան" not in printed


def test_names_of_a_thousand_households_are_asked_for_together(
    worker, django_assert_max_num_queries
):
    households = [make_household() for _ in range(12)]
    asked, sight = [home.number for home in households], sight_of(worker, TODAY)

    with django_assert_max_num_queries(3):
        printed = text(cards_of(asked, sight=sight, language="hy"))

    assert all(str(home) in printed for home in households)


def test_every_word_stands_in_three_languages():
    assert all(all(said.values()) for said in printed_words.sentences("card").values())
