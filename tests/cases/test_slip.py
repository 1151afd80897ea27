"""What the family takes home: the number, its code, who is registered, what to do, in its words."""

import re
from datetime import date
from html import unescape

import pytest

from cases import actions, printed_words, slips
from tests.cases.pages import Page
from tests.factories import child, family, head_of, make_household, make_user, member, person_values

pytestmark = pytest.mark.django_db
TODAY = date(2023, 10, 15)


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("cases.admin.slip_page.today", lambda: TODAY)
    monkeypatch.setattr("cases.admin.scope.today", lambda: TODAY)


@pytest.fixture
def worker(client):
    user = make_user(places=["AM07"])
    client.force_login(user)
    return user


def address(household, language=""):
    return f"/admin/cases/household/{household}/slip/" + (language and f"?language={language}")


def sheet(client, household, language=""):
    """What is printed, without tags."""
    answer = client.get(address(household, language))
    assert answer.status_code == 200
    printed = re.search(r"<article.*</article>", answer.content.decode(), re.S)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", printed)))


def test_the_slip_names_the_number_and_everybody(client, worker):
    household = family()

    printed = sheet(client, household)

    assert str(household) in printed
    assert "Գոհար Ավանեսյան" in printed
    assert "Արամ Ավանեսյան" in printed
    assert "01.10.2023" in printed


@pytest.mark.parametrize(
    ("sex", "born", "said"),
    [
        ("female", date(2016, 7, 1), "girl, 7"),
        ("male", date(2005, 10, 15), "man, 18"),
        ("male", date(2005, 10, 16), "boy, 17"),
        ("female", date(1941, 7, 1), "woman, 82"),
        ("unknown", date(2020, 7, 1), "child, 3"),
        ("unknown", date(1980, 7, 1), "person, 43"),
        ("female", None, "woman"),
        ("unknown", None, "person"),
    ],
)
def test_whoever_has_no_name_yet_stands_by_sex_and_age(client, worker, sex, born, said):
    unnamed = dict.fromkeys(["given_name", "patronymic", "family_name"], "")
    precision = "estimated" if born else ""
    household = make_household(
        {}, unnamed | child(relationship="unknown", sex=sex, birth_date=born) | unnamed
        | {"birth_precision": precision, "unnamed": True},
    )  # fmt: skip

    assert f" {said} " in sheet(client, household, "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("hy", "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։"),
        ("en", "This is not a status document."),
        ("", "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։"),
        ("ru", "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։"),
        ("'><script>", "Սա կարգավիճակ հաստատող փաստաթուղթ չէ։"),
    ],
)
def test_the_slip_is_in_the_language_of_the_family(client, worker, language, words):
    printed = sheet(client, make_household(), language)

    assert words in printed
    assert "Это не документ о статусе." in printed


def test_the_language_of_the_worker_changes_nothing_on_the_slip(client, worker):
    household = make_household()
    english = sheet(client, household, "en")
    worker.language = "hy"
    worker.save()

    assert sheet(client, household, "en") == english


def test_every_sentence_stands_in_three_languages():
    sentences = [
        *printed_words.sentences("slip").values(),
        *printed_words.sentences("form").values(),
    ]

    assert len(sentences) > 30
    assert all(all(said.values()) for said in sentences)


def test_the_code_holds_the_number_and_nothing_else(monkeypatch):
    import segno

    asked = []
    make = segno.make_qr
    monkeypatch.setattr(
        "segno.make_qr", lambda content, **how: asked.append(content) or make(content, **how)
    )

    drawn = slips.code_of("H7K3MQ9QX2TP")

    assert asked == ["H-7K3MQ-9QX2T-P"]
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_the_hotline_is_that_of_the_settings_or_a_line_to_write_on(client, worker, settings):
    household = make_household()
    assert "......" in sheet(client, household)

    settings.HOTLINE = "114"

    assert ": 114" in sheet(client, household)


def test_the_slip_has_no_address_no_birth_date_and_no_telephone(client, worker):
    household = family()
    actions.add_phone(
        person=head_of(household), values={"number": "+37493550127"}, by=worker, today=TODAY
    )

    printed = sheet(client, household)

    assert "1984" not in printed
    assert "93 55 01 27" not in printed


def test_who_left_is_not_on_the_slip(client, worker):
    household = family()
    actions.member_leaves(
        person=member(household, "child"), on=date(2023, 10, 10), reason="moved", by=worker,
        today=TODAY,
    )  # fmt: skip

    assert "Արամ" not in sheet(client, household)


def test_a_name_that_is_known_only_from_the_passport_is_printed(client, worker):
    latin = {"latin_given_name": "Anna", "latin_family_name": "Ohanyan"}
    nothing = dict.fromkeys(["given_name", "patronymic", "family_name"], "")
    household = make_household(person_values(**nothing, **latin))

    assert "Anna Ohanyan" in sheet(client, household)


def test_no_slip_is_printed_for_people_elsewhere_or_for_a_household_that_ended(client, worker):
    elsewhere, ended = make_household(at="AM03"), make_household()
    actions.make_inactive(
        household=ended, on=date(2023, 10, 10), reason="left_country", by=worker, today=TODAY
    )

    assert client.get(address(elsewhere)).status_code == 404
    assert client.get(address(ended)).status_code == 404
    assert client.get(address("H-7K3MQ-9QX2T-P")).status_code == 404


def test_the_households_page_leads_to_the_slip_while_it_is_active(client, worker):
    household = make_household()

    page = Page(client.get(f"/admin/cases/household/{household}/change/"))

    assert address(household) in page.links


def test_the_page_of_the_slip_has_nothing_inline(client, worker):
    assert Page(client.get(address(make_household()))).inline == []
