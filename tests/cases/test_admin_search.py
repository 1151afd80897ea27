"""The one search box: a household is found by any of its members, or by a number."""

from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page
from tests.factories import child, family, head_of, make_household, member

pytestmark = pytest.mark.django_db
HOUSEHOLDS, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"


@pytest.fixture
def home(worker):
    """Գոհար Ավանեսյան, her husband Կարեն and their son Արամ, in Kotayk."""
    return family()


def page_of(household):
    return f"{HOUSEHOLDS}{household}/change/"


def found(client, text, url=HOUSEHOLDS):
    """Where a search leads: to a household's page, or to the links of a list."""
    response = client.get(url, {"q": text})
    return [response.url] if response.status_code == 302 else Page(response).links


@pytest.mark.parametrize(
    "text",
    [
        "Գոհար Ավանեսյան",
        "Ավանեսյան Գոհար",
        "гоар аванесян",
        "Аванесян Карен",
        "gohar avanesyan",
        "AVANESIAN gohar",
        "Արամ",
        "арам карени",
        "Aram",
        "Գոհ Ավ",
        "ava goh",
        "  Գոհար   ",
    ],
)
def test_a_household_is_found_by_any_member_s_name_and_opens(client, home, text):
    make_household({"given_name": "Ռուզաննա", "family_name": "Բեգլարյան", "patronymic": ""})

    assert found(client, text) == [page_of(home)]


def test_several_households_are_listed_to_choose_from(client, home):
    other = make_household()

    links = " ".join(found(client, "Ավանեսյան"))
    assert f"{HOUSEHOLDS}{home.pk}/change/" in links
    assert f"{HOUSEHOLDS}{other.pk}/change/" in links


def test_a_household_is_found_by_somebody_who_left(client, home, worker):
    actions.member_leaves(
        person=member(home, "child"),
        on=date(2024, 1, 1),
        reason="died",
        by=worker,
        today=date(2024, 1, 1),
    )

    assert found(client, "Արամ") == [page_of(home)]


def test_an_inactive_household_is_found(client, home, worker):
    actions.make_inactive(
        household=home,
        on=date(2024, 1, 1),
        reason="left_country",
        by=worker,
        today=date(2024, 1, 1),
    )

    assert found(client, "Գոհար") == [page_of(home)]


SPELLINGS = [
    str,
    lambda number: str(number).lower(),
    lambda number: str(number).replace("-", " "),
    lambda number: number.pk,
    lambda number: number.pk.replace("0", "o").replace("1", "l"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_household_is_found_by_its_number_in_any_spelling(client, home, spelling):
    assert found(client, spelling(home)) == [page_of(home)]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_household_is_found_by_a_person_s_number(client, home, spelling):
    assert found(client, spelling(head_of(home))) == [page_of(home)]


@pytest.mark.parametrize("url", [HOUSEHOLDS, PEOPLE])
def test_a_mistyped_number_is_said_to_be_mistyped(client, worker, url):
    page = Page(client.get(url, {"q": "H-7K3MQ-9QX2T-Q"}))

    assert page.says("H-7K3MQ-9QX2T-Q is mistyped.")
    assert page.values["q"] == "H-7K3MQ-9QX2T-Q"


@pytest.mark.parametrize("url", [HOUSEHOLDS, PEOPLE])
@pytest.mark.parametrize("text", ["Zzyzx", "H-7K3MQ-9QX2T-P", "ա" * 5_000, "😀", "%", "_", "'--"])
def test_where_nobody_is_found_the_page_says_so(client, home, url, text):
    page = Page(client.get(url, {"q": text}))

    assert page.says("Nobody is found in your places.")
    assert page.inline == []


@pytest.mark.parametrize("text", ["Գոհար", "gohar", str, lambda home: str(head_of(home))])
def test_a_household_elsewhere_is_not_found_by_any_way(client, worker, text):
    elsewhere = make_household(at="AM03")
    typed = text(elsewhere) if callable(text) else text

    assert Page(client.get(HOUSEHOLDS, {"q": typed})).says("Nobody is found in your places.")
    assert Page(client.get(PEOPLE, {"q": typed})).says("Nobody is found in your places.")


def test_somebody_entered_by_mistake_finds_no_household_by_name(client, home, worker):
    actions.member_leaves(
        person=member(home, "child"),
        on=date(2024, 1, 1),
        reason="entered_by_mistake",
        by=worker,
        today=date(2024, 1, 1),
    )

    assert Page(client.get(HOUSEHOLDS, {"q": "Արամ"})).says("Nobody is found")


@pytest.mark.parametrize("text", ["Արամ Ավանեսյան", "арам", "Aram"])
def test_a_person_is_found_by_name_in_any_script(client, home, text):
    page = Page(client.get(PEOPLE, {"q": text}))

    assert page.says("1 found")
    assert any(member(home, "child").pk in link for link in page.links)


def test_people_of_a_household_are_found_by_its_number(client, home):
    make_household({}, child())

    assert Page(client.get(PEOPLE, {"q": str(home)})).says("3 found")


@pytest.mark.parametrize("query", ["q=%00", "place=%00", "sex__exact=%00", "number=%00", "q=a%00b"])
@pytest.mark.parametrize("url", [HOUSEHOLDS, PEOPLE])
def test_a_nul_in_the_address_is_refused(client, worker, url, query):
    assert client.get(f"{url}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["members__given_name=x", "registered_by__password=x", "nonsense=x"]
)
def test_the_list_is_asked_by_its_own_filters_only(client, home, query):
    response = client.get(f"{HOUSEHOLDS}?{query}")

    assert response.status_code == 400 or response.url.endswith("?e=1")
