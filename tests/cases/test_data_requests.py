"""Requests about people's data: opened by a number, due in 30 days, closed with what came of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cases import actions
from cases.models import DataRequest, Household, Individual, Restriction
from tests.cases.pages import Page, typed_again
from tests.cases.refusals import codes_of, refused, refused_by_the_database
from tests.factories import family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
LIST = "/admin/cases/datarequest/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    for door in ("data_requests", "scope", "consent_pages", "action_pages"):
        monkeypatch.setattr(f"cases.admin.{door}.today", lambda: TODAY)


@pytest.fixture
def officer(client):
    user = make_user("dpo")
    client.force_login(user)
    return user


def opened(person, **asked):
    values = {"number": str(person), "kind": "access", "asked_by": "She herself", "on": TODAY}
    return actions.open_request(**values | asked, by=make_user("dpo"), today=TODAY)


def seen(user, on=TODAY):
    return set(Individual.objects.visible_to(user, on=on).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "spelling", [str, lambda person: str(person).lower().replace("-", " "), lambda p: p.number]
)
def test_a_request_is_opened_by_the_persons_number_in_any_spelling(spelling):
    person = head_of(family())

    request = opened(person, number=spelling(person))

    assert request.individual == person
    assert request.due_on == TODAY + timedelta(30)


def test_while_it_is_open_its_officer_sees_that_person_and_nobody_else():
    household = family()
    person, officer = head_of(household), make_user("dpo")
    make_household()
    assert seen(officer) == set()

    request = opened(person)
    assert seen(officer) == {person.number}
    assert Household.objects.visible_to(officer, on=TODAY).get() == household

    actions.close_request(request=request, outcome="Shown to her.", by=officer, today=TODAY)
    assert seen(officer) == set()


def test_a_closed_request_stays_in_the_officers_list_without_the_person():
    officer, request = make_user("dpo"), opened(head_of(family()))
    actions.close_request(request=request, outcome="Shown to her.", by=officer, today=TODAY)

    assert list(DataRequest.objects.visible_to(officer, on=TODAY)) == [request]


@pytest.mark.parametrize("role", ["supervisor", "auditor", "administrator", "partner"])
def test_requests_are_the_officers_alone(role):
    opened(head_of(make_household(at="AM03")))

    user = make_user(role, places=["AM07"])

    assert not DataRequest.objects.visible_to(user, on=TODAY).exists()


def test_an_authority_names_its_paper():
    person = head_of(family())

    with refused("authority_without_paper"):
        opened(person, kind="authority", asked_by="A court")
    with refused_by_the_database(
        "data_request_of_an_authority_has_its_paper", "authority_without_paper"
    ):
        DataRequest.objects.filter(pk=opened(person).pk).update(kind="authority")

    request = opened(person, kind="authority", asked_by="A court", paper="N 12 of 1 March 2024")
    assert request.paper == "N 12 of 1 March 2024"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "P-7K3MQ-9QX2T-P"}, "mistyped"),
        ({"number": "Gohar"}, "unknown"),
        ({"on": TODAY + timedelta(1)}, "future"),
    ],
)
def test_what_is_mistyped_is_refused_in_words(changes, code):
    with pytest.raises(ValidationError) as caught:
        opened(head_of(family()), **changes)

    assert codes_of(caught.value) == [code]


def test_a_request_is_closed_once_and_with_what_came_of_it():
    request, officer = opened(head_of(family())), make_user("dpo")

    with refused("no_outcome"):
        actions.close_request(request=request, outcome=" ", by=officer, today=TODAY)
    actions.close_request(request=request, outcome="Shown to her.", by=officer, today=TODAY)
    with refused("closed_already"):
        actions.close_request(request=request, outcome="Again", by=officer, today=TODAY)


def test_the_officer_opens_reads_and_closes_a_request_by_its_pages(client, officer):
    person = head_of(family())
    page = Page(client.get(f"{LIST}add/"))
    sent = client.post(
        f"{LIST}add/",
        typed_again(page, number=str(person), kind="correction", asked_by="She herself"),
    )

    found = Page(client.get(sent.url))
    assert person.full_name in found.text
    client.post(sent.url, typed_again(found, outcome="Corrected."))

    closed = Page(client.get(sent.url))
    assert closed.says("closed")
    assert person.full_name not in closed.text
    assert DataRequest.objects.get().outcome == "Corrected."


def test_the_page_says_what_is_wrong_where_it_is(client, officer):
    page = Page(client.get(f"{LIST}add/"))

    sent = client.post(
        f"{LIST}add/", typed_again(page, number="P-1", kind="authority", asked_by="A court")
    )

    assert "number and date" in Page(sent).text
    assert not DataRequest.objects.exists()


def test_what_is_due_stands_on_the_officers_start_page(client, officer):
    late = opened(head_of(family()), on=date(2024, 1, 1))

    page = Page(client.get("/admin/"))

    assert f"{LIST}{late}/change/" in page.links
    assert page.says("overdue")
    assert str(late) in Page(client.get(f"{LIST}?open=late")).text


def test_the_officer_hides_somebody_whom_a_request_is_about(client, officer):
    person = head_of(family())
    opened(person, kind="restriction")
    address = f"/admin/cases/individual/{person}/restrict/"

    client.post(address, typed_again(Page(client.get(address)), reason="In danger"))

    assert Restriction.objects.get().individual == person
    page = Page(client.get(f"/admin/cases/individual/{person}/change/"))
    assert page.says("hidden from partners") and 'title="In danger"' in page.text
    hidden = Page(client.get("/admin/cases/restriction/?now=yes")).text
    assert str(person) in hidden
    assert person.full_name not in hidden


def test_the_officer_sees_all_who_are_hidden_and_none_of_their_names(client, officer):
    person = head_of(make_household(at="AM03"))
    actions.restrict(
        target=person, reason="In danger", on=TODAY, until=None, by=make_user(), today=TODAY
    )

    page = Page(client.get("/admin/cases/restriction/"))

    assert str(person) in page.text
    assert person.full_name not in page.text


def test_the_consents_of_that_person_are_the_officers_too_and_of_nobody_else(client, officer):
    household = family()
    opened(member(household, "spouse"))

    page = Page(client.get(f"/admin/cases/household/{household}/consent/"))

    assert f"{member(household, 'spouse').number}-assistance" in page.values
    assert f"{head_of(household).number}-assistance" not in page.values


@pytest.mark.parametrize("kind", ["household", "individual"])
def test_an_empty_list_says_how_somebody_comes_into_it(client, officer, kind):
    make_household()

    page = Page(client.get(f"/admin/cases/{kind}/"))

    assert page.says("You see a person while a request about their data is open.")
    assert "/admin/cases/datarequest/add/" in page.links
    searched = Page(client.get(f"/admin/cases/{kind}/?q=Ավանեսյան"))
    assert searched.says("Nobody is found among the people about whose data a request is open.")
