"""Plans of the dead and the gone are held back at once, and cancelled by the night."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from assistance import actions
from assistance.actions.holding import cancel_what_is_held_back
from assistance.models import Assistance, AssistedPerson
from cases.actions import member_leaves
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.factories import family, make_user, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def food():
    return programme(title="Food voucher", sector="food", modality="voucher", every_days=30)


def dies(home, *, by, on=DAY):
    member_leaves(person=member(home, "spouse"), reason="died", on=on, today=DAY, by=by)


def test_the_plan_of_somebody_who_died_is_held_back_at_once(worker, home, food):
    assistance = planned(home, by=worker, of=food)
    dies(home, by=worker)

    assert list(Assistance.objects.held_back(DAY)) == [assistance]
    with pytest.raises(ValidationError, match="left since"):
        delivered(assistance, by=worker)


def test_a_plan_of_people_who_are_there_is_not(worker, home, food):
    planned(home, by=worker, of=food)
    dies(family(by=worker), by=worker)

    assert not Assistance.objects.held_back(DAY).exists()


def test_the_night_cancels_it_and_the_others_may_be_helped_anew(worker, home, food):
    assistance = planned(home, by=worker, of=food)
    dies(home, by=worker)

    counted = cancel_what_is_held_back(today=DAY)

    assistance.refresh_from_db()
    assert counted == (1, 0)
    assert (assistance.state, assistance.ended_because) == ("cancelled", "somebody left")
    assert not AssistedPerson.objects.filter(assistance=assistance, counts=True).exists()
    assert planned(home, by=worker, of=food).state == "planned"


def test_a_plan_that_nobody_served_lapses_after_thirty_days(worker, home, food):
    assistance = planned(home, by=worker, of=food)

    early = cancel_what_is_held_back(today=DAY + timedelta(days=29))
    late = cancel_what_is_held_back(today=DAY + timedelta(days=30))

    assistance.refresh_from_db()
    assert (early, late) == ((0, 0), (0, 1))
    assert assistance.ended_because == "not served for 30 days"


def test_the_second_round_finds_nothing_to_do(worker, home, food):
    planned(home, by=worker, of=food)
    dies(home, by=worker)
    cancel_what_is_held_back(today=DAY)

    assert cancel_what_is_held_back(today=DAY) == (0, 0)


def test_what_was_delivered_stays_and_is_listed_where_somebody_was_gone(worker, home, food):
    assistance = delivered(planned(home, by=worker, of=food), by=worker)
    dies(home, by=worker, on=DAY - timedelta(days=3))
    other = family(by=worker)
    delivered(planned(other, by=worker, of=food), by=worker)

    assert list(Assistance.objects.after_leaving()) == [assistance]
    assert cancel_what_is_held_back(today=DAY) == (0, 0)


def test_out_of_sight_nothing_is_held_back_for_a_stranger(worker, home, food):
    planned(home, by=worker, of=food)
    dies(home, by=worker)
    stranger = make_user(places=["AM09"])

    rows = Assistance.objects.visible_to(stranger, on=DAY)
    assert not rows.held_back(DAY).exists()


def test_a_cancelled_plan_is_not_cancelled_again(worker, home, food):
    assistance = planned(home, by=worker, of=food)
    actions.cancel_assistance(assistance=assistance, reason="No need", on=DAY, by=worker)
    dies(home, by=worker)

    assert cancel_what_is_held_back(today=DAY) == (0, 0)
    assistance.refresh_from_db()
    assert assistance.ended_because == "No need"
