"""Contested documents stand in a queue, with both holders, until somebody has seen the paper."""

from datetime import timedelta

import pytest

from cases import actions
from cases.models import IdentityDocument, LikelySame, Restriction
from places.models import Place
from tests.cases.beyond import somebody
from tests.cases.pages import Page
from tests.factories import DAY, family, head_of, make_household

pytestmark = pytest.mark.django_db

QUEUE = "/admin/cases/household/contested/"


def holds(person, by, *, seen=True, on=DAY):
    """A passport of one number, seen or not, recorded by the action that every door calls."""
    values = {"type": "passport", "number": "AN0123456", "is_verified": seen}
    return actions.add_document(person=person, values=values, by=by, today=on)


@pytest.fixture
def first(worker):
    """A woman in Ararat whose passport somebody has seen."""
    person = head_of(make_household({"given_name": "Անահիտ"}, at="AM03"))
    holds(person, worker)
    return person


def test_nobody_is_turned_away_by_form_for_a_number_that_another_holds(client, worker, act, first):
    ours = head_of(family())
    answer = act(ours, "document", type="passport", number="AN 0123456", is_verified="on")

    assert answer.status_code == 302
    assert ours.documents.get().state == "contested"
    assert LikelySame.objects.get().why == "document"


def test_the_queue_shows_it_and_whom_to_ask_of_who_is_elsewhere(client, worker, first):
    Place.objects.filter(pk="AM03").update(telephone="+374 235 21111")
    ours = head_of(family())
    holds(ours, worker)
    page = Page(client.get(QUEUE))

    assert page.says("AN 0123456") and page.says(str(ours))
    assert page.says("Ask the office in Ararat (marz), telephone +374 235 21111.")
    assert "Անահիտ" not in page.text and str(first) not in page.text
    assert f"/admin/cases/individual/{ours}/correct-document/" in page.links


def test_of_a_hidden_holder_not_even_the_office_is_told(client, worker, first):
    Restriction.objects.create(individual=first, reason="x", set_by=worker, from_on=DAY)
    holds(head_of(family()), worker)
    page = Page(client.get(QUEUE))

    assert page.says("Ask the data protection officer.")
    assert "Ararat" not in page.text


def test_a_holder_in_sight_is_named_and_linked(client, worker):
    one, other = head_of(family()), head_of(make_household({"given_name": "Անահիտ"}))
    holds(one, worker)
    holds(other, worker)
    page = Page(client.get(QUEUE))

    assert page.says("Անահիտ")
    assert f"/admin/cases/individual/{one}/end-fact/" in page.links


def test_the_oldest_stands_first_and_today_counts_them(client, worker, first):
    late, early = head_of(family()), head_of(family())
    holds(late, worker, on=DAY + timedelta(days=5))
    holds(early, worker, on=DAY + timedelta(days=2))
    text = Page(client.get(QUEUE)).text

    assert text.index(str(early)) < text.index(str(late))
    start = Page(client.get("/admin/"))
    assert QUEUE in start.links and start.says("2")


def test_people_elsewhere_are_not_in_the_queue(client, worker):
    one, other = head_of(family(at="AM03")), head_of(family(at="AM03"))
    holds(one, worker)
    holds(other, worker)

    assert Page(client.get(QUEUE)).says("No document in your places is contested.")
    assert QUEUE not in Page(client.get("/admin/")).links


def test_it_leaves_the_queue_once_somebody_has_seen_whose_it_is(client, worker, act):
    one, other = head_of(family()), head_of(make_household({"given_name": "Անահիտ"}))
    theirs = holds(one, worker)
    holds(other, worker)
    actions.end_fact(fact=theirs, on=DAY + timedelta(days=1), by=worker, today=clock_day())

    assert Page(client.get(QUEUE)).says("Nobody any more")
    act(other, "correct-document", is_verified="seen")

    paper = IdentityDocument.objects.get(individual=other)
    assert (paper.state, paper.is_verified) == ("valid", True)
    assert Page(client.get(QUEUE)).says("No document in your places is contested.")


def clock_day():
    return DAY + timedelta(days=2)


@pytest.mark.parametrize("role", ["registrar", "partner", "dpo", "administrator"])
def test_the_queue_is_for_staff_of_the_register(client, role):
    client.force_login(somebody(role))

    assert client.get(QUEUE).status_code == 403
