"""The page of one household as it is opened: what it shows, to whom, in how many queries."""

from datetime import date

import pytest

from cases import actions
from cases.models import Household, Individual
from tests.cases.pages import Page
from tests.factories import (
    child,
    family,
    make_household,
    make_user,
    member,
    place,
)

pytestmark = pytest.mark.django_db


def address(household):
    return f"/admin/cases/household/{household}/change/"


def test_who_reports_a_mistake_is_not_asked_to_decide_on_it(client, worker):
    son = member(family(), "child")
    day = date(2024, 1, 1)
    said = {"reason": "entered_by_mistake", "note": "", "by": worker, "today": day}
    actions.report_mistake(target=son, **said)
    deciding = f"/admin/cases/individual/{son}/decide-mistake/"

    assert deciding not in Page(client.get(address(son.household))).links
    client.force_login(make_user("supervisor", places=["AM07"]))
    assert deciding in Page(client.get(address(son.household))).links


def test_opening_a_page_writes_nothing(client, worker):
    household = family()
    client.get(address(household))

    household.refresh_from_db()
    assert Household.objects.get().version == household.version


SPELLINGS = [str.lower, lambda n: n.replace("-", " "), lambda n: n.replace("-", "")]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_household_opens_by_its_number_in_any_spelling(client, worker, spelling):
    household = family()

    assert client.get(address(spelling(str(household)))).status_code == 200


def test_elsewhere_mistyped_and_unknown_households_are_not_found_alike(client, worker):
    elsewhere = make_household(at="AM03", on=date(2023, 9, 30))
    unknown, mistyped = "H-7K3MQ-9QX2T-P", "H-7K3MQ-9QX2T-Q"

    answers = [client.get(address(number)) for number in (elsewhere, unknown, mistyped)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("tail", ["%00", "x" * 3_000, "H", "💥", "1%27%20OR%201=1"])
def test_an_address_that_names_nothing_is_not_found(client, worker, tail):
    response = client.get(f"/admin/cases/household/{tail}/change/")

    assert response.status_code in (400, 404)


def test_former_members_stand_below_and_open(client, worker):
    household = family()
    left = member(household, "child")
    actions.member_leaves(
        person=left,
        on=date(2024, 1, 1),
        reason="stayed_behind",
        by=worker,
        today=date(2024, 1, 2),
    )

    page = Page(client.get(address(household)))

    assert page.says("Former members")
    assert f"/admin/cases/individual/{left}/change/" in page.links
    assert page.says("2 people now")


@pytest.mark.parametrize("members", [3, 12])
def test_the_page_asks_the_database_the_same_however_many_they_are(
    client, worker, members, django_assert_max_num_queries
):
    others = [child(given_name=f"Արամ {n}") for n in range(members - 1)]
    household = make_household({}, *others)
    client.get(address(household))

    with django_assert_max_num_queries(15):
        client.get(address(household))


def test_households_opened_last_stand_on_today_the_last_first(client, worker):
    first, second = make_household(), family()
    client.get(address(first))
    client.get(address(second))

    page = Page(client.get("/admin/"))

    opened = [link for link in page.links if link in (address(first), address(second))]
    assert opened == [address(second), address(first)]


def test_a_household_that_moved_out_of_reach_leaves_today(client, worker):
    household = make_household(on=date(2023, 10, 1))
    client.get(address(household))
    actions.change_address(
        household=household,
        kind="actual",
        place=place("AM03"),
        address="",
        accommodation="rented",
        on=date(2023, 11, 1),
        by=worker,
        today=date(2023, 11, 1),
    )

    assert address(household) not in Page(client.get("/admin/")).links


def test_text_of_a_person_is_never_run(client, worker):
    household = make_household({"family_name": "<script>alert(1)</script>"})

    page = Page(client.get(address(household)))

    assert page.inline == []
    assert Individual.objects.get().family_name == page.values["members-0-family_name"]
