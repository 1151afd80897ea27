"""Lists by facts: status, needs, group, and when somebody was last heard of."""

from datetime import date

import pytest

from cases import actions
from cases.models import NeedCode
from tests.cases.pages import Page
from tests.factories import head_of, make_household

pytestmark = pytest.mark.django_db
PEOPLE, HOUSEHOLDS = "/admin/cases/individual/", "/admin/cases/household/"
SINCE, TODAY = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def two(worker):
    """Two women, of whom the first has protection and a chronic illness."""
    first, second = make_household(), make_household({"given_name": "Անի"})
    person, by = head_of(first), worker
    status = {"status": "temporary_protection", "from_on": SINCE}
    actions.record_status(person=person, values=status, by=by, today=TODAY)
    ill = NeedCode.objects.get(pk="SM-CI")
    actions.add_need(person=person, need=ill, on=SINCE, by=by, today=TODAY)
    return first, second


def listed(client, address, **asked):
    return Page(client.get(address, asked))


@pytest.mark.parametrize("asked", [{"status": "temporary_protection"}, {"need": "SM"}])
def test_people_are_listed_by_status_and_needs(client, two, asked):
    page = listed(client, PEOPLE, **asked)

    assert page.says("1 found")
    assert page.says(str(head_of(two[0])))


def test_confidential_needs_are_no_filter(client, two):
    page = client.get(PEOPLE).content.decode()

    assert "need=SM" in page
    assert "need=SV" not in page
    assert listed(client, PEOPLE, need="SV").says("0 found")


def test_households_that_nobody_heard_of_are_listed(client, two, worker):
    actions.confirm_household(
        household=two[0], how="visit", on=date(2025, 10, 1), by=worker, today=date(2025, 10, 1)
    )

    page = client.get(HOUSEHOLDS, {"unheard": "12"})

    assert page.status_code in (200, 302)
    assert str(two[1]) in (page.url if page.status_code == 302 else page.content.decode())


@pytest.mark.parametrize("asked", ["status=x", "need=%25", "unheard=7", "need=%00"])
def test_a_filter_that_there_is_not_does_no_harm(client, two, asked):
    for address in (PEOPLE, HOUSEHOLDS):
        assert client.get(f"{address}?{asked}").status_code in (200, 302, 400)
