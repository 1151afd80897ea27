"""What no longer holds of a person is still told on the person's page, with its days."""

from datetime import date

import pytest

from cases import actions
from cases.models import NeedCode
from tests.cases.pages import Page, action_address
from tests.factories import head_of, make_household, make_user

pytestmark = pytest.mark.django_db
SINCE, UNTIL, TODAY = date(2024, 3, 1), date(2024, 6, 1), date(2025, 11, 14)
DAYS = "01.03.2024 – 01.06.2024"


@pytest.fixture
def person(worker):
    return head_of(make_household())


@pytest.fixture
def ended(person):
    """Record a need of the person that ended."""

    def record(code, by):
        need = NeedCode.objects.get(pk=code)
        actions.add_need(person=person, need=need, on=SINCE, by=by, today=TODAY)
        actions.end_fact(fact=person.needs.get(need=need), on=UNTIL, by=by, today=TODAY)

    return record


def page_of(client, person):
    return Page(client.get(action_address(person, "change")))


def test_a_paper_that_ended_stands_under_earlier_with_its_days_and_why(client, worker, person):
    paper = {"type": "passport", "number": "AN0123456", "from_on": SINCE}
    actions.add_document(person=person, values=paper, by=worker, today=TODAY)
    fact = person.documents.get()
    actions.end_fact(fact=fact, on=UNTIL, by=worker, today=TODAY, state="lost")

    page = page_of(client, person)

    assert page.says("Earlier (1)")
    assert page.says(f"passport AN 0123456 lost {DAYS}")


def test_a_need_that_ended_stands_under_earlier(client, worker, person, ended):
    ended("SM-CI", worker)

    assert page_of(client, person).says(f"Specific need Chronic illness SM-CI {DAYS}")


def test_confidential_needs_that_ended_are_seen_by_cleared_staff_only(client, person, ended):
    supervisor = make_user("supervisor", places=["AM07"])
    ended("SV-VA", supervisor)

    assert not page_of(client, person).says("Exposure to")
    assert not page_of(client, person).says("Earlier")
    client.force_login(supervisor)
    assert page_of(client, person).says("Exposure to")


def test_what_still_holds_is_not_called_earlier(client, worker, person):
    need = NeedCode.objects.get(pk="SM-CI")
    actions.add_need(person=person, need=need, on=SINCE, by=worker, today=TODAY)
    actions.add_displacement(person=person, values={"year": 1992}, by=worker, today=TODAY)

    page = page_of(client, person)

    assert page.says("Chronic illness") and page.says("1992")
    assert not page.says("Earlier")
