"""Several people at work: nothing of one is set back by another, nothing out of sight is shown."""

from datetime import date

import pytest

from cases import actions
from cases.models import Individual
from tests.cases.pages import Page, typed_again
from tests.factories import child, family, make_household, make_user, member

pytestmark = pytest.mark.django_db


def address(household):
    return f"/admin/cases/household/{household}/change/"


def row_of(page, person):
    """The prefix of the row in which a person stands."""
    return next(
        name.removesuffix("-number")
        for name, value in page.values.items()
        if name.endswith("-number") and value == person.number
    )


def test_a_page_sets_back_nothing_that_somebody_else_mended_meanwhile(client, home):
    head, son = member(home, "head"), member(home, "child")
    mine = theirs = Page(client.get(address(home)))
    client.post(
        address(home), typed_again(theirs, **{f"{row_of(theirs, son)}-given_name": "Վահան"})
    )

    changed = {f"{row_of(mine, head)}-patronymic": "Արմենի"}
    refused = Page(client.post(address(home), typed_again(mine, **changed)))
    client.post(address(home), typed_again(refused))

    assert refused.says("Somebody saved this household while you were typing.")
    assert Individual.objects.get(pk=head.pk).patronymic == "Արմենի"
    assert Individual.objects.get(pk=son.pk).given_name == "Վահան"


def test_a_household_that_moved_out_of_sight_ends_on_today(client, worker, act):
    household = family()

    answer = act(household, "change-address", place="Gyumri", kind="actual")

    assert answer.url == "/admin/"
    assert Page(client.get("/admin/")).says(f"{household} lives outside of your places now")


def test_the_life_of_a_person_elsewhere_is_not_shown(client, worker):
    elsewhere = make_household({}, child(), at="AM05")
    here = make_household(at="AM07")
    moving = member(elsewhere, "child")
    actions.move_member(
        person=moving,
        to=here,
        relationship="child",
        on=date(2024, 1, 1),
        by=make_user(),
        today=date(2024, 1, 2),
    )

    page = Page(client.get(f"/admin/cases/individual/{moving}/change/"))

    assert page.says(str(here))
    assert not page.says(str(elsewhere))


def test_who_moved_on_stands_among_the_former_members(client, home):
    son = member(home, "child")
    actions.move_member(
        person=son,
        to=None,
        relationship="head",
        on=date(2024, 1, 1),
        by=make_user(),
        today=date(2024, 1, 2),
    )

    assert Page(client.get(address(home))).says("moved to another household")


def test_a_move_with_nothing_typed_is_no_move(client, home, act):
    page = Page(act(member(home, "child"), "move"))

    assert "This field is required." in page.faults["relationship"]


@pytest.mark.parametrize("name", ["Anna Sargsyan", "Hayk Sargsyan", "Ter-Petrosyan"])
def test_a_name_of_twelve_letters_is_no_mistyped_number(client, worker, name):
    given, _space, family_name = name.rpartition(" ")
    household = make_household({"given_name": given or "Levon", "family_name": family_name})

    answer = client.get("/admin/cases/household/", {"q": name})

    assert answer.url == address(household)


@pytest.mark.parametrize("query", ["number__regex=(", "registered_on__year=99999999999"])
def test_a_list_is_asked_by_no_other_path(client, home, query):
    assert client.get(f"/admin/cases/household/?{query}").status_code in (302, 400)


def test_a_search_keeps_to_the_state_that_was_chosen(client, home):
    page = Page(client.get("/admin/cases/household/", {"q": "Ավանեսյան", "state": "inactive"}))

    assert page.says("0 found")


def test_an_address_typed_by_somebody_else_meanwhile_is_not_overwritten(client, home):
    url = f"/admin/cases/household/{home}/change-address/"
    page = Page(client.get(url))
    client.post(url, typed_again(page, place="Hrazdan", kind="actual"))

    told = Page(client.post(url, typed_again(page, place="Charentsavan", kind="actual")))
    client.post(url, typed_again(told))

    assert told.says("Somebody saved this household while you were typing.")
    present = home.residences.get(kind="actual", until_on=None)
    assert present.place.name("en") == "Charentsavan"


def test_a_birth_sent_twice_is_one_child(client, home):
    url = f"/admin/cases/individual/{member(home, 'head')}/birth/"
    born = {"given_name": "Անի", "sex": "female", "birth_date": "05.11.2025"}
    typed = typed_again(Page(client.get(url)), **born)

    client.post(url, typed)
    client.post(url, typed)

    assert home.members.filter(given_name="Անի").count() == 1
