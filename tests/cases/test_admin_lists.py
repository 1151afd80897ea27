"""Lists of households and people: filters, and no more work for 60 rows than for 3."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import paging
from cases import actions
from tests.cases.pages import Page
from tests.factories import child, family, head_of, make_household, member

pytestmark = pytest.mark.django_db
HOUSEHOLDS, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"
LISTS = pytest.mark.parametrize("url", [HOUSEHOLDS, PEOPLE])


def numbers_in(client, url, **query):
    """Numbers of the records that a list links to."""
    links = Page(client.get(url, query)).links
    return {match[1] for link in links if (match := re.match(url + r"([0-9A-Z]{12})/change", link))}


def queries(client, url, **query):
    """What a list asks the database for."""
    client.get(url, query)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url, query).status_code == 200
    # Of what stands prepared Django tells no words: that is who asks, and the look.
    return [each["sql"] or "" for each in asked.captured_queries]


def test_a_row_says_on_a_phone_what_its_columns_are(client, worker):
    make_household(on=date(2023, 10, 1))

    text = Page(client.get(HOUSEHOLDS)).text

    assert '<td data-label="Children" class="field-children">0</td>' in text
    assert '<td data-label="Lives in" class="field-home">Kotayk' in text


@LISTS
def test_a_name_in_latin_letters_is_written_once(client, worker, url):
    make_household({"given_name": "Artak", "patronymic": "Sergeyi", "family_name": "Tangyan"})
    make_household()

    text = Page(client.get(url)).text

    assert text.count("Artak") == text.count("Artak Sergeyi Tangyan") == 1
    assert "Gohar Avanesyan · Գոհար Սերգեյի Ավանեսյան" in text


@LISTS
@pytest.mark.parametrize("query", [{}, {"place": "AM07"}, {"q": "Ավանեսյան"}])
def test_a_list_asks_the_same_for_3_rows_and_for_60(client, worker, url, query):
    for _household in range(3):
        make_household()
    few = len(queries(client, url, **query))
    for _household in range(57):
        make_household()

    assert len(queries(client, url, **query)) == few <= 13


@LISTS
def test_a_list_never_counts_everybody(client, worker, url):
    make_household()
    make_household()

    counting = [sql for sql in queries(client, url) if "COUNT(" in sql and "cases_" in sql]

    assert counting
    assert all(f"LIMIT {paging.COUNTED + 1}" in sql for sql in counting)


@LISTS
def test_a_list_says_that_there_are_more_than_it_counts(client, worker, url, monkeypatch):
    monkeypatch.setattr(paging, "COUNTED", 2)
    for _household in range(4):
        make_household()

    assert Page(client.get(url)).says("more than 2: choose a filter or search")


@LISTS
def test_a_list_says_how_many_there_are(client, worker, url):
    make_household()
    make_household()

    assert Page(client.get(url)).says("2 found")


@LISTS
def test_a_list_shows_nobody_from_elsewhere(client, worker, url):
    make_household(at="AM03")

    assert Page(client.get(url)).says("0 found")


def test_a_household_is_described_in_its_row(client, worker):
    household = family(at="AM07-S001")

    page = Page(client.get(HOUSEHOLDS))

    assert page.says(str(household))
    assert page.says("Gohar Avanesyan · Գոհար Սերգեյի Ավանեսյան")
    assert page.says("Abovyan")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("AM07", {"town", "village"}),
        ("AM07-C01", {"town"}),
        ("AM07-S001", {"town"}),
        ("AM07-C02", {"village"}),
        ("AM03", set()),
        ("nowhere", set()),
    ],
)
def test_households_are_narrowed_to_a_place_and_all_that_lies_in_it(client, worker, place, shown):
    homes = {"town": make_household(at="AM07-S001"), "village": make_household(at="AM07-S012")}

    found = numbers_in(client, HOUSEHOLDS, place=place)

    assert {name for name, household in homes.items() if household.pk in found} == shown


def test_a_chosen_place_offers_what_lies_in_it(client, worker):
    links = Page(client.get(HOUSEHOLDS, {"place": "AM07"})).links

    assert "?place=AM07-C01" in links
    assert not any("place=AM071" in link for link in links)


PEOPLE_OF = {
    "young": {"birth_date": date(2019, 1, 1), **{"relationship": "child"}},
    "old": {"birth_date": date(1940, 1, 1), "relationship": "parent"},
    "disabled": {
        "relationship": "sibling",
        "walking": 4,
        "wg_asked_on": date(2023, 10, 1),
        "wg_method": "self",
    },
}


@pytest.mark.parametrize(
    ("with_someone", "who"), [("children", "young"), ("65", "old"), ("disability", "disabled")]
)
def test_lists_are_narrowed_by_who_somebody_is(client, worker, with_someone, who):
    homes = {name: make_household({}, values) for name, values in PEOPLE_OF.items()}
    person = homes[who].members.get(is_head=False)

    assert numbers_in(client, HOUSEHOLDS, **{"with": with_someone}) == {homes[who].pk}
    assert numbers_in(client, PEOPLE, who=with_someone) == {person.pk}


@pytest.mark.parametrize(
    ("state", "shown"),
    [(None, {"active"}), ("inactive", {"inactive"}), ("all", {"active", "inactive"})],
)
def test_inactive_households_are_listed_where_they_are_asked_for(client, worker, state, shown):
    homes = {"active": make_household(), "inactive": make_household()}
    end(homes["inactive"], worker)

    found = numbers_in(client, HOUSEHOLDS, **({"state": state} if state else {}))

    assert {name for name, household in homes.items() if household.pk in found} == shown


def end(household, by):
    """The household leaves the country."""
    actions.make_inactive(
        household=household,
        on=date(2024, 1, 1),
        reason="left_country",
        by=by,
        today=date(2024, 1, 1),
    )


@pytest.mark.parametrize(
    ("state", "shown"), [(None, {"head"}), ("left", {"child"}), ("all", {"head", "child"})]
)
def test_people_who_left_are_listed_where_they_are_asked_for(client, worker, state, shown):
    household = make_household({}, child())
    people = {who: member(household, who) for who in ("head", "child")}
    actions.member_leaves(
        person=people["child"],
        on=date(2024, 1, 1),
        reason="died",
        by=worker,
        today=date(2024, 1, 1),
    )

    found = numbers_in(client, PEOPLE, **({"state": state} if state else {}))

    assert {who for who, person in people.items() if person.pk in found} == shown


def test_a_person_stands_in_the_list_with_their_household(client, worker):
    household = make_household()

    page = Page(client.get(PEOPLE))

    assert f"{HOUSEHOLDS}{household}/change/" in page.links
    assert page.says(str(head_of(household)))


@pytest.mark.parametrize("query", [{"p": "9999"}, {"p": "x"}, {"o": "99"}, {"o": "x"}, {"all": ""}])
@LISTS
def test_a_list_answers_to_an_odd_page_or_order(client, worker, url, query):
    make_household()

    assert client.get(url, query).status_code in (200, 302)
