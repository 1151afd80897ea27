"""Links are recorded by number or by name in any script, and shown on the pages of both."""

from datetime import date

import pytest

from cases import actions
from cases.models import PersonLink
from tests.cases.pages import Page
from tests.cases.pages import action_address as address
from tests.factories import DAY, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
ON = "01.03.2024"
ANI = {"given_name": "Անահիտ", "family_name": "Մկրտչյան", "birth_date": date(1990, 2, 1)}


@pytest.fixture
def son(home):
    return member(home, "child")


@pytest.fixture
def aunt(worker):
    return head_of(make_household(ANI))


def linked(person, other, **values):
    return actions.link_people(
        person=person,
        values={"kind": "guardian", "other": other, "from_on": DAY} | values,
        by=make_user(),
        today=date(2024, 3, 1),
    )


@pytest.mark.parametrize("typed", ["Мкртчян Анаит", "Mkrtchyan", "Անահիտ Մկրտչյան"])
def test_somebody_is_found_by_name_in_any_script_and_chosen(client, act, son, aunt, typed):
    page = Page(act(son, "link", kind="guardian", other=typed, on=ON))

    assert page.says("Անահիտ Սերգեյի Մկրտչյան · 01.02.1990")
    assert page.faults["match"] == "Choose who it is."
    assert not PersonLink.objects.exists()

    answer = client.post(
        address(son, "link"), page.values | {"match": str(aunt), "may_collect": "on"}
    )
    assert answer.status_code == 302
    kept = PersonLink.objects.get()
    assert (kept.other, kept.kind, kept.may_collect) == (aunt, "guardian", True)


def test_nobody_out_of_sight_is_offered(act, son):
    make_household(ANI, at="AM08", registered_at="AM08")

    page = Page(act(son, "link", kind="guardian", other="Mkrtchyan", on=ON))

    assert page.faults["other"] == "Nobody whom you see has this number or name: Mkrtchyan."
    assert "Անահիտ" not in page.text


def test_somebody_who_was_not_offered_is_not_chosen(client, act, son, aunt):
    page = Page(act(son, "link", kind="guardian", other="Mkrtchyan", on=ON))
    elsewhere = head_of(make_household(at="AM08", registered_at="AM08"))

    client.post(address(son, "link"), page.values | {"match": str(elsewhere)})

    assert not PersonLink.objects.exists()


def test_a_missing_relative_stands_with_where_they_were_last_seen(client, worker, act, son):
    worker.is_cleared = True
    worker.save()
    act(
        son,
        "link",
        kind="parent",
        other_name="Սերգեյ Ավանեսյան",
        whereabouts="missing",
        last_seen_place="Lachin corridor",
        last_seen_on="25.09.2023",
        on=ON,
    )

    for target in (son, son.household):
        page = Page(client.get(address(target, "change")))
        assert page.says("missing")
        assert page.says("last seen : Lachin corridor 25.09.2023") or page.says(
            "last seen: Lachin corridor 25.09.2023"
        )


def test_a_link_stands_on_both_peoples_pages_and_leads_to_the_other(client, son, aunt):
    linked(son, aunt, may_collect=True, document="Nº 7")

    page = Page(client.get(address(son, "change")))
    assert page.says("Անահիտ Սերգեյի Մկրտչյան") and page.says("Nº 7")
    assert address(aunt, "change") in page.links
    assert page.says("may collect")
    page = Page(client.get(address(aunt, "change")))
    assert page.says("legal guardian (child under 14)") and page.says("Արամ")
    assert address(son, "change") in page.links


def test_of_somebody_out_of_sight_the_number_alone_is_told(client, worker, son):
    elsewhere = head_of(make_household(ANI, at="AM08", registered_at="AM08"))
    linked(son, elsewhere)

    for target in (son, son.household):
        page = Page(client.get(address(target, "change")))
        assert page.says(str(elsewhere))
        assert "Անահիտ" not in page.text
        assert address(elsewhere, "change") not in page.links


def test_a_link_ends_with_a_reason_from_the_page_of_either(client, act, son, aunt):
    kept = linked(son, aunt)

    act(aunt, "end-link", link="1", because="ordered", on=ON)

    kept.refresh_from_db()
    assert (kept.until_on, kept.ended_because) == (date(2024, 3, 1), "ordered")
    earlier = Page(client.get(address(son, "change")))
    assert earlier.says("by decision of a court or a guardianship body")


def test_nobody_types_that_somebody_turned_18(act, son, aunt):
    linked(son, aunt)

    page = Page(act(son, "end-link", link="1", because="turned_18", on=ON))

    assert "because" in page.faults
    assert PersonLink.objects.filter(until_on=None).exists()


def test_what_is_typed_of_a_link_is_corrected_and_the_rest_stays(act, son, aunt):
    linked(son, aunt, document="Nº 7", may_collect=True)

    act(son, "correct-link", row="1", may_collect="no", may_consent="yes")

    kept = PersonLink.objects.get()
    assert (kept.document, kept.may_collect, kept.may_consent) == ("Nº 7", False, True)


def test_pages_for_links_are_offered_where_there_are_some(client, son, aunt):
    assert address(son, "end-link") not in Page(client.get(address(son, "change"))).links

    linked(son, aunt)

    for person in (son, aunt):
        links = Page(client.get(address(person, "change"))).links
        assert {address(person, "end-link"), address(person, "correct-link")} <= set(links)
