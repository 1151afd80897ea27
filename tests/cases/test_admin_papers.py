"""Papers and what somebody is before the law, on the pages of a person."""

import re
from datetime import date

import pytest

from cases import actions
from tests.cases.pages import Page, action_address, typed_again
from tests.factories import child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
ON = "01.03.2024"
TODAY = date(2024, 6, 1)


def children_offered(client, person):
    """Number → whether ticked, of the children who may become citizens with a person."""
    page = Page(client.get(action_address(person, "citizenship")))
    boxes = [box for box in re.findall("<input[^>]*>", page.text) if 'name="children"' in box]
    return {re.search('value="([^"]*)"', box)[1]: "checked" in box for box in boxes}


def test_who_may_be_a_child_is_offered_and_who_is_one_is_ticked(client, worker):
    unknown = {"relationship": "other_relative", "birth_date": None, "birth_precision": ""}
    household = make_household({}, child(), unknown, {"relationship": "sibling"})

    assert children_offered(client, head_of(household)) == {
        member(household, "child").pk: True,
        member(household, "other_relative").pk: False,
    }


def test_a_child_who_is_a_citizen_already_is_not_offered(client, home, act):
    act(member(home, "child"), "status", status="citizen", on=ON)

    assert children_offered(client, head_of(home)) == {}


@pytest.mark.parametrize("at", ["AM07", "AM08"])
def test_a_child_who_lives_elsewhere_is_offered_to_who_may_see_them(client, home, at):
    son = member(family() if at == "AM07" else make_household({}, child(), at=at), "child")
    values = {"kind": "child", "other": son}
    actions.link_people(person=head_of(home), values=values, by=make_user(), today=TODAY)

    assert (son.pk in children_offered(client, head_of(home))) is (at == "AM07")


def test_no_stranger_becomes_a_citizen_by_what_a_browser_sends(act, home):
    stranger = member(family(), "child")

    page = Page(act(head_of(home), "citizenship", outcome="granted", children=[stranger.pk]))

    assert "children" in page.faults
    assert not stranger.statuses.exists()


PAPER = {"type": "passport", "number": "AN0123456", "on": ON}


def paper(person):
    return person.documents.get()


def test_a_paper_typed_unseen_is_seen_and_extended_on_its_page(act, home):
    act(head_of(home), "document", **PAPER, expires_on="01.01.2024")

    answer = act(head_of(home), "correct-document", is_verified="seen", extended_until="01.01.2027")

    assert answer.status_code == 302, Page(answer).faults
    kept = paper(head_of(home))
    assert (kept.is_verified, kept.extended_until) == (True, date(2027, 1, 1))
    assert kept.expires_on == date(2024, 1, 1)


def test_a_number_is_found_unsafe_on_its_page_and_a_dash_clears_a_note(act, home):
    act(head_of(home), "phone", number="093550127", note="After 17:00", whose="Sister", on=ON)

    act(head_of(home), "correct-phone", safe="unsafe", note="-", answered_on="05.03.2024")

    kept = head_of(home).phones.get()
    assert (kept.safe, kept.note, kept.whose) == ("unsafe", "", "Sister")
    assert kept.answered_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("slug", "typed", "field"),
    [
        ("correct-document", {"row": "2"}, "row"),
        ("correct-document", {"row": "documents-1"}, "row"),
        ("correct-document", {"is_verified": "true"}, "is_verified"),
        ("correct-document", {"extended_until": "31.02.2024"}, "extended_until"),
        ("correct-document", {"extended_until": "01.01.2027"}, "extended_until"),
        ("correct-phone", {"row": "\x00"}, "row"),
        ("correct-phone", {"safe": "perhaps"}, "safe"),
        ("correct-phone", {"note": "x" * 121}, "note"),
        ("correct-phone", {"answered_on": "01.01.2199"}, "answered_on"),
    ],
)
def test_what_cannot_be_corrected_so_is_said_at_its_field(act, home, slug, typed, field):
    act(head_of(home), "document", **PAPER)
    act(head_of(home), "phone", number="093550127", on=ON)

    assert field in Page(act(head_of(home), slug, **typed)).faults


@pytest.mark.parametrize("slug", ["correct-document", "correct-phone"])
def test_a_page_on_which_nothing_was_typed_corrects_nothing(act, home, slug):
    act(head_of(home), "document", **PAPER)
    act(head_of(home), "phone", number="093550127", on=ON)

    assert Page(act(head_of(home), slug)).says("Type what is to be corrected.")


def test_two_windows_do_not_correct_each_others_papers(act, client, home):
    act(head_of(home), "document", **PAPER, expires_on="01.01.2024")
    url = action_address(head_of(home), "correct-document")
    page = Page(client.get(url))
    client.post(url, typed_again(page, extended_until="01.01.2027"))

    told = Page(client.post(url, typed_again(page, extended_until="01.01.2028")))

    assert told.says("Somebody saved this household while you were typing.")
    assert paper(head_of(home)).extended_until == date(2027, 1, 1)


def test_among_several_papers_one_is_chosen(act, home):
    act(head_of(home), "document", **PAPER)
    act(head_of(home), "document", **PAPER | {"number": "AN7654321"})

    unchosen = Page(act(head_of(home), "correct-document", is_verified="seen"))
    act(head_of(home), "correct-document", row="2", is_verified="seen")

    assert "row" in unchosen.faults
    assert head_of(home).documents.get(is_verified=True).number == "AN7654321"
