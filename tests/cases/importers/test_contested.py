"""A number on a list that somebody else is known to hold: contested, and nobody is turned away."""

from datetime import date

import pytest

from cases import actions
from cases.models import IdentityDocument, Individual, LikelySame
from tests.cases.importers.rows import person
from tests.factories import head_of, make_household, make_user

pytestmark = pytest.mark.django_db

ON = date(2023, 10, 1)
PASSPORT = {"type": "passport", "number": "AN0123456"}


@pytest.fixture
def holder():
    """A woman whose passport somebody has seen."""
    anahit = head_of(make_household({"given_name": "Անահիտ"}, at="AM03"))
    actions.add_document(
        person=anahit, values=PASSPORT | {"is_verified": True}, by=make_user(), today=ON
    )
    return anahit


def test_who_is_on_the_list_is_registered_and_the_number_contested(send, registrar, holder):
    outcome = send([person(passport="AN 0123456", psn="1234567890")])

    assert outcome.faults == []
    ours = Individual.objects.get(source="Hotel Ani")
    states = dict(ours.documents.values_list("type", "state"))
    assert states == {"passport": "contested", "psn": "valid"}
    assert holder.documents.get().state == "valid"
    noted = LikelySame.objects.get()
    assert (noted.individual, noted.other, noted.why) == (ours, holder, "document")
    assert noted.decided_by == registrar


def test_the_same_list_again_changes_nothing(send, holder):
    send([person(passport="AN0123456")])
    version = Individual.objects.get(source="Hotel Ani").household.version

    send([person(passport="AN0123456")])

    assert Individual.objects.get(source="Hotel Ani").household.version == version
    assert LikelySame.objects.count() == 1


def test_what_is_tried_only_contests_nothing(send, holder):
    send([person(passport="AN0123456")], dry_run=True)

    assert not IdentityDocument.objects.filter(state="contested").exists()


@pytest.mark.parametrize("changed", [{"until_on": ON}, {"is_verified": False}])
def test_a_number_that_nobody_holds_verified_any_more_is_theirs(send, holder, changed):
    IdentityDocument.objects.update(**changed)
    send([person(passport="AN0123456")])

    assert Individual.objects.get(source="Hotel Ani").documents.get().state == "valid"
