"""The card of data quality on a household's page: what to look at again, and where it leads."""

from datetime import date

import pytest

from cases import actions
from cases.models import NeedCode
from tests.cases.pages import Page, action_address
from tests.factories import child, head_of, make_household, member

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 14)


@pytest.fixture
def shown(client, worker):
    """What the page of a household says."""

    def page(household):
        return Page(client.get(action_address(household, "change")))

    return page


def test_a_household_that_lacks_somebody_is_asked_about(shown):
    assert shown(make_household(declared_size=3)).says("3")
    assert shown(make_household(declared_size=3)).says("to check")


def test_people_of_whom_the_same_is_asked_stand_in_one_line(shown):
    household = make_household({}, child(given_name="Նարե"), child(given_name="Արամ"))

    page = shown(household)

    assert page.says("Նարե, Արամ") or page.says("Արամ, Նարե")


def test_another_declared_size_leads_to_where_it_is_typed(shown):
    page = shown(make_household(declared_size=3))

    assert "#id_declared_size" in page.links
    assert "id_declared_size" in page.ids


def test_who_is_not_named_yet_is_called_as_on_the_slip(shown, monkeypatch):
    unnamed = dict.fromkeys(["given_name", "patronymic", "family_name"], "") | {"unnamed": True}
    aged = {"birth_date": date(1990, 7, 1), "birth_precision": "estimated"}

    assert shown(make_household({}, {"relationship": "other_relative"} | unnamed | aged)).says(
        "woman, "
    )


def test_what_is_still_to_ask_stands_there_until_the_household_is_complete(shown):
    hurried, complete = make_household(is_complete=False), make_household()

    assert shown(hurried).says("Still to ask document of 1 telephone")
    assert not shown(complete).says("Still to ask")


def test_who_is_pregnant_by_a_desk_s_word_is_told_beside_those_with_a_day(shown, worker):
    household = make_household({"sex": "female"})
    need = NeedCode.objects.get(pk="PG")
    actions.add_need(person=head_of(household), need=need, on=TODAY, by=worker, today=TODAY)

    assert shown(household).says("and 1 whose day is not asked yet")


def test_a_number_in_a_dead_network_is_not_the_one_to_call(client, worker):
    household = make_household({}, child())
    for person, number in (
        (head_of(household), "+37497123456"),
        (member(household, "child"), "+37477123456"),
    ):
        actions.add_phone(person=person, values={"number": number}, by=worker, today=TODAY)

    page = client.get(action_address(household, "change")).content.decode()

    assert page.partition('href="tel:')[2].startswith("+37477123456")


def test_a_check_leads_to_the_page_where_it_is_mended(shown):
    household = make_household()

    assert action_address(head_of(household), "document") in shown(household).links


def test_a_decision_that_ended_is_asked_about(shown, worker):
    household = make_household()
    decision = {
        "degree": "severe",
        "from_on": date(2023, 11, 1),
        "until_on": date(2024, 11, 1),
    }
    actions.add_decision(person=head_of(household), values=decision, by=worker, today=TODAY)

    assert action_address(head_of(household), "disability") in shown(household).links


def test_a_certificate_on_a_replaced_passport_is_asked_about(shown, worker):
    household = make_household()
    head, passport = head_of(household), {"type": "passport", "number": "AN0123456"}
    before = shown(household).words
    paper = actions.add_document(person=head, values=passport, by=worker, today=TODAY)
    certificate = {"type": "temporary_protection", "number": "TP1", "issued_with": paper}
    actions.add_document(person=head, values=certificate, by=worker, today=TODAY)
    unasked = shown(household)

    actions.end_fact(fact=paper, on=TODAY, state="replaced", by=worker, today=TODAY)

    assert not unasked.says("was issued on a passport")
    assert shown(household).words != before
    assert shown(household).says("passport")


def test_flags_are_computed_from_the_members(shown):
    household = make_household({}, child())

    assert shown(household).says("single parent")


def test_an_institution_group_has_no_household_flags(shown):
    group = make_household(
        {"relationship": "resident", "birth_date": date(1940, 1, 1)}, kind="institution"
    )

    assert not shown(group).says("single older person")
    assert member(group, "resident")
