"""Who knows of which referral: who sees the household, who sent it, and who answers it."""

import pytest

from cases.models import Household, Individual
from casework.models import Referral
from tests.casework.referring import DAY, after, receiver, says, sent, service
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


def rows_of(user, on=DAY):
    return set(Referral.objects.visible_to(user, on=on))


def test_who_sees_the_household_sees_its_referrals(referral):
    assert rows_of(make_user(places=["AM07"])) == {referral}
    assert rows_of(make_user(places=["AM01"])) == set()
    assert rows_of(make_user("coordinator", places=["AM07"])) == set()


def test_a_referral_is_known_to_the_people_of_its_receiver_alone(referral, partner):
    assert rows_of(partner) == {referral}
    assert rows_of(receiver(make_partner("OTHERS"))) == set()
    assert not Individual.objects.visible_to(partner, on=DAY).exists()
    assert not Household.objects.visible_to(partner, on=DAY).exists()


def test_who_sent_it_knows_it_though_the_household_is_not_theirs_any_more(referral, worker):
    worker.places.set([])

    later = after(400)
    assert rows_of(worker, on=later) == {referral}
    assert not Referral.objects.all().of_households_seen(worker, later).exists()


def test_of_protection_it_is_known_to_its_sender_and_those_cleared(head, worker):
    shelter = service(sector="gbv", of=make_partner("SHELTER"))
    says(head, partner=shelter.organisation, purpose="protection")
    secret = sent(head, [head], to=shelter, by=worker)

    assert rows_of(worker) == {secret}
    assert rows_of(make_user(places=["AM07"])) == set()
    assert rows_of(make_user("supervisor", places=["AM07"])) == {secret}
    assert rows_of(make_user(places=["AM07"], is_cleared=True)) == {secret}
