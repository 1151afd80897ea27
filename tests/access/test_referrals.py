"""What referrals open to their receivers in the world, against the oracle."""

from casework.models import Referral, ReferralPerson
from tests.access import oracle_referrals as oracle


def test_what_is_open_to_a_receiver_is_what_the_oracle_opens(world):
    expected = {r.number for r in world.register.referrals if oracle.is_open(world.register, r)}

    opened = set(Referral.objects.open_on(world.day).values_list("pk", flat=True))

    assert opened == expected
    assert 20 < len(opened) < Referral.objects.count() - 20


def test_of_whom_something_is_shared_is_who_agrees_and_is_not_hidden(world):
    expected = {
        (r.number, person)
        for r in world.register.referrals
        for person in oracle.shown(world.register, r)
    }

    rows = ReferralPerson.objects.shown_on(world.day)

    assert set(rows.values_list("referral_id", "individual_id")) == expected
