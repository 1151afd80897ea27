"""What is asked and told beyond one's places leaves looks, of which none holds what was typed."""

import json

import pytest
from django.db import DatabaseError

from accounts.models import Look
from cases.models import IdentityDocument, TakeOver
from tests.cases.beyond import ask_so_often
from tests.cases.test_broken_glass_page import break_glass
from tests.cases.test_take_over_checked import TAKEN
from tests.cases.test_take_over_page import HERE, prove, take
from tests.factories import DAY, family, head_of, make_user
from tests.history import Kept

pytestmark = pytest.mark.django_db

LIST = "/admin/cases/household/"
NAMED = "Gohar Avanesyan 12.03.1984"


@pytest.fixture
def theirs(worker):
    household = family(at="AM03")
    IdentityDocument.objects.create(
        individual=head_of(household), type="passport", number="AN0123456", from_on=DAY
    )
    return household


def events():
    """(event, kind, subject) of the looks at what lies beyond, in their order."""
    told = Look.objects.filter(details__has_key="event").order_by("at", "pk")
    return [(look.details["event"], look.kind, look.subject) for look in told]


def test_a_family_that_is_not_proven_and_one_that_is(client, worker, theirs):
    prove(client, slip=str(theirs), number="AN0000000")
    prove(client, slip=str(theirs), number="AN0123456")

    assert events() == [
        ("family_not_proven", "refused", ""),
        ("family_proven", "searched", theirs.pk),
    ]
    kept = json.dumps([look.details for look in Look.objects.all()])
    assert "AN0" not in kept and str(theirs) not in kept


def test_a_family_that_is_taken_over_and_checked(client, worker, theirs):
    take(client, theirs)
    supervisor = make_user("supervisor", places=["AM07"])
    client.force_login(supervisor)
    row = f"{theirs.pk} {TakeOver.objects.get().taken_at.isoformat()}"
    client.post(TAKEN, {"row": row, "is_right": "yes"})

    assert [event for event in events() if event[0] != "family_proven"] == [
        ("taken_over", "granted", theirs.pk),
        ("take_over_checked", "granted", theirs.pk),
    ]


def test_every_change_of_a_taking_over_is_of_who_took_it_over(client, worker, theirs):
    known = Kept()
    take(client, theirs)

    told = known.all()
    assert {event.pgh_tracked_model.__name__ for event in told} >= {"TakeOver", "Residence"}
    assert {event.pgh_context["by"] for event in told} == {worker.pk}


def test_glass_that_is_broken_and_one_that_is_refused(client, worker, theirs):
    break_glass(client, "H-7K3MQ-9QX2T-P")
    break_glass(client, theirs)

    assert events() == [("glass_refused", "refused", ""), ("glass_broken", "granted", theirs.pk)]


def test_a_search_beyond_keeps_no_word_of_what_was_typed(client, worker, theirs):
    client.get(LIST, {"q": NAMED})

    assert ("searched_beyond", "searched", "") in events()
    kept = json.dumps([[look.details, look.asked] for look in Look.objects.all()])
    assert "Gohar" not in kept and "1984" not in kept


def test_a_search_that_is_refused_for_asking_too_often(client, worker, theirs):
    ask_so_often(worker, 30)
    client.get(LIST, {"q": NAMED})

    assert ("search_beyond_refused", "refused", "") in events()


@pytest.mark.parametrize("slug", ["contested", "glass", "taken-over"])
def test_the_lists_of_what_lies_beyond(client, slug):
    client.force_login(make_user("supervisor", places=["AM07"]))
    before = Look.objects.count()

    client.get(f"{LIST}{slug}/")

    assert Look.objects.filter(kind="listed").count() == Look.objects.count() - before == 1


@pytest.mark.parametrize("typed", [NAMED, "AN 0123456"])
def test_what_cannot_be_recorded_is_not_answered(client, worker, theirs, monkeypatch, typed):
    def fails(self, **others):
        raise DatabaseError("no room")

    monkeypatch.setattr(Look, "save", fails)

    assert client.get(LIST, {"q": typed}).status_code == 503
    assert prove(client, slip=str(theirs), number="AN0123456").status_code == 503
    assert client.get(HERE).status_code == 200
